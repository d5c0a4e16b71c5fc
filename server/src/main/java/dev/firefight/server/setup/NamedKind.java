package dev.firefight.server.setup;

/** What has a name in a set-up. */
enum NamedKind {
    PERSON,
    TEAM,
    SCHEDULE,
    POLICY,
    ROUTE,
    INTEGRATION,
    SOURCE,
    WATCH,
    HEARTBEAT
}
