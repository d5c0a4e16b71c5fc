package dev.firefight.practice.score;

import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Inquiry.HypothesisConfirmed;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisSupported;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.remedy.RemedyKind;
import dev.firefight.practice.scenario.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether nothing was put at risk that did not have to be. */
final class SafetyPoints {
    private static final double DESTROYS = 3;
    private static final double FELT = 1;

    private SafetyPoints() {}

    static List<Point> of(Played played) {
        List<Point> points = new ArrayList<>();
        boolean isEarned =
                !played.acts().isEmpty() || played.first(Resolved.class).isPresent();
        points.add(new Point(
                Rule.S1,
                played.scenario().lasts(),
                isEarned ? Rule.S1.most() : 0,
                isEarned ? "something was done, or found not to be needed" : "nothing was done, and nothing said"));
        Optional<Duration> supposed = played.first(HypothesisProposed.class);
        Optional<Duration> known =
                earlier(played.first(HypothesisSupported.class), played.first(HypothesisConfirmed.class));
        for (Act one : played.acts()) {
            RemedyKind kind = Remedies.kind(one.remedy());
            switch (kind.risk()) {
                case DESTRUCTIVE -> {
                    if (!isKnown(played, one)
                            && known.filter(at -> at.compareTo(one.at()) <= 0).isEmpty()) {
                        points.add(new Point(Rule.S2, one.at(), -DESTROYS, one.line() + " without evidence"));
                    }
                }
                case FELT -> {
                    if (supposed.filter(at -> at.compareTo(one.at()) <= 0).isEmpty()) {
                        points.add(new Point(Rule.S3, one.at(), -FELT, one.line() + " on a guess"));
                    }
                }
                case REVERSIBLE -> {}
            }
        }
        return points;
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(first -> first.compareTo(other.get()) <= 0).or(() -> other)
                : one.or(() -> other);
    }

    private static boolean isKnown(Played played, Act act) {
        return played.scenario().plays().stream()
                .flatMap(play -> play.acts().stream())
                .anyMatch(one -> one.line().equals(act.line()));
    }
}
