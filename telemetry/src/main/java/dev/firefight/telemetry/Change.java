package dev.firefight.telemetry;

import java.util.List;

/**
 * Something that was altered, or that an outside party said about itself. Texts are empty where the source did not say.
 *
 * @param kind what was altered
 * @param timeNanos when
 * @param id id of the commit, deployment or flag; what a person would look up
 * @param service whose
 * @param title one line
 * @param author who
 * @param version version deployed
 * @param provider the outside party of a status report
 * @param body longer text
 * @param diff changed lines in unified form
 * @param files changed files
 */
public record Change(
        Kind kind,
        long timeNanos,
        String id,
        String service,
        String title,
        String author,
        String version,
        String provider,
        String body,
        String diff,
        List<String> files) {
    /** What was altered. */
    public enum Kind {
        /** Source code or configuration under version control. */
        COMMIT,
        /** A version brought to production. */
        DEPLOY,
        /** A feature flag. */
        FLAG,
        /** Configuration outside version control. */
        CONFIG,
        /** What an outside party reports about itself. */
        STATUS,
        /** Anything else that somebody did to production. */
        OTHER
    }

    /** Copies the list. */
    public Change {
        files = List.copyOf(files);
    }
}
