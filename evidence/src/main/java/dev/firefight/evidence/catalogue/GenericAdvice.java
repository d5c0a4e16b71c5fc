package dev.firefight.evidence.catalogue;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.telemetry.Change;

/** What to do about a suspect that matches no signature: by where the cause comes from and what kind of trouble shows. */
public final class GenericAdvice {
    private GenericAdvice() {}

    /**
     * Advice by bucket and family.
     *
     * @param bucket where the cause comes from
     * @param family the kind of trouble that shows most
     * @param name what a person would call the suspect; empty where it has no name
     */
    public static Advice of(Bucket bucket, Family family, String name) {
        String it = name.isEmpty() ? "it" : name;
        return switch (bucket) {
            case CHANGE -> ofChange(Change.Kind.OTHER, name);
            case DEPENDENCY -> ofProvider(name);
            case KNOWN_PATTERN ->
                new Advice(
                        "Compare with the earlier case: if what was seen first then is not seen now, it is not the same.",
                        "Do what helped last time, one step at a time, and watch whether " + it + " recovers.");
            case INTERNAL -> ofFamily(family, it);
        };
    }

    /**
     * Advice about a change.
     *
     * @param kind what was altered
     * @param title id or title of the change; empty where it has none
     */
    public static Advice ofChange(Change.Kind kind, String title) {
        String it = title.isEmpty() ? "the change" : "\u201c" + title + "\u201d";
        return switch (kind) {
            case DEPLOY ->
                new Advice(
                        "Compare instances of the old and the new version: if both fail alike, it was not " + it + ".",
                        "Roll back %s; if the errors do not fall within two scrape intervals, it was not this change."
                                .formatted(it));
            case COMMIT ->
                new Advice(
                        "Ask a failing instance for its version: if " + it + " is not in it, it is innocent.",
                        "Roll back to the version before %s; if the errors do not fall within two scrape intervals, it was not this change."
                                .formatted(it));
            case FLAG ->
                new Advice(
                        "Compare the error share of requests with and without " + it
                                + ": if they are equal, the flag is innocent.",
                        "Turn %s back; if the errors do not fall within two scrape intervals, it was not this flag."
                                .formatted(it));
            case CONFIG ->
                new Advice(
                        "Read the value from a failing process itself: if it still has the old one, " + it
                                + " is innocent.",
                        "Put %s back as it was and make sure that the processes read it; if the errors do not fall within two scrape intervals, it was not this change."
                                .formatted(it));
            case STATUS -> ofProvider(title);
            case OTHER ->
                new Advice(
                        "Put the times side by side: if the first error is older than " + it + ", it is innocent.",
                        "Undo %s; if the errors do not fall within two scrape intervals, it was not this change."
                                .formatted(it));
        };
    }

    /**
     * Advice about an outside party.
     *
     * @param provider its name; empty where it is not known
     */
    public static Advice ofProvider(String provider) {
        String it = provider.isEmpty() ? "the provider" : provider;
        return new Advice(
                "Call the health endpoint of %s directly from one host: if it answers in its usual time, it is not to blame."
                        .formatted(it),
                "Do without %s for now: switch to a fallback, queue what can wait, fail fast for the rest, and open a case with them."
                        .formatted(it));
    }

    private static Advice ofFamily(Family family, String it) {
        return switch (family) {
            case CPU ->
                new Advice(
                        "Look at the busiest threads of %s for ten seconds: if they are busy with what they always do and just get more of it, look at who sends the load."
                                .formatted(it),
                        "Add instances of %s or move it away from its neighbours, and shed what can wait."
                                .formatted(it));
            case MEMORY ->
                new Advice(
                        "Watch the memory of %s after the next collection: if it falls back to where it was, nothing leaks."
                                .formatted(it),
                        "Restart the instances of %s one by one to win time, and save a heap dump of one before."
                                .formatted(it));
            case FLOW, NETWORK ->
                new Advice(
                        "Ping and connect to %s from two other machines: if both are as fast as ever, the path is well."
                                .formatted(it),
                        "Take the instances of %s behind that path out of rotation, or move them to another machine or zone."
                                .formatted(it));
            case PATTERN, OWN_TIME ->
                new Advice(
                        "Repeat one failing request against %s: if its steps and logs are as on a good day, it is not this."
                                .formatted(it),
                        "Take the failing instances of %s out of rotation; if all fail, go back to its last good version."
                                .formatted(it));
            case SYMPTOM, EXCESS, FIRST_FAILING ->
                new Advice(
                        "Call %s directly, past everything in front of it: if it answers well, look at what lies between; if not, at what it calls."
                                .formatted(it),
                        "Shed or divert load from %s while the cause is searched for.".formatted(it));
            case OTHER ->
                new Advice(
                        "Read the measurement from %s itself: if it does not show the same, the monitoring is wrong."
                                .formatted(it),
                        "Take the deviating instances of %s out of rotation and watch whether users feel it."
                                .formatted(it));
        };
    }
}
