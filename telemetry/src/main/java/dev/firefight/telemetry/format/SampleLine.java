package dev.firefight.telemetry.format;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One sample of the text formats of Prometheus and OpenMetrics: {@code name{label="value"} value time # exemplar}. The name may also
 * stand in the braces, as {@code {__name__="up"}} or, where names are any text, as {@code {"http.requests"}}.
 *
 * @param labels labels, {@code __name__} among them
 * @param value text of the value
 * @param time text of the time, empty where there is none
 */
record SampleLine(Map<String, String> labels, String value, String time) {
    /** Reads a line; empty when it is no sample. */
    static Optional<SampleLine> parse(String line) {
        Scanner scanner = new Scanner(line);
        Optional<Map<String, String>> labels = scanner.selector();
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        String rest = line.substring(scanner.at);
        int exemplar = rest.indexOf('#');
        String[] parts =
                (exemplar < 0 ? rest : rest.substring(0, exemplar)).trim().split("\\s+", -1);
        if (parts.length > 2
                || parts[0].isEmpty()
                || !isNumber(parts[0])
                || !(parts.length == 1 || isNumber(parts[1]))) {
            return Optional.empty();
        }
        return Optional.of(new SampleLine(labels.get(), parts[0], parts.length == 2 ? parts[1] : ""));
    }

    /** Reads a selector alone, such as {@code up{job="x"}}; empty when the text is more or less than one. */
    static Optional<Map<String, String>> selector(String text) {
        String trimmed = text.trim();
        Scanner scanner = new Scanner(trimmed);
        return scanner.selector().filter(labels -> scanner.at == trimmed.length());
    }

    private static boolean isNumber(String text) {
        return !Double.isNaN(Numbers.parseDouble(text)) || text.equalsIgnoreCase("nan");
    }

    /** Walks over a line. */
    private static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        Optional<Map<String, String>> selector() {
            Map<String, String> labels = new TreeMap<>();
            skipSpace();
            String name = name();
            if (!name.isEmpty()) {
                labels.put("__name__", name);
            }
            skipSpace();
            boolean hasLabels = peek() == '{';
            if (hasLabels) {
                at++;
                if (!labels(labels)) {
                    return Optional.empty();
                }
            }
            return name.isEmpty() && !hasLabels ? Optional.empty() : Optional.of(labels);
        }

        private boolean labels(Map<String, String> labels) {
            while (true) {
                skipSpace();
                if (peek() == '}') {
                    at++;
                    return true;
                }
                Optional<String> name =
                        peek() == '"' ? quoted() : Optional.of(name()).filter(found -> !found.isEmpty());
                if (name.isEmpty()) {
                    return false;
                }
                skipSpace();
                if (peek() == '=') {
                    at++;
                    skipSpace();
                    Optional<String> value = quoted();
                    if (value.isEmpty()) {
                        return false;
                    }
                    labels.put(name.get(), value.get());
                } else {
                    labels.put("__name__", name.get());
                }
                skipSpace();
                if (peek() == ',') {
                    at++;
                } else if (peek() != '}') {
                    return false;
                }
            }
        }

        private Optional<String> quoted() {
            if (peek() != '"') {
                return Optional.empty();
            }
            at++;
            StringBuilder value = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return Optional.of(value.toString());
                }
                if (c == '\\' && at < text.length()) {
                    char escaped = text.charAt(at++);
                    switch (escaped) {
                        case 'n' -> value.append('\n');
                        case '"', '\\' -> value.append(escaped);
                        default -> value.append('\\').append(escaped);
                    }
                } else {
                    value.append(c);
                }
            }
            return Optional.empty();
        }

        private String name() {
            int start = at;
            while (at < text.length() && isNamePart(text.charAt(at), at == start)) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean isNamePart(char c, boolean isFirst) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '_'
                    || c == ':'
                    || (!isFirst
                            && (c == '.' || (c >= '0' && c <= '9'))); // dots: tools that keep OpenTelemetry's names
        }

        private void skipSpace() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }
    }
}
