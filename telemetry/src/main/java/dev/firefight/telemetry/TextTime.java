package dev.firefight.telemetry;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * A time written as text: {@code 2023-08-16T20:17:23.5+02:00}, {@code 2023-08-16 20:17:23}, {@code 2023/08/16 20:17},
 * {@code 16/08/2023 20:17:23}. The year is told by its four digits; without it in front the day comes first, as everywhere but in the
 * United States, whose order cannot be told from it on twelve days of a month. A time without zone is read as UTC.
 *
 * @param nanos nanoseconds since 1970
 * @param isLocal whether it said neither zone nor offset
 */
record TextTime(long nanos, boolean isLocal) {
    private static final int MAX_LENGTH = 64;

    /** Reads a time; empty when the text is none. */
    static Optional<TextTime> parse(String text) {
        if (text.length() < 8 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return new Scanner(text).time();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Walks over the characters; each step returns -1 where the text does not go on as it should. */
    private static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        Optional<TextTime> time() {
            int firstDigits = digitsAhead();
            int first = number(4);
            char separator = peek();
            if (first < 0 || "-/.".indexOf(separator) < 0) {
                return Optional.empty();
            }
            at++;
            int month = number(2);
            if (month < 0 || peek() != separator) {
                return Optional.empty();
            }
            at++;
            int lastDigits = digitsAhead();
            int last = number(4);
            if (last < 0 || (firstDigits == 4) == (lastDigits == 4)) {
                return Optional.empty();
            }
            int year = firstDigits == 4 ? first : last;
            int day = firstDigits == 4 ? last : first;
            return clock(year, month, day);
        }

        private Optional<TextTime> clock(int year, int month, int day) {
            int hour = 0;
            int minute = 0;
            int second = 0;
            int nanos = 0;
            if (at < text.length()) {
                if ("Tt ".indexOf(peek()) < 0) {
                    return Optional.empty();
                }
                at++;
                hour = number(2);
                if (hour < 0 || peek() != ':') {
                    return Optional.empty();
                }
                at++;
                minute = number(2);
                if (peek() == ':') {
                    at++;
                    second = number(2);
                    if (second >= 0 && (peek() == '.' || peek() == ',')) {
                        at++;
                        nanos = fraction();
                    }
                }
            }
            if (minute < 0 || second < 0 || nanos < 0) {
                return Optional.empty();
            }
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59), nanos);
            String zone = text.substring(at).trim();
            Optional<ZoneOffset> offset = offset(zone);
            return zone.isEmpty() || offset.isPresent()
                    ? Optional.of(new TextTime(
                            Timestamps.toNanos(local.toInstant(offset.orElse(ZoneOffset.UTC))), zone.isEmpty()))
                    : Optional.empty();
        }

        private static Optional<ZoneOffset> offset(String zone) {
            return switch (zone.toUpperCase(Locale.ROOT)) {
                case "" -> Optional.empty();
                case "Z", "UTC", "GMT" -> Optional.of(ZoneOffset.UTC);
                default -> {
                    boolean isOffset = zone.charAt(0) == '+' || zone.charAt(0) == '-';
                    yield isOffset ? Optional.of(ZoneOffset.of(zone)) : Optional.empty();
                }
            };
        }

        private int fraction() {
            int nanos = 0;
            int digits = 0;
            while (at < text.length() && isDigit(text.charAt(at))) {
                if (digits < 9) {
                    nanos = nanos * 10 + text.charAt(at) - '0';
                }
                digits++;
                at++;
            }
            for (int i = digits; i < 9; i++) {
                nanos *= 10;
            }
            return digits == 0 ? -1 : nanos;
        }

        private int number(int mostDigits) {
            int digits = digitsAhead();
            if (digits == 0 || digits > mostDigits) {
                return -1;
            }
            int number = 0;
            for (int i = 0; i < digits; i++) {
                number = number * 10 + text.charAt(at++) - '0';
            }
            return number;
        }

        private int digitsAhead() {
            int end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            return end - at;
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
