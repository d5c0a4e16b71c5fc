package dev.firefight.evidence.metric;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.stat.Peers;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What series say against whom: one clue for each series that moved in a bad direction. */
public final class MetricClues {
    /** Heaviness of the tail: reference windows differ from each other by more than their spread tells. */
    private static final double DEGREES_OF_FREEDOM = 4;

    /**
     * Latency, errors and traffic of a service also move when somebody else is at fault, resources of a component hardly do. Odds of one
     * to 150 against a symptom being the cause.
     */
    private static final double SYMPTOM_PRIOR = -5;

    /** However far a symptom moved, by itself it makes nobody more likely than not to be the cause. */
    private static final double MOST_OF_SYMPTOM = 0;

    private MetricClues() {}

    /**
     * What was found in series.
     *
     * @param clues the clues, in no particular order
     * @param looked how many series were looked at for each target
     */
    public record Result(List<Clue> clues, Map<Target, Integer> looked) {}

    /** Looks at all series of an incident. */
    static Result of(Measurements measurements, long onsetNanos) {
        Map<Target, Integer> looked = new LinkedHashMap<>();
        List<Clue> clues = ofSeries(moved(measurements, onsetNanos, looked), onsetNanos);
        for (PacketFlow flow : measurements.flows()) {
            flow.excess(onsetNanos, measurements.healthy(flow)).ifPresent(excess -> {
                double surprise = Robust.surprise(excess, DEGREES_OF_FREEDOM);
                if (surprise > 0) {
                    clues.add(clue(flow, surprise, excess, onsetNanos));
                }
            });
        }
        return new Result(clues, looked);
    }

    /** How far each series moved that moves at all; counts those that were looked at, moving or not. */
    private static List<Moved> moved(Measurements measurements, long onsetNanos, Map<Target, Integer> looked) {
        List<Measured> all = measurements.all();
        Map<String, Double> peersUsual = peersUsual(all, onsetNanos);
        List<Moved> moved = new ArrayList<>();
        for (Measured one : all) {
            Optional<Shift> shift = Shift.of(
                    one.series(),
                    measurements.healthy(one),
                    onsetNanos,
                    peersUsual.getOrDefault(one.series().key().metric(), 0.0));
            if (shift.isEmpty()) {
                continue;
            }
            looked.merge(one.target(), 1, Integer::sum);
            if (!Robust.isConstant(one.series().values())) {
                moved.add(new Moved(one, shift.get()));
            }
        }
        return moved;
    }

    /** A clue for each series that moved in a bad direction; the more series of a family a target has, the more likely one of them moves. */
    private static List<Clue> ofSeries(List<Moved> moved, long onsetNanos) {
        Map<FamilyOfTarget, Integer> tries = new HashMap<>();
        moved.forEach(one -> tries.merge(one.family(), 1, Integer::sum));
        List<Clue> clues = new ArrayList<>();
        for (Moved one : beyondPeers(moved)) {
            Meaning meaning = one.measured.meaning();
            double surprise = Robust.surprise(meaning.badness(one.shift.distance()), DEGREES_OF_FREEDOM);
            double among = Math.log(tries.getOrDefault(one.family(), 1));
            double odds = meaning.isResource()
                    ? surprise - among
                    : Math.min(surprise + SYMPTOM_PRIOR - among, MOST_OF_SYMPTOM);
            if (surprise > 0) {
                clues.add(clue(one, odds, surprise, onsetNanos));
            }
        }
        return clues;
    }

    /** Takes out what moved all that have a metric alike, such as more load: how far each is beyond the median of its peers. */
    private static List<Moved> beyondPeers(List<Moved> all) {
        Map<String, List<Moved>> byMetric = new LinkedHashMap<>();
        for (Moved one : all) {
            byMetric.computeIfAbsent(one.measured.series().key().metric(), metric -> new ArrayList<>())
                    .add(one);
        }
        List<Moved> beyond = new ArrayList<>(all.size());
        byMetric.values().forEach(peers -> {
            if (!peers.getFirst().measured.meaning().isResource()) {
                beyond.addAll(peers);
                return;
            }
            double[] distances = Peers.beyond(
                    peers.stream().mapToDouble(peer -> peer.shift.distance()).toArray());
            for (int i = 0; i < distances.length; i++) {
                beyond.add(new Moved(peers.get(i).measured, peers.get(i).shift.withDistance(distances[i])));
            }
        });
        return beyond;
    }

