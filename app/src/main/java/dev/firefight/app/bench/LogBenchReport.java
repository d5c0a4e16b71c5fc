package dev.firefight.app.bench;

import dev.firefight.app.bench.LabelledLog.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The report of a bench over labelled logs, in Markdown. */
final class LogBenchReport {
    /** What the part of the results begins with. */
    static final String HEADING = "# Results on logs";

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double HALF_A_THOUSANDTH = 5e-4;
    private static final int DIGITS = 3;

    /** Digits of shares that should be near zero. */
    private static final int RARE_DIGITS = 4;

    private LogBenchReport() {}

    /**
     * Writes the report.
     *
     * @param results of each log
     * @param figures what to compare with; those of the sets {@code logs-original}, {@code logs-corrected} and {@code logs-halves}
     */
    static String write(List<LogResult> results, List<Published> figures) {
        return """
                %s

                Written by `./firefight bench logs DIR`. Every log is mined from its raw lines with one setting; means are over sets, each with the
                same weight. GA and FGA say how well lines are grouped, PA and FTA how well the groups are named, as Loghub-2.0 defines them.

                ## Means against figures of others and targets

                %s
                %s## Halves and shuffled lines

                Odd and even lines of a log are the same mixture; mined apart, what one half has and the other lacks is falsely new.

                %s
                ## Time to mine one log, warm, reading included

                %s""".formatted(
                        HEADING,
                        comparison(results, figures),
                        String.join(
                                "",
                                Stream.of(Version.values())
                                        .map(version -> scores(results, version))
                                        .toList()),
                        halves(results),
                        speed(results));
    }

    /** A share with so many digits, rounded from what it is and not from how it is written: .2475 in binary is a little less. */
    private static String text(double share, int digits) {
        return new BigDecimal(share).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String comparison(List<LogResult> results, List<Published> figures) {
        StringBuilder table = new StringBuilder("""
                | set | measure | here | figure | kind | source | |
                |---|---|---|---|---|---|---|
                """);
        for (Published figure : figures) {
            OptionalDouble measured = mean(results, figure.set(), figure.measure());
            if (measured.isEmpty()) {
                continue;
            }
            double here = measured.getAsDouble();
            boolean lessIsBetter = figure.measure().startsWith("new");
            boolean reached = lessIsBetter
                    ? here <= figure.figure() + HALF_A_THOUSANDTH / 10
                    : here >= figure.figure() - HALF_A_THOUSANDTH;
            int digits = lessIsBetter ? RARE_DIGITS : DIGITS;
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s |%n",
                    figure.set(),
                    figure.measure(),
                    text(here, digits),
                    text(figure.figure(), digits),
                    figure.kind(),
                    figure.source(),
                    reached ? "reached" : "**short**"));
        }
        return table.toString();
    }

    /** The mean of a measure over the logs that have it. */
    static OptionalDouble mean(List<LogResult> results, String set, String measure) {
        if (set.equals("logs-halves")) {
            Optional<ToDoubleFunction<Stability>> of =
                    switch (measure) {
                        case "new-lines" -> Optional.of(Stability::newLines);
                        case "new-templates" -> Optional.of(Stability::newTemplates);
                        default -> Optional.empty();
                    };
            return of.isEmpty()
                    ? OptionalDouble.empty()
                    : results.stream()
                            .map(LogResult::stability)
                            .filter(one -> one.lines() > 0)
                            .mapToDouble(of.get())
                            .average();
        }
        Optional<ToDoubleFunction<LabelScore>> of =
                switch (measure) {
                    case "ga" -> Optional.of(LabelScore::ga);
                    case "fga" -> Optional.of(LabelScore::fga);
                    case "pa" -> Optional.of(LabelScore::pa);
                    case "fta" -> Optional.of(LabelScore::fta);
                    default -> Optional.empty();
                };
        Optional<Version> version = Arrays.stream(Version.values())
                .filter(one -> set.equals("logs-" + one.word()))
                .findFirst();
        return of.isEmpty() || version.isEmpty()
                ? OptionalDouble.empty()
                : ofVersion(results, version.get()).mapToDouble(of.get()).average();
    }

    private static Stream<LabelScore> ofVersion(List<LogResult> results, Version version) {
        return results.stream()
                .flatMap(result -> Stream.ofNullable(result.scores().get(version)));
    }

    private static String scores(List<LogResult> results, Version version) {
        if (ofVersion(results, version).findAny().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("""
                ## By set, %s labels

                | set | lines | true templates | found | GA | FGA | PA | FTA | lines without result |
                |---|---|---|---|---|---|---|---|---|
                """.formatted(version.word()));
        for (LogResult result : results) {
            LabelScore score = result.scores().get(version);
            if (score != null) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %s | %s | %s | %s | %d |%n",
                        result.name(),
                        score.lines(),
                        score.trueTemplates(),
                        score.groups(),
                        text(score.ga(), DIGITS),
                        text(score.fga(), DIGITS),
                        text(score.pa(), DIGITS),
                        text(score.fta(), DIGITS),
                        score.missing()));
            }
        }
        String set = "logs-" + version.word();
        return table.append(String.format(
                        Locale.ROOT,
                        "| mean of %d | | | | %s | %s | %s | %s | |%n%n",
                        ofVersion(results, version).count(),
                        text(mean(results, set, "ga").orElse(0), DIGITS),
                        text(mean(results, set, "fga").orElse(0), DIGITS),
                        text(mean(results, set, "pa").orElse(0), DIGITS),
                        text(mean(results, set, "fta").orElse(0), DIGITS)))
                .toString();
    }

    private static String halves(List<LogResult> results) {
        StringBuilder table = new StringBuilder("""
                | set | lines compared | falsely new lines | falsely new templates | lines that change when shuffled |
                |---|---|---|---|---|
                """);
        for (LogResult result : results) {
            Stability halves = result.stability();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %d |%n",
                    result.name(),
                    halves.lines(),
                    text(halves.newLines(), RARE_DIGITS),
                    text(halves.newTemplates(), RARE_DIGITS),
                    result.movedLines()));
        }
        return table.append(String.format(
                        Locale.ROOT,
                        "| mean of %d | | %s | %s | |%n",
                        results.size(),
                        text(mean(results, "logs-halves", "new-lines").orElse(0), RARE_DIGITS),
                        text(mean(results, "logs-halves", "new-templates").orElse(0), RARE_DIGITS)))
                .toString();
    }

    private static String speed(List<LogResult> results) {
        StringBuilder table = new StringBuilder("""
                | set | MB | ms | MB/s |
                |---|---|---|---|
                """);
        for (LogResult result : results) {
            double megabytes = result.bytes() / BYTES_PER_MEGABYTE;
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.1f | %.0f |%n",
                    result.name(),
                    megabytes,
                    result.nanos() / NANOS_PER_MILLI,
                    megabytes / (result.nanos() / NANOS_PER_SECOND)));
        }
        return table.toString();
    }
}
