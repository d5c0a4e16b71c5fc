package dev.firefight.incident;

/** How bad an incident is. When in doubt, the higher. */
public enum Severity {
    /** Nothing works, for all or most customers. */
    SEV_1,
    /** Something that matters works for few customers only, or for none. */
    SEV_2,
    /** Something works badly, or something of little weight does not work. */
    SEV_3,
    /** A blemish that customers hardly notice. */
    SEV_4,
    /** Nothing that customers notice. */
    SEV_5;

    /** Whether all hands are needed, and deployments rest for a while afterwards. */
    public boolean isMajor() {
        return this == SEV_1 || this == SEV_2;
    }

    /** Whether this is worse than another. */
    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }
}
