package dev.firefight.evidence;

/** Where a cause comes from. Every suspect is in exactly one. */
public enum Bucket {
    /** Something was altered: a deployment, configuration, a flag, a migration, work on infrastructure. */
    CHANGE("change", "recent changes"),
    /** It matches a known way of failing. */
    KNOWN_PATTERN("known-pattern", "known patterns"),
    /** Outside the team's control: a provider, a certificate, a region, what others send. */
    DEPENDENCY("dependency", "external dependencies"),
    /** A component failed by itself. */
    INTERNAL("internal", "internal faults");

    private final String id;
    private final String words;

    Bucket(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String words() {
        return words;
    }
}
