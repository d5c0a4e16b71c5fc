package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SeriesKey.Kind;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The text formats of Prometheus and OpenMetrics, with a time behind each value, as {@code promtool tsdb dump}, a backfill file or a
 * series of scrapes holds them. Exemplars are passed over.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics</a>
 */
final class OpenMetricsReader implements FormatReader {
    private static final Pattern DESCRIPTION = Pattern.compile("#\\s+(HELP|TYPE|UNIT)\\s+\\S+.*");
    private static final int ENOUGH_LINES = 20;
    private static final int MAX_TYPES = 100_000;

    private static final String WITHOUT_TIME =
            "a sample without time; left out: a page of metrics shows one moment only. Ask"
                    + " Prometheus for a range (/api/v1/query_range), or write the time of the scrape behind each value";

    /** Tells the format by its comments, or by lines that are all samples. */
    static Optional<String> why(Head head) {
        List<String> lines =
                head.lines().stream().map(String::trim).limit(ENOUGH_LINES).toList();
        if (!lines.isEmpty() && DESCRIPTION.matcher(lines.getFirst()).matches()) {
            return Optional.of("starts with " + lines.getFirst().split("\\s+", -1)[1]);
        }
        // the last line may be cut
        List<String> whole =
                lines.size() > 1 && lines.size() < ENOUGH_LINES ? lines.subList(0, lines.size() - 1) : lines;
        boolean allSamples = !whole.isEmpty()
                && whole.stream().allMatch(line -> line.startsWith("#") || isLabelledSample(line))
                && whole.stream().anyMatch(OpenMetricsReader::isLabelledSample);
        return allSamples ? Optional.of("its lines are name, labels and value") : Optional.empty();
    }

    private static boolean isLabelledSample(String line) {
        return SampleLine.parse(line)
                .filter(sample -> line.indexOf('{') >= 0 || !sample.time().isEmpty())
                .isPresent();
    }

    @Override
    public void read(InputStream bytes, TelemetryBuilder into, ReadNotes notes) throws IOException {
        TextLines lines = new TextLines(bytes, notes);
        PrometheusSeries series = new PrometheusSeries(into, notes);
        Map<String, String> types = new HashMap<>();
        int digitsOfTime = 0;
        for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
            String line = next.get().trim();
            if (line.startsWith("#")) {
                type(line, types);
            } else if (!line.isEmpty()) {
                Optional<SampleLine> sample = SampleLine.parse(line);
                int digits = sample.map(one -> one.time().length()).orElse(0);
                if (!lines.hasEnd() && digits < digitsOfTime) {
                    notes.problem(lines.line(), "the last line is cut; left out");
                } else {
                    sample(sample, lines.line(), types, series, notes);
                }
                digitsOfTime = digits;
            }
        }
        series.finish();
    }

    private static void type(String line, Map<String, String> types) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length == 4 && parts[1].equals("TYPE") && types.size() < MAX_TYPES) {
            types.put(parts[2].replace("\"", ""), parts[3]);
        }
    }

    private static void sample(
            Optional<SampleLine> sample,
            long number,
            Map<String, String> types,
            PrometheusSeries series,
            ReadNotes notes) {
        if (sample.isEmpty()) {
            notes.problem(number, "no sample and no comment; left out");
            return;
        }
        if (sample.get().time().isEmpty()) {
            notes.problem(number, WITHOUT_TIME);
            return;
        }
        OptionalLong time = Timestamps.parse(sample.get().time());
        if (time.isEmpty()) {
            notes.problem(number, "a sample whose time cannot be read; left out");
            return;
        }
        series.of(sample.get().labels(), name -> kind(name, types), number)
                .take(time.getAsLong(), Numbers.parseDouble(sample.get().value()), number);
    }

    /** The kind by the type that a comment gave; empty where none did. */
    private static Optional<Kind> kind(String name, Map<String, String> types) {
        String type = types.getOrDefault(name, "");
        if (type.isEmpty() && name.lastIndexOf('_') > 0) {
            String family = name.substring(0, name.lastIndexOf('_'));
            type = types.getOrDefault(family, "");
            if (!type.isEmpty()) {
                return switch (type + name.substring(family.length())) {
                    case "counter_total", "histogram_count", "histogram_sum", "summary_count", "summary_sum" ->
                        Optional.of(Kind.COUNTER);
                    case "counter_created",
                            "histogram_created",
                            "summary_created",
                            "gaugehistogram_bucket",
                            "gaugehistogram_gcount",
                            "gaugehistogram_gsum" -> Optional.of(Kind.GAUGE);
                    default -> Optional.empty();
                };
            }
        }
        return switch (type) {
            case "counter" -> Optional.of(Kind.COUNTER);
            case "gauge", "summary", "info", "stateset" -> Optional.of(Kind.GAUGE);
            default -> Optional.empty();
        };
    }
}
