package dev.firefight.evidence.metric;

import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Target;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service does, how often it fails, how long it takes and how full it is, each as one curve: of several series that say so, the one that
 * moved furthest for its own unrest, since that is the one to look at.
 */
public final class GoldenSignals {
    /** The most services that are told of. */
    public static final int MOST_SERVICES = 60;

    /** The most points that a curve keeps; of longer ones the largest of each stretch stays, as peaks are what one looks for. */
    public static final int MOST_POINTS = 240;

    private static final double BAND = 0.05;
    private static final double FLOOR = 0.05;

    private GoldenSignals() {}

    /** What a signal tells of a service. */
    public enum Kind {
        /** How much it is asked. */
        TRAFFIC,
        /** How much of it fails. */
        ERRORS,
        /** How long it takes. */
        LATENCY,
        /** How full it is. */
        SATURATION
    }

    /**
     * One signal of a service.
     *
     * @param service whose
     * @param kind what it tells
     * @param selector by which the series is found again
     * @param unit as the source gives it, or empty
     * @param before median before the onset; not a number where nothing was measured then
     * @param after median since
     * @param distance how far it moved for its own unrest, at least 0
     * @param curve its course, with the band of nine in ten points before the onset
     * @param others how many other series of the service tell of the same
     */
    public record Signal(
            String service,
            Kind kind,
            String selector,
            String unit,
            double before,
            double after,
            double distance,
            Curve curve,
            int others) {}

    /** The signals of each service, services by name, kinds in their order; the services that moved furthest where there are too many. */
    public static Map<String, List<Signal>> of(Telemetry telemetry, long onsetNanos) {
        Map<String, Map<Kind, Signal>> found = new TreeMap<>();
        for (Measured one : Measured.of(telemetry)) {
            kind(one.meaning()).map(kind -> signal(one, kind, onsetNanos)).ifPresent(signal -> found.computeIfAbsent(
                            signal.service(), _ -> new EnumMap<>(Kind.class))
                    .merge(signal.kind(), signal, GoldenSignals::further));
        }
        Map<String, List<Signal>> kept = new TreeMap<>();
        found.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Map<Kind, Signal>>>comparingDouble(
                        one -> -one.getValue().values().stream()
                                .mapToDouble(Signal::distance)
                                .max()
                                .orElse(0)))
                .limit(MOST_SERVICES)
                .forEach(one -> kept.put(
                        one.getKey(),
                        one.getValue().values().stream()
                                .map(GoldenSignals::thinned)
                                .toList()));
        return kept;
    }

    private static Optional<Kind> kind(Meaning meaning) {
        return switch (meaning) {
            case TRAFFIC -> Optional.of(Kind.TRAFFIC);
            case ERROR, SUCCESS -> Optional.of(Kind.ERRORS);
            case LATENCY -> Optional.of(Kind.LATENCY);
            case CPU, MEMORY, DISK -> Optional.of(Kind.SATURATION);
            case NETWORK, UNKNOWN -> Optional.empty();
        };
    }

    private static Signal further(Signal one, Signal other) {
        Signal kept = other.distance() > one.distance() ? other : one;
        return new Signal(
                kept.service(),
                kept.kind(),
                kept.selector(),
                kept.unit(),
                kept.before(),
                kept.after(),
                kept.distance(),
                kept.curve(),
                one.others() + other.others() + 1);
    }

    private static Signal signal(Measured one, Kind kind, long onsetNanos) {
        Series series = one.series();
        int split = series.indexAt(onsetNanos);
        double[] before = Arrays.copyOfRange(series.values(), 0, split);
        double[] after = Arrays.copyOfRange(series.values(), split, series.size());
        double usual = median(before);
        double now = median(after);
        double unrest = before.length == 0 ? 0 : Robust.spread(before);
        double width = Math.max(unrest, Math.max(FLOOR * Math.abs(usual), Double.MIN_NORMAL));
        double distance = Math.max(0, one.meaning().badness(now - usual)) / width;
        double[] sorted = Robust.sorted(before);
        return new Signal(
                Target.of(series.key().origin()).service(),
                kind,
                series.key().selector(),
                series.key().unit(),
                usual,
                now,
                Double.isFinite(distance) ? distance : 0,
                new Curve(
                        series.timesNanos(),
                        series.values(),
                        before.length == 0 ? Double.NaN : Robust.quantile(sorted, BAND),
                        before.length == 0 ? Double.NaN : Robust.quantile(sorted, 1 - BAND)),
                0);
    }

    private static double median(double[] values) {
        return values.length == 0 ? Double.NaN : Robust.median(values);
    }

    private static Signal thinned(Signal one) {
        return new Signal(
                one.service(),
                one.kind(),
                one.selector(),
                one.unit(),
                one.before(),
                one.after(),
                one.distance(),
                thinned(one.curve()),
                one.others());
    }

    /** The same course of at most {@value #MOST_POINTS} points. */
    public static Curve thinned(Curve curve) {
        int points = Math.min(curve.timesNanos().length, curve.values().length);
        if (points <= MOST_POINTS) {
            return curve;
        }
        List<Integer> kept = new ArrayList<>();
        for (int part = 0; part < MOST_POINTS; part++) {
            int from = (int) ((long) part * points / MOST_POINTS);
            int to = (int) ((part + 1L) * points / MOST_POINTS);
            int largest = from;
            for (int i = from + 1; i < to; i++) {
                largest = curve.values()[i] > curve.values()[largest] ? i : largest;
            }
            kept.add(largest);
        }
        return new Curve(
                kept.stream().mapToLong(i -> curve.timesNanos()[i]).toArray(),
                kept.stream().mapToDouble(i -> curve.values()[i]).toArray(),
                curve.bandLow(),
                curve.bandHigh());
    }
}
