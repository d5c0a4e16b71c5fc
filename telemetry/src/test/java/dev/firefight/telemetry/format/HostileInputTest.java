package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.format.ReadNotes.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format, damaged in every way: a reader may lose what it cannot read, and must say so. It never throws, and what it hands on is in
 * order.
 */
class HostileInputTest {
    private static final int MOST_CHARS_SHOWN = 2_000;
    private static final List<Pattern> NOTHING =
            Stream.of(":null", "[\\[,]null", "\\[\\]").map(Pattern::compile).toList();

    static Stream<Arguments> formatsAndDamages() {
        return Arrays.stream(Format.values())
                .flatMap(format -> Arrays.stream(Damage.values()).map(damage -> Arguments.of(format, damage)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndDamages")
    void damageNeverThrowsAndIsNeverSilent(Format format, Damage damage) {
        long next = damage.name().hashCode();
        for (byte[] sample : Samples.of(format)) {
            Reading whole = Reading.of(format, sample);
            long seed = next++;
            int[] at = {0};
            damage.of(sample, new Random(seed)).forEach(spoiled -> {
                String what = "seed " + seed + ", number " + at[0]++ + ": " + shown(spoiled);
                Reading reading = read(format, spoiled, what);
                assertThat(reading.found() > 0 || !reading.reasons().isEmpty())
                        .as(what)
                        .isTrue();
                if (damage == Damage.REPEATED && spoiled.length == 2 * sample.length) {
                    assertThat(reading.found()).as(what).isLessThanOrEqualTo(2 * whole.found());
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OTLP_JSON", "JAEGER_JSON", "ZIPKIN_JSON", "LOKI_JSON", "PROMETHEUS_JSON"})
    void aValueOfAWrongTypeInJsonCostsNothingOrIsNoted(Format format) {
        byte[] sample = Samples.of(format).getFirst(); // others hold histograms, of which series are made
        Reading whole = Reading.of(format, sample);
        assertThat(Damage.WRONG_TYPES.of(sample, new Random(0)).filter(spoiled -> {
                    Reading reading = Reading.of(format, spoiled);
                    boolean endsEarly = reading.reasons().stream().anyMatch(one -> one.startsWith("not readable"));
                    boolean isSilent =
                            isLess(reading, whole) && !saysMore(reading, whole) && !isMadeNothing(spoiled, sample);
                    return endsEarly || isSilent;
                }))
                .extracting(HostileInputTest::shown)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anyFormatMayBeForcedOnAnyFile(Format format) {
        Samples.all().forEach(sample -> read(format, sample, shown(sample)));
    }

    /** Whether less was found; what a span says on its way is part of the span. */
    private static boolean isLess(Reading reading, Reading whole) {
        boolean hasSpans = whole.notes().found().containsKey(Item.SPANS);
        return whole.notes().found().entrySet().stream().anyMatch(item -> {
            long found = reading.notes().found().getOrDefault(item.getKey(), 0L);
            boolean isOfSpans = item.getKey() == Item.LOGS && hasSpans;
            return !isOfSpans && found < item.getValue();
        });
    }

    private static boolean saysMore(Reading reading, Reading whole) {
        Map<String, Long> before = whole.notes().problems().stream()
                .collect(Collectors.toMap(ReadNotes.Problem::reason, ReadNotes.Problem::count));
        return reading.notes().problems().stream()
                .anyMatch(problem -> problem.count() > before.getOrDefault(problem.reason(), 0L));
    }

    /** Whether nothing stands where something stood: there nothing can be missed. */
    private static boolean isMadeNothing(byte[] spoiled, byte[] sample) {
        return NOTHING.stream().anyMatch(nothing -> count(nothing, spoiled) > count(nothing, sample));
    }

    private static long count(Pattern pattern, byte[] json) {
        return pattern.matcher(new String(json, StandardCharsets.UTF_8))
                .results()
                .count();
    }

    private static Reading read(Format format, byte[] bytes, String what) {
        try {
            FormatDetector.detect(Arrays.copyOf(bytes, Math.min(bytes.length, FormatDetector.HEAD_BYTES)));
            Reading reading = Reading.of(format, bytes);
            checkOrder(reading, what);
            return reading;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(format + ", " + what, e);
        }
    }

    private static void checkOrder(Reading reading, String what) {
        for (Series series : reading.telemetry().series()) {
            for (int i = 0; i < series.size(); i++) {
                assertThat(series.values()[i]).as(what).isFinite();
                assertThat(i == 0 || series.timesNanos()[i] > series.timesNanos()[i - 1])
                        .as(what)
                        .isTrue();
            }
        }
        Spans spans = reading.telemetry().spans();
        for (int i = 0; i < spans.size(); i++) {
            assertThat(spans.endNanos(i)).as(what).isGreaterThanOrEqualTo(spans.startNanos(i));
        }
        assertThat(reading.notes().found().getOrDefault(Item.SPANS, 0L))
                .as(what)
                .isEqualTo(spans.size());
        assertThat(reading.notes().found().getOrDefault(Item.LOGS, 0L))
                .as(what)
                .isEqualTo(reading.telemetry().logs().size());
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, MOST_CHARS_SHOWN), StandardCharsets.UTF_8);
    }
}
