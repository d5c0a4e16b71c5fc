package dev.firefight.paging.roster;

/** Whom a step calls. */
public sealed interface Target {
    /** The name of the person, schedule or team. */
    String name();

    /** One person. */
    record OfMember(String name) implements Target {}

    /** Whoever is on call in a schedule at that moment. */
    record OfSchedule(String name) implements Target {}

    /** All members of a team at once. */
    record OfTeam(String name) implements Target {}
}
