package dev.firefight.server.watch;

import dev.firefight.server.channel.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking once.
 *
 * @param at when it began
 * @param took how long it took
 * @param text what was seen, in a line, such as "answers 200 in 80 ms"
 * @param troubles what is wrong
 * @param said what a provider says of itself, where it was asked
 * @param addresses of a name, sorted, where it was looked up
 */
public record Look(
        Instant at,
        Duration took,
        String text,
        List<Trouble> troubles,
        Optional<ProviderStatus> said,
        List<String> addresses) {
    private static final int MOST_CHARS = 300;

    /** Copies the lists and makes a line of the text. */
    public Look {
        text = PlainText.line(text, MOST_CHARS);
        troubles = List.copyOf(troubles);
        addresses = List.copyOf(addresses);
        took = took.isNegative() ? Duration.ZERO : took;
    }

    static Look well(Instant at, Duration took, String text) {
        return new Look(at, took, text, List.of(), Optional.empty(), List.of());
    }

    static Look wrong(Instant at, Duration took, Trouble trouble) {
        return new Look(at, took, trouble.text(), List.of(trouble), Optional.empty(), List.of());
    }

    /** Whether nothing is wrong. */
    public boolean isWell() {
        return troubles.isEmpty();
    }

    /** Whether nothing could be learned at all. */
    boolean isBlind() {
        return troubles.stream().anyMatch(one -> one.key().equals(Trouble.DOWN));
    }
}
