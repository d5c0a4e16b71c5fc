package dev.firefight.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a tree as YAML: what is short on one line, the rest each in its own. What could be read as something else is quoted. */
final class YamlText {
    private static final int MOST_LINE_CHARS = 100;
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9/](?:[A-Za-z0-9 ._/@+*:()'-]*[A-Za-z0-9._/@+*()'-])?");
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** A document of these parts, in their order, and what stands in place of one that has nothing in it. */
    static String of(Map<String, Node> parts, UnaryOperator<String> empty) {
        YamlText yaml = new YamlText();
        parts.forEach((name, part) -> {
            if (!yaml.text.isEmpty()) {
                yaml.text.append('\n');
            }
            if (isEmpty(part)) {
                yaml.text.append(empty.apply(name));
            } else {
                yaml.text.append(scalar(name)).append(':');
                yaml.block(part, 1);
            }
        });
        return yaml.text.toString();
    }

    private static boolean isEmpty(Node node) {
        return switch (node) {
            case Node.Text _ -> false;
            case Node.Nothing _ -> true;
            case Node.Items(List<Node> items, int _) -> items.isEmpty();
            case Node.Fields(Map<String, Node> fields, int _) -> fields.isEmpty();
        };
    }

    private void block(Node node, int depth) {
        switch (node) {
            case Node.Items(List<Node> items, int _) -> {
                text.append('\n');
                for (Node item : items) {
                    indent(depth).append('-');
                    inline(item, depth + 1, depth == 1);
                }
            }
            case Node.Fields(Map<String, Node> fields, int _) -> {
                text.append('\n');
                fields.forEach((name, value) -> {
                    indent(depth).append(scalar(name)).append(':');
                    inline(value, depth + 1, false);
                });
            }
            case Node.Text _, Node.Nothing _ ->
                text.append(' ').append(flow(node)).append('\n');
        }
    }

    private void inline(Node node, int depth, boolean isOwnBlock) {
        String flow = flow(node);
        if (node instanceof Node.Text || isEmpty(node) || (!isOwnBlock && flow.length() <= MOST_LINE_CHARS)) {
            text.append(' ').append(flow).append('\n');
            return;
        }
        int at = text.length();
        block(node, depth);
        if (text.charAt(at - 1) == '-') {
            // The first field of an item stands in the line of its dash.
            text.replace(at, at + 1 + 2 * depth, " ");
        }
    }

    private StringBuilder indent(int depth) {
        return text.append("  ".repeat(depth));
    }

    private static String flow(Node node) {
        return switch (node) {
            case Node.Text(String scalar, int _) -> scalar(scalar);
            case Node.Nothing _ -> "~";
            case Node.Items(List<Node> items, int _) ->
                items.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
            case Node.Fields(Map<String, Node> fields, int _) ->
                fields.entrySet().stream()
                        .map(one -> scalar(one.getKey()) + ": " + flow(one.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String scalar(String value) {
        boolean isPlain = PLAIN.matcher(value).matches()
                && !value.contains(": ")
                && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return isPlain ? value : quoted(value);
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < value.length(); at++) {
            char one = value.charAt(at);
            boolean isPair = Character.isHighSurrogate(one)
                    && at + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(at + 1));
            if (isPair) {
                quoted.append(one).append(value.charAt(++at));
            } else if (one == '"' || one == '\\') {
                quoted.append('\\').append(one);
            } else if ((one >= ' ' && one < 0x7f) || (one >= 0xa0 && Character.isLetterOrDigit(one)) || one == '…') {
                quoted.append(one);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) one));
            }
        }
        return quoted.append('"').toString();
    }
}
