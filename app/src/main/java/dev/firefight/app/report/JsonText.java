package dev.firefight.app.report;

import dev.firefight.evidence.drawing.HumanTimes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How all JSON of the program is written: properties in a fixed order, a number that is none as {@code null}, times as RFC 3339 in
 * UTC. Characters that a terminal would obey or hide are written as escapes, so that a document can be printed anywhere.
 */
final class JsonText {
    private static final ObjectWriter WRITER = writer();

    private JsonText() {}

    private static ObjectWriter writer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JsonMapper.shared()
                .writer()
                .with(new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter));
    }

    /** A document with a line end at its end. */
    static String of(ObjectNode json) {
        return printable(WRITER.writeValueAsString(json)) + "\n";
    }

    /**
     * A list of a document, whose items are made when they are written.
     *
     * @param writer writes an item
     */
    record LongList<T>(String name, List<T> items, BiConsumer<ObjectNode, T> writer) {
        private void write(PrintWriter out) {
            out.print(",\n  \"" + name + "\": [");
            String separator = "";
            for (T item : items) {
                ObjectNode json = object();
                writer.accept(json, item);
                String text = of(json).stripTrailing().replace("\n", "\n    ");
                out.print(separator + "\n    " + text);
                separator = ",";
            }
            out.print(items.isEmpty() ? " ]" : "\n  ]");
        }
    }

    /** Writes a document, not empty, that ends with long lists: they never stand in memory as a whole. */
    static void write(ObjectNode start, List<LongList<?>> lists, PrintWriter out) {
        String text = of(start);
        out.print(text.substring(0, text.lastIndexOf('}')).stripTrailing());
        lists.forEach(list -> list.write(out));
        out.print("\n}\n");
    }

    /** A document on one line. */
    static String line(ObjectNode json) {
        return printable(json.toString()) + "\n";
    }

    static void time(ObjectNode json, String name, OptionalLong nanos) {
        if (nanos.isPresent()) {
            json.put(name, HumanTimes.rfc3339(nanos.getAsLong()));
        } else {
            json.putNull(name);
        }
    }

    static <T> void each(ObjectNode json, String name, List<T> items, BiConsumer<ObjectNode, T> writer) {
        ArrayNode array = json.putArray(name);
        items.forEach(item -> writer.accept(array.addObject(), item));
    }

    static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** In JSON such characters can only stand inside of strings, where an escape means the same. */
    private static String printable(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point == '\n' || !isHidden(point)) {
                safe.appendCodePoint(point);
            } else {
                for (char c : Character.toChars(point)) {
                    safe.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                }
            }
        });
        return safe.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
