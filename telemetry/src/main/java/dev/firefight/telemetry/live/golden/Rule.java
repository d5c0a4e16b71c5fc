package dev.firefight.telemetry.live.golden;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a convention: which metric says what, and how it is read.
 *
 * @param kind what it tells
 * @param metric name of the metric, of a histogram without its ending; a star at its start or end stands for anything
 * @param measure how it is read
 * @param level whose it is
 * @param service the label that names the service, where none of the usual ones does
 * @param further labels by which it is told apart beside those of the level
 * @param where matchers that select some of its series, as PromQL writes them; empty for all
 * @param failing which of its series went wrong, for {@link Measure#ERRORS}
 * @param name what the signal is called, where it is not called as usual
 * @param formula the query, for {@link Measure#FORMULA}, with {@code $by} and {@code $window}
 */
public record Rule(
        SignalKind kind,
        String metric,
        Measure measure,
        Level level,
        Optional<String> service,
        List<String> further,
        String where,
        Optional<Failing> failing,
        Optional<String> name,
        String formula) {
    /**
     * Series that went wrong: one of these labels has such a value.
     *
     * @param labels labels, of which a metric has one or none
     * @param values a regular expression for the whole value
     */
    public record Failing(List<String> labels, String values) {
        /** Copies the list. */
        public Failing {
            labels = List.copyOf(labels);
        }
    }

    /** Copies the list. */
    public Rule {
        further = List.copyOf(further);
    }

    /** All labels by which it is summed up. */
    public List<String> labels() {
        Set<String> all = new LinkedHashSet<>(level.labels());
        service.ifPresent(label -> {
            all.removeAll(Level.NAMING_SERVICES);
            all.add(label);
        });
        all.addAll(further);
        return List.copyOf(all);
    }

    /** Whether the rule means a metric of this name. Dots are taken for the strokes that older servers write for them. */
    boolean means(String name) {
        String plain = name.replace('.', '_');
        boolean opensAny = metric.startsWith("*");
        boolean endsAny = metric.endsWith("*");
        String middle = metric.substring(opensAny ? 1 : 0, metric.length() - (endsAny && metric.length() > 1 ? 1 : 0));
        if (opensAny && endsAny) {
            return plain.contains(middle);
        }
        return opensAny ? plain.endsWith(middle) : endsAny ? plain.startsWith(middle) : plain.equals(middle);
    }
}
