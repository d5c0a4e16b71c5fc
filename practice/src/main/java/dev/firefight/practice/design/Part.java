package dev.firefight.practice.design;

/** What has a name in the description of a system, and is named elsewhere. */
enum Part {
    SERVICE,
    ROUTE,
    CALL,
    DATABASE,
    QUERY,
    TABLE,
    POOL,
    CACHE,
    TOPIC;

    /** The name of something that belongs to something else. */
    static String of(String owner, String name) {
        return owner + " " + name;
    }
}
