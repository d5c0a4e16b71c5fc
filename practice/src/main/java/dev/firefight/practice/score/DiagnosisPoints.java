package dev.firefight.practice.score;

import dev.firefight.incident.Bucket;
import dev.firefight.practice.drill.Deed.Diagnosed;
import dev.firefight.practice.drill.DrillLog.Dated;
import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.scenario.Strike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether it was known what it was. */
final class DiagnosisPoints {
    private static final double EACH_WRONG = 2;
    private static final double RIGHT_FAMILY = 1;

    private final Played played;
    private final Duration at;
    private final Diagnosed told;

    private DiagnosisPoints(Played played, Dated<Diagnosed> told) {
        this.played = played;
        this.at = told.at();
        this.told = told.deed();
    }

    static List<Point> of(Played played) {
        Optional<Dated<Diagnosed>> last = played.log().all(Diagnosed.class).reduce((_, next) -> next);
        if (last.isEmpty()) {
            return List.of(new Point(Rule.D1, played.scenario().lasts(), 0, "nobody said what it was"));
        }
        DiagnosisPoints points = new DiagnosisPoints(played, last.get());
        return played.scenario().isFalseAlarm() ? points.ofNothing() : points.ofCauses();
    }

    /** Nothing is wrong: whoever says so is right in all. */
    private List<Point> ofNothing() {
        boolean isRight = told.bucket().isEmpty() && told.causes().isEmpty();
        List<Point> points = new ArrayList<>();
        for (Rule rule : List.of(Rule.D1, Rule.D2, Rule.D3, Rule.D4)) {
            points.add(new Point(rule, at, isRight ? rule.most() : 0, "nothing was wrong"));
        }
        points.add(confidence(isRight));
        return points;
    }

    private List<Point> ofCauses() {
        List<Point> points = new ArrayList<>();
        String truth = played.scenario().truth().component();
        boolean isRight = told.causes().stream().anyMatch(one -> component(one).equals(truth));
        points.add(new Point(
                Rule.D1,
                at,
                isRight ? Rule.D1.most() : 0,
                isRight ? truth + " is where it began" : "it began in " + truth));
        for (String one : told.causes()) {
            if (!component(one).equals(truth)
                    && played.scenario().troubles().stream()
                            .noneMatch(trouble -> trouble.place().equals(component(one)))) {
                points.add(new Point(
                        Rule.D1, at, isRight ? -EACH_WRONG : 0, component(one) + " has nothing to do with it"));
            }
        }
        String bucket = played.scenario().truth().bucket();
        String said = told.bucket().map(DiagnosisPoints::word).orElse("none");
        points.add(new Point(
                Rule.D2,
                at,
                said.equals(bucket) ? Rule.D2.most() : 0,
                "it was " + bucket + ", and " + said + " was said"));
        points.add(what());
        points.add(change());
        points.add(confidence(
                !told.causes().isEmpty() && component(told.causes().getFirst()).equals(truth)));
        return points;
    }

    private Point what() {
        List<String> kinds = played.scenario().troubles().stream()
                .map(Strike::fault)
                .distinct()
                .toList();
        for (String one : told.causes()) {
            if (kinds.contains(fault(one))) {
                return new Point(Rule.D3, at, Rule.D3.most(), fault(one) + " it was");
            }
        }
        String first = kinds.getFirst();
        boolean isRelated = told.causes().stream()
                .flatMap(one -> Faults.all().stream().filter(kind -> kind.id().equals(fault(one))))
                .anyMatch(kind -> kind.family() == Faults.kind(first).family());
        return new Point(Rule.D3, at, isRelated ? RIGHT_FAMILY : 0, "it was " + first);
    }

    private Point change() {
        List<Long> guilty = played.mine().guilty();
        boolean isRight = told.change().map(guilty::contains).orElse(guilty.isEmpty());
        return new Point(
                Rule.D4,
                at,
                isRight ? Rule.D4.most() : 0,
                guilty.isEmpty() ? "no change set it off" : "change " + guilty.getFirst() + " set it off");
    }

    private Point confidence(boolean isRight) {
        double p = told.confidence() / 100.0;
        double o = isRight ? 1 : 0;
        return new Point(
                Rule.D5,
                at,
                Rule.D5.most() * (1 - (p - o) * (p - o)),
                told.confidence() + " % sure, and " + (isRight ? "right" : "wrong"));
    }

    private static String component(String cause) {
        int colon = cause.indexOf(':');
        return (colon < 0 ? cause : cause.substring(0, colon)).strip();
    }

    private static String fault(String cause) {
        int colon = cause.indexOf(':');
        return colon < 0 ? "" : cause.substring(colon + 1).strip();
    }

    private static String word(Bucket bucket) {
        return bucket.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
