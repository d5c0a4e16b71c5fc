package dev.firefight.app.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something measured, beside what it is to be.
 *
 * @param unit such as {@code ms}; empty for a mere number
 * @param atLeast what it is to reach
 * @param below under what it is to stay
 */
record Figure(String what, String unit, double value, OptionalDouble atLeast, OptionalDouble below) {
    static Figure plain(String what, String unit, double value) {
        return new Figure(what, unit, value, OptionalDouble.empty(), OptionalDouble.empty());
    }

    static Figure atLeast(String what, String unit, double value, double bar) {
        return new Figure(what, unit, value, OptionalDouble.of(bar), OptionalDouble.empty());
    }

    static Figure below(String what, String unit, double value, double bar) {
        return new Figure(what, unit, value, OptionalDouble.empty(), OptionalDouble.of(bar));
    }

    /** Whether it is as it is to be. */
    boolean isReached() {
        return (atLeast.isEmpty() || value >= atLeast.getAsDouble())
                && (below.isEmpty() || value < below.getAsDouble());
    }

    /** One line each. */
    static String table(List<Figure> figures) {
        StringBuilder text = new StringBuilder();
        for (Figure one : figures) {
            String bar = one.atLeast.isPresent()
                    ? String.format(Locale.ROOT, "at least %,.0f", one.atLeast.getAsDouble())
                    : one.below.isPresent() ? String.format(Locale.ROOT, "below %,.0f", one.below.getAsDouble()) : "";
            String verdict = bar.isEmpty() ? "" : one.isReached() ? "reached" : "missed";
            text.append(String.format(
                            Locale.ROOT, "%-54s %,12.1f %-4s %-16s %s", one.what, one.value, one.unit, bar, verdict)
                    .stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }

    /** All as one document. */
    static String json(List<Figure> figures) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        for (Figure one : figures) {
            ObjectNode node = all.addObject();
            node.put("what", one.what);
            node.put("unit", one.unit);
            node.put("value", one.value);
            one.atLeast.ifPresent(bar -> node.put("atLeast", bar));
            one.below.ifPresent(bar -> node.put("below", bar));
            node.put("isReached", one.isReached());
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }
}
