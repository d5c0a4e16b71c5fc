/**
 * Asks a server from a terminal: incidents, alerts, who is on call; what pages can do, for people who live there.
 *
 * <p>In: a server's address, a token, and what somebody types. Out: what the server answered, for people or as JSON. It knows no kinds of
 * entries: the server tells which there are, what they say in words, and what its rules ask.
 *
 * <p>Always: what is written is written once, though a connection breaks; what comes from a server is made safe for a terminal; a token
 * comes from the environment or a file, never from the command line, where others on the machine could read it.
 */
@NullMarked
package dev.firefight.app.client;

import org.jspecify.annotations.NullMarked;
