package dev.firefight.app.trace;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.LogClassifier;
import dev.firefight.telemetry.TraceId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Keeps the texts of those log records that belong to one request; of all others only the number of the pattern is kept. */
final class WantedTexts implements LogClassifier {
    private static final int MOST_TEXTS = 100_000;
    private static final int MOST_CHARS = 4_000;

    private final LogPatterns patterns = new LogPatterns();
    private final Map<Integer, String> texts = new HashMap<>();
    private final String id;
    private final TraceId exact;
    private int records;

    /** Of the request with an id or the start of one. */
    WantedTexts(String id) {
        this.id = id.toLowerCase(Locale.ROOT);
        this.exact = TraceId.parse(id);
    }

    @Override
    public int classify(CharSequence text) {
        return classify(text, TraceId.NONE);
    }

    @Override
    public int classify(CharSequence text, TraceId trace) {
        boolean isWanted =
                trace.isPresent() && (trace.equals(exact) || trace.hex().startsWith(id) || isShort(trace));
        if ((isWanted || CarriedLines.carries(text, id)) && texts.size() < MOST_TEXTS) {
            texts.put(
                    records,
                    text.subSequence(0, Math.min(MOST_CHARS, text.length())).toString());
        }
        records++;
        return patterns.classify(text);
    }

    private boolean isShort(TraceId trace) {
        return trace.high() == 0 && trace.hex().substring(16).startsWith(id);
    }

    LogPatterns patterns() {
        return patterns;
    }

    /** The texts by the number of the record in the order of reading. */
    Map<Integer, String> texts() {
        return texts;
    }
}
