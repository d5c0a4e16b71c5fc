package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment that somebody tells: a time, or how long ago. */
final class PastTime {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhd])");

    private PastTime() {}

    /** What a parameter says; empty where it says nothing. */
    static Optional<Instant> read(String name, String text, Instant now) {
        String told = text.strip();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Matcher ago = AGO.matcher(told);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            Duration length =
                    switch (ago.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    };
            return Optional.of(now.minus(length));
        }
        try {
            return Optional.of(Instant.parse(told));
        } catch (DateTimeException none) {
            throw new WireException("\"" + name + "\" is a time such as 2026-03-01T02:15:00Z, or how long ago as 6h");
        }
    }
}
