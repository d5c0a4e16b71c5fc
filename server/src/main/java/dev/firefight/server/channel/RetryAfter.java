package dev.firefight.server.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long the other side asks to wait: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    /** Whoever asks for more is asked again all the same: a page does not wait for tomorrow. */
    static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    static Optional<Duration> read(String value, Instant now) {
        String written = value.strip();
        if (!written.isEmpty()
                && written.length() <= 20
                && written.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            return Optional.of(written.length() > 9 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(written))));
        }
        try {
            Instant then = ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, then)));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
