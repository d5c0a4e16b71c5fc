package dev.firefight.server.intake;

import dev.firefight.paging.Labels;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Fields of objects that others wrote, read so that whatever stands in them is taken for what it is worth. */
public final class Fields {
    /** Text beyond this is cut: it is for people, or an address. */
    public static final int MOST_CHARS = 4_000;

    /** A fingerprint beyond this is replaced by its own hash. */
    static final int MOST_FINGERPRINT_CHARS = 255;

    /** Nothing that alerts today began before: such a number is something else. */
    private static final Instant TOO_EARLY = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant TOO_LATE = Instant.parse("9999-01-01T00:00:00Z");
    private static final long MILLIS_FROM = 100_000_000_000L;
    /** As some write RFC 3339, and PagerDuty in its examples. */
    private static final Pattern ZONE_WITHOUT_COLON = Pattern.compile("(T.*[+-]\\d{2})(\\d{2})$");

    private Fields() {}

    /** A text, or a number or flag as one; empty where there is nothing of the kind. */
    public static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull()
                ? Optional.of(clean(node.asString(""))).filter(one -> !one.isBlank())
                : Optional.empty();
    }

    /** Without what no journal and no page can show. */
    private static String clean(String text) {
        return isClean(text) ? text : cleaned(text);
    }

    /** As nearly all are: each alert has dozens of texts, and to put each together anew is what taking it in costs most. */
    private static boolean isClean(String text) {
        if (text.length() > MOST_CHARS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if ((one < ' ' && one != '\n' && one != '\t') || Character.isSurrogate(one) || turnsTextRound(one)) {
                return false;
            }
        }
        return true;
    }

    /** Controls of direction, by which a text can alter how that beside it is read. */
    private static boolean turnsTextRound(int one) {
        return (one >= 0x202A && one <= 0x202E) || (one >= 0x2066 && one <= 0x2069);
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MOST_CHARS));
        text.codePoints()
                .filter(one -> (one >= ' ' || one == '\n' || one == '\t') && !turnsTextRound(one))
                .map(one -> one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE ? 0xFFFD : one)
                .limit(MOST_CHARS)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Names and values; what is nested is written as JSON. */
    static Labels labels(JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties().forEach(one -> {
            String name = clean(one.getKey());
            JsonNode value = one.getValue();
            (value.isContainer() ? Optional.of(clean(value.toString())) : text(value))
                    .ifPresent(text -> values.put(name, text));
        });
        return Labels.of(values);
    }

    /** A moment as RFC 3339 has it, or seconds or milliseconds since 1970; empty for none, and for the zero that some send instead. */
    public static Optional<Instant> time(JsonNode node) {
        try {
            if (node.isNumber()) {
                double number = node.asDouble();
                long millis = Math.abs(number) < MILLIS_FROM ? Math.round(number * 1_000) : Math.round(number);
                return Optional.of(Instant.ofEpochMilli(millis)).filter(Fields::isWithinReason);
            }
            return text(node)
                    .map(one -> ZONE_WITHOUT_COLON.matcher(one).replaceFirst("$1:$2"))
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .filter(Fields::isWithinReason);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static boolean isWithinReason(Instant time) {
        return !time.isBefore(TOO_EARLY) && time.isBefore(TOO_LATE);
    }
}
