package dev.firefight.app.logs;

import dev.firefight.telemetry.log.StackTrace;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The stack traces that were seen, by what they say. Memory is bounded: the oldest may be told again. */
final class KnownTraces {
    private static final int MOST = 1 << 14;
    private static final int MOST_TEXTS = 1 << 12;
    private static final int MOST_KEY_CHARS = 1 << 13;
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private final Set<String> known = new LinkedHashSet<>();
    /** What traces say, by their lines without numbers: most come again and again. */
    private final Map<String, String> texts = new HashMap<>();

    /** What the trace of a record says; empty when it has none. */
    String text(FollowedRecord record) {
        if (!record.goesOn()) {
            return "";
        }
        List<String> more = record.lines.subList(1, record.lines.size());
        String key =
                NUMBERS.matcher(record.message + "\n" + String.join("\n", more)).replaceAll("");
        String text = texts.get(key);
        if (text == null) {
            text = StackTrace.of(record.message, more).map(StackTrace::text).orElse("");
            if (texts.size() < MOST_TEXTS && key.length() < MOST_KEY_CHARS) {
                texts.put(key, text);
            }
        }
        return text;
    }

    boolean knows(String text) {
        return known.contains(text);
    }

    void know(String text) {
        known.add(text);
        if (known.size() > MOST) {
            Iterator<String> oldest = known.iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
