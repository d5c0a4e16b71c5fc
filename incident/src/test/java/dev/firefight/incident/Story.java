package dev.firefight.incident;

import dev.firefight.incident.Ruling.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An incident that a test tells, with a clock of its own. */
final class Story {
    static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
    static final Person ANN = new Person("Ann");
    static final Person BEN = new Person("Ben");

    private final List<Entry> timeline = new ArrayList<>();
    private Instant now = START;

    /** An incident that was declared. */
    static Story declared() {
        Story story = new Story();
        story.says(ANN, new Course.Declared("checkout fails", false, Course.Expectation.NO));
        return story;
    }

    Incident incident() {
        return Incident.of(timeline);
    }

    List<Entry> timeline() {
        return List.copyOf(timeline);
    }

    Instant now() {
        return now;
    }

    long last() {
        return timeline.size();
    }

    Story later(Duration by) {
        now = now.plus(by);
        return this;
    }

    /** What becomes of it; it is not written. */
    Ruling asks(Person by, Fact fact, Consent consent) {
        return Rules.decide(incident(), Policy.USUAL, new Proposal(by, now, fact, consent));
    }

    Ruling asks(Person by, Fact fact) {
        return asks(by, fact, new Consent.None());
    }

    /** What becomes of it; what is accepted is written. */
    Ruling tries(Person by, Fact fact, Consent consent) {
        Ruling ruling = asks(by, fact, consent);
        if (ruling instanceof Accepted(List<Fact> facts)) {
            facts.forEach(one -> timeline.add(new Entry(last() + 1, now, by, one)));
        }
        return ruling;
    }

    /** Writes what has to be accepted; gives the number of its entry. */
    long says(Person by, Fact fact) {
        return says(by, fact, new Consent.None());
    }

    long says(Person by, Fact fact, Consent consent) {
        Ruling ruling = tries(by, fact, consent);
        if (!(ruling instanceof Accepted)) {
            throw new AssertionError(fact + " was not accepted: " + ruling);
        }
        return last();
    }

    static Action.ChangeStarted mitigation(String what) {
        return new Action.ChangeStarted(Action.Purpose.MITIGATION, what, "checkout", "errors fall", "undo it", "");
    }

    static Action.ChangeStarted fix(String what) {
        return new Action.ChangeStarted(Action.Purpose.FIX, what, "checkout", "errors fall", "undo it", "");
    }

    static Inquiry.HypothesisProposed cause(Bucket bucket, String cause) {
        return new Inquiry.HypothesisProposed(
                bucket, cause, Inquiry.Amount.MEDIUM, Inquiry.Amount.HIGH, Inquiry.Amount.LOW, "");
    }
}
