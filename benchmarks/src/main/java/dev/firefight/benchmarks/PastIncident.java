package dev.firefight.benchmarks;

import dev.firefight.incident.Action;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Impact;
import dev.firefight.incident.Inquiry;
import dev.firefight.incident.Message;
import dev.firefight.incident.Person;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Staffing;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;

/** The timeline of an incident as it may have been, from its declaration to its end, entry by entry. */
final class PastIncident {
    private static final int MOST_SECONDS_BETWEEN = 90;

    private final Prose prose;
    private final SplittableRandom random;
    private final int entries;
    private final boolean isOver;
    private final Queue<Fact> next = new ArrayDeque<>();
    private Instant at;
    private long number;
    private long hypothesis;

    /**
     * An incident.
     *
     * @param entries how many it has; at least 12
     * @param isOver whether the last of them resolves it
     */
    PastIncident(Prose prose, long seed, Instant at, int entries, boolean isOver) {
        this.prose = prose;
        this.random = new SplittableRandom(seed);
        this.at = at;
        this.entries = entries;
        this.isOver = isOver;
        next.add(new Course.Declared(prose.text(30), random.nextInt(10) == 0, Course.Expectation.UNKNOWN));
        next.add(new Course.SeveritySet(one(Severity.values()), ""));
        next.add(new Staffing.RoleTaken(Role.COMMANDER, person()));
        next.add(new Impact.ImpactStarted(at));
        next.add(new Staffing.RoleTaken(Role.SCRIBE, person()));
    }

    /** All of it. */
    static List<Entry> whole(int entries) {
        PastIncident incident = new PastIncident(new Prose(1), 1, Instant.parse("2026-03-01T02:15:00Z"), entries, true);
        List<Entry> timeline = new ArrayList<>();
        while (incident.hasNext()) {
            timeline.add(incident.next());
        }
        return timeline;
    }

    boolean hasNext() {
        return number < entries;
    }

    Entry next() {
        number++;
        at = at.plusSeconds(1 + random.nextInt(MOST_SECONDS_BETWEEN));
        if (number == entries - 2) {
            next.clear();
            next.add(new Impact.ImpactEnded(at));
            next.add(new Course.Stabilised(prose.text()));
            next.add(isOver ? new Course.Resolved(prose.text()) : observed());
        } else if (next.isEmpty()) {
            happens();
        }
        return new Entry(number, at, person(), next.remove());
    }

    private void happens() {
        switch (random.nextInt(40)) {
            case 0, 1, 2 -> {
                hypothesis = number;
                next.add(new Inquiry.HypothesisProposed(
                        one(Bucket.values()),
                        prose.text(),
                        one(Inquiry.Amount.values()),
                        one(Inquiry.Amount.values()),
                        one(Inquiry.Amount.values()),
                        prose.text()));
            }
            case 3, 4 -> {
                next.add(new Inquiry.TestStarted(hypothesis, prose.text(), Inquiry.Amount.LOW, Inquiry.Amount.LOW));
                next.add(new Inquiry.TestFinished(number, prose.text()));
                next.add(new Inquiry.HypothesisRefuted(hypothesis, prose.text(), Inquiry.Source.LOG));
            }
            case 5 -> {
                next.add(new Action.ChangeStarted(
                        Action.Purpose.MITIGATION, prose.text(), prose.service(), prose.text(60), prose.text(50), ""));
                next.add(new Action.ChangeFinished(number, prose.text()));
                next.add(new Action.VerificationStarted(Optional.of(number), prose.text()));
                next.add(new Action.VerificationFailed(number + 2, prose.text()));
            }
            case 6, 7 ->
                next.add(new Message.UpdatePosted(
                        Message.Audience.ENGINEERS, prose.text(180), Optional.of(at.plusSeconds(1_800))));
            case 8, 9 -> {
                next.add(new Inquiry.Asked(prose.text(50)));
                next.add(new Inquiry.Answered(number, prose.text()));
            }
            case 10 -> next.add(new Action.Decided(Action.Choice.PATCH_NOW, prose.text(), prose.text(), ""));
            default -> next.add(observed());
        }
    }

    private Fact observed() {
        return new Inquiry.Observed(prose.text(), one(Inquiry.Source.values()));
    }

    private Person person() {
        return new Person(prose.name());
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
