package dev.firefight.server.setup;

import dev.firefight.document.Durations;
import dev.firefight.paging.roster.Hours;
import dev.firefight.paging.roster.Target;
import java.time.Duration;

/** Single values as a document has them, for forms in which they are filled in. */
public final class SetupWords {
    private SetupWords() {}

    /** Such as {@code 1w}. */
    public static String duration(Duration duration) {
        return Durations.write(duration);
    }

    /** Such as {@code schedule payments}. */
    public static String target(Target target) {
        return RosterWriting.called(target);
    }

    /** Such as {@code mon-fri 09:00-17:00}. */
    public static String hours(Hours hours) {
        return RosterTelling.hours(hours);
    }
}
