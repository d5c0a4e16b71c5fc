package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Statement.Kind;
import dev.firefight.evidence.pattern.PatternCounts;
import dev.firefight.evidence.pattern.Place;
import dev.firefight.evidence.pattern.Sightings;
import dev.firefight.evidence.pattern.Template;

/** A template, and what was seen of all its shapes, or of those that one service says. */
final class MergedPattern {
    private final Template template;
    private final boolean isTrace;
    private final long[] counts;
    private int levels;
    private long speakers;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Place place = new Place(Place.FILES - 1, Place.BYTES - 1);

    MergedPattern(Template template, boolean isTrace, int windows) {
        this.template = template;
        this.isTrace = isTrace;
        this.counts = new long[windows];
    }

    void add(Sightings seen) {
        for (int window = 0; window < counts.length; window++) {
            counts[window] += seen.lines(window);
        }
        levels |= seen.levels();
        speakers |= seen.speakers();
        first = Math.min(first, seen.first());
        last = Math.max(last, seen.last());
        Place foremost = seen.places().getFirst();
        place = foremost.compareTo(place) < 0 ? foremost : place;
    }

    Template template() {
        return template;
    }

    boolean isTrace() {
        return isTrace;
    }

    Kind kind() {
        boolean goesOn = levels == 1 << LineHeaders.CONTINUES;
        Kind beside = Answers.is(template.text()) ? Kind.ANSWER : Kind.TRACE;
        return isTrace ? beside : goesOn ? Kind.GOES_ON : Kind.LINE;
    }

    int severity() {
        int told = levels & (1 << LineHeaders.CONTINUES) - 1;
        return told == 0 ? 0 : Integer.SIZE - 1 - Integer.numberOfLeadingZeros(told);
    }

    /** A bit for each who says it. */
    long speakers() {
        return speakers;
    }

    /** When it was first seen; {@link Long#MAX_VALUE} when no line tells. */
    long first() {
        return first;
    }

    /** When it was last seen; {@link Long#MIN_VALUE} when no line tells. */
    long last() {
        return last;
    }

    /** Where it stands first. */
    Place place() {
        return place;
    }

    /** Lines in each window. */
    PatternCounts patternCounts() {
        return new PatternCounts(template.number(), severity(), counts);
    }
}