    private record FamilyOfTarget(Target target, Family family) {}

    private record Moved(Measured measured, Shift shift) {
        FamilyOfTarget family() {
            return new FamilyOfTarget(measured.target(), measured.meaning().family());
        }
    }

    /** Of each metric the median over all that have it of what is usual: what is much for one of them shows in the others. */
    private static Map<String, Double> peersUsual(List<Measured> all, long onsetNanos) {
        Map<String, List<Double>> usual = new HashMap<>();
        for (Measured one : all) {
            int split = one.series().indexAt(onsetNanos);
            if (split > 0) {
                usual.computeIfAbsent(one.series().key().metric(), metric -> new ArrayList<>())
                        .add(Math.abs(
                                Robust.median(Arrays.copyOfRange(one.series().values(), 0, split))));
            }
        }
        Map<String, Double> medians = new HashMap<>();
        usual.forEach((metric, values) -> {
            double[] sorted = Robust.sorted(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
            double median = Robust.quantile(sorted, 0.5);
            medians.put(metric, median > 0 ? median : sorted[sorted.length - 1]);
        });
        return medians;
    }

    private static Clue clue(Moved moved, double odds, double surprise, long onsetNanos) {
        Series series = moved.measured.series();
        SeriesKey key = series.key();
        Shift shift = moved.shift;
        String text =
                "%s of %s %s".formatted(key.metric(), moved.measured.target().service(), change(shift));
        return new Clue(
                moved.measured.target(),
                moved.measured.meaning().family(),
                odds,
                key.metric(),
                new Evidence(
                        Evidence.Kind.METRIC,
                        key.selector(),
                        "median",
                        shift.before(),
                        shift.after(),
                        key.unit(),
                        surprise / Evidence.NATS_PER_BIT,
                        OptionalLong.of(onsetNanos),
                        text,
                        Optional.of(curve(series, onsetNanos))));
    }

    private static String change(Shift shift) {
        if (shift.before() == 0) {
            return shift.after() >= 0 ? "rose from zero" : "fell from zero";
        }
        double times = shift.after() / shift.before();
        if (times >= 2) {
            return (times >= 10 ? "rose to %.0f times what it was" : "rose to %.1f times what it was").formatted(times);
        }
        if (shift.after() == 0) {
            return shift.before() > 0 ? "fell to zero" : "rose to zero";
        }
        return shift.after() >= shift.before()
                ? "rose by %.0f %%".formatted(100 * shift.relative())
                : "fell by %.0f %%".formatted(-100 * shift.relative());
    }

    private static Clue clue(PacketFlow flow, double surprise, double excess, long onsetNanos) {
        Series sent = flow.sentPackets();
        int split = sent.indexAt(onsetNanos);
        return new Clue(
                flow.target(),
                Family.FLOW,
                surprise,
                sent.key().metric(),
                new Evidence(
                        Evidence.Kind.METRIC,
                        sent.key().selector(),
                        "median",
                        Robust.median(Arrays.copyOfRange(sent.values(), 0, split)),
                        Robust.median(Arrays.copyOfRange(sent.values(), split, sent.size())),
                        sent.key().unit(),
                        surprise / Evidence.NATS_PER_BIT,
                        OptionalLong.of(onsetNanos),
                        "%s sends more packets for what it receives than before, by %.1f standard errors"
                                .formatted(flow.target().service(), excess),
                        Optional.of(curve(sent, onsetNanos))));
    }

    /** The course of a series with the band of 90 in 100 points before the onset. */
    private static Curve curve(Series series, long onsetNanos) {
        double[] before = Robust.sorted(Arrays.copyOfRange(series.values(), 0, series.indexAt(onsetNanos)));
        return new Curve(
                series.timesNanos(), series.values(), Robust.quantile(before, 0.05), Robust.quantile(before, 0.95));
    }
}
