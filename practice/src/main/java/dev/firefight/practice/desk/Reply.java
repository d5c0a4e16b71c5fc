package dev.firefight.practice.desk;

import dev.firefight.incident.Entry;
import dev.firefight.practice.scenario.Act;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What comes of a line that somebody typed. */
public sealed interface Reply {
    /** Entries were written into the timeline. */
    record Written(List<Entry> entries) implements Reply {
        /** Copies the list. */
        public Written {
            entries = List.copyOf(entries);
        }
    }

    /** Something is being done to production. */
    record Begun(Act act, Duration takes, Optional<Long> change) implements Reply {}

    /** Something is to be looked at. */
    record Look(String line) implements Reply {}

    /** Words. */
    record Told(List<String> lines) implements Reply {
        /** Copies the list. */
        public Told {
            lines = List.copyOf(lines);
        }

        static Told of(String... lines) {
            return new Told(List.of(lines));
        }
    }

    /** It needs a yes, or a reason, which is the next line. */
    record Question(String text) implements Reply {}

    /** It cannot be, and why. */
    record Refused(String text) implements Reply {}
}
