package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.PlainText;
import dev.firefight.server.channel.Sent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What became of a call of Slack's API.
 *
 * @param <T> what comes of it where it worked
 */
public sealed interface SlackAnswer<T> {
    /**
     * It worked.
     *
     * @param value what came of it
     * @param <T> its kind
     */
    record Done<T>(T value) implements SlackAnswer<T> {}

    /**
     * There were too many calls; it was not done.
     *
     * @param after how long to wait
     * @param <T> what would have come of it
     */
    record Limited<T>(Duration after) implements SlackAnswer<T> {}

    /**
     * Slack did not do it.
     *
     * @param error as Slack calls it, such as {@code channel_not_found}
     * @param needs the scope that the token lacks, where that is why
     * @param <T> what would have come of it
     */
    record Failed<T>(String error, Optional<String> needs) implements SlackAnswer<T> {
        /** Errors on Slack's side, as its documentation of methods lists them. */
        private static final Set<String> PASSING = Set.of(
                "ratelimited",
                "rate_limited",
                "internal_error",
                "fatal_error",
                "service_unavailable",
                "request_timeout",
                "team_added_to_org",
                "org_login_required");

        public Failed {
            error = PlainText.line(error, 100);
            needs = needs.map(scope -> PlainText.line(scope, 100));
        }

        /** Whether the same call may work later. */
        public boolean isWorthAnotherTry() {
            return PASSING.contains(error);
        }
    }

    /**
     * Slack was not reached, or did not answer as Slack does; nobody knows whether it was done.
     *
     * @param reason in plain words
     * @param after how long to wait, where it was said
     * @param <T> what would have come of it
     */
    record Unreachable<T>(String reason, Optional<Duration> after) implements SlackAnswer<T> {}

    /** Something else of what came of it. */
    default <R> SlackAnswer<R> map(Function<? super T, ? extends R> as) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(as.apply(value));
            case Limited<T>(Duration after) -> new Limited<>(after);
            case Failed<T>(String error, Optional<String> needs) -> new Failed<>(error, needs);
            case Unreachable<T>(String reason, Optional<Duration> after) -> new Unreachable<>(reason, after);
        };
    }

    /** The next call, where this one worked. */
    default <R> SlackAnswer<R> then(Function<? super T, SlackAnswer<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Limited<T>(Duration after) -> new Limited<>(after);
            case Failed<T>(String error, Optional<String> needs) -> new Failed<>(error, needs);
            case Unreachable<T>(String reason, Optional<Duration> after) -> new Unreachable<>(reason, after);
        };
    }

    /** As what became of a message. */
    default Sent sent(Function<? super T, String> receipt) {
        return switch (this) {
            case Done<T>(T value) -> new Sent.Delivered(receipt.apply(value));
            case Limited<T>(Duration after) ->
                new Sent.TryAgain("Slack takes no more messages now", Optional.of(after));
            case Failed<T> failed
            when failed.isWorthAnotherTry() -> new Sent.TryAgain("Slack has trouble of its own: " + failed.error());
            case Failed<T>(String error, Optional<String> needs) ->
                new Sent.Refused("Slack refused: " + error
                        + needs.map(scope -> "; the app needs the scope " + scope)
                                .orElse("") + advice(error));
            case Unreachable<T>(String reason, Optional<Duration> after) -> new Sent.TryAgain(reason, after);
        };
    }

    private static String advice(String error) {
        return switch (error) {
            case "channel_not_found", "not_in_channel" -> "; invite the app to that channel, or correct the address";
            case "users_not_found", "user_not_found" -> "; nobody there has this address";
            case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
                "; install the app anew and set its token";
            case "is_archived" -> "; that channel is archived";
            default -> "";
        };
    }
}
