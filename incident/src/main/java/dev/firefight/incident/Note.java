package dev.firefight.incident;

import java.time.Instant;

/** What concerns the timeline itself. */
public sealed interface Note extends Fact {
    /** What an earlier entry should have said. The entry stays. */
    record Corrected(long entry, String text) implements Note {
        /** Checks the text. */
        public Corrected {
            text = Words.text("correction", text);
        }
    }

    /** The next entry was made against a rule, for a reason. */
    record Overridden(String rule, String reason) implements Note {
        /** Checks the texts. */
        public Overridden {
            rule = Words.line("rule", rule);
            reason = Words.text("reason", reason);
        }
    }

    /**
     * All before this was written elsewhere and taken over as it was, with its times and authors.
     *
     * @param from from where it came, as whoever imported it said
     * @param number of the incident there
     */
    record Imported(String from, long number) implements Note {
        /** Checks the text. */
        public Imported {
            from = Words.line("place it came from", from);
        }
    }

    /** What production said was recorded, or why it was not. It may come when all is over. */
    record Recorded(String text) implements Note {
        /** Checks the text. */
        public Recorded {
            text = Words.text("text", text);
        }
    }

    /** A clock ran out, and those concerned were reminded. */
    record ClockRang(ClockKind clock, Instant due) implements Note {}
}
