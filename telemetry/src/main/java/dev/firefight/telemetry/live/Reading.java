package dev.firefight.telemetry.live;

import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.live.golden.Recognition;
import java.util.List;

/**
 * What came of reading one source.
 *
 * @param source its name
 * @param kind what it is, with its article, such as {@code a Prometheus}
 * @param queries how many queries it was asked
 * @param budget how many it may still be asked
 * @param notes what was found, and what could not be used
 * @param troubles what could not be read, and why
 * @param recognition of a Prometheus: what was recognised, and what was not
 */
public record Reading(
        String source,
        String kind,
        int queries,
        Budget budget,
        ReadNotes notes,
        List<Trouble> troubles,
        Recognition recognition) {
    /** How far a source could be read. */
    public enum Outcome {
        /** All that was asked for. */
        READ,
        /** Something, and something not. */
        IN_PART,
        /** Nothing at all. */
        NOT_READ
    }

    /** Copies the list. */
    public Reading {
        troubles = List.copyOf(troubles);
    }

    /** How far it could be read. A source that has nothing of the window to tell was read. */
    public Outcome outcome() {
        if (troubles.isEmpty()) {
            return Outcome.READ;
        }
        return notes.isEmpty() ? Outcome.NOT_READ : Outcome.IN_PART;
    }

    /** What could not be read, one sentence for each trouble. */
    public List<String> sentences() {
        return troubles.stream().map(trouble -> trouble.sentence(source)).toList();
    }
}
