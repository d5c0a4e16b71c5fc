package dev.firefight.evidence.trace;

import java.util.List;
import java.util.Locale;

/** Words by which a text says that something failed. */
final class FailureWords {
    private static final List<String> WORDS = List.of(
            "error",
            "exception",
            "fail",
            "fatal",
            "panic",
            "refused",
            "timeout",
            "timed out",
            "time out",
            "unavailable");

    private FailureWords() {}

    static boolean in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
