package dev.firefight.server.access;

import dev.firefight.incident.Person;

/**
 * Who makes a request.
 *
 * @param person as they stand in timelines
 * @param permission what they may do
 * @param formKey what every form of a session has to bring along, so that no other site can send it in their name; empty for programs,
 *     which show their token with each request
 */
public record Caller(Person person, Permission permission, String formKey) {}
