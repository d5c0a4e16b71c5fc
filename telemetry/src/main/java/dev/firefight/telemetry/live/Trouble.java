package dev.firefight.telemetry.live;

import java.time.Duration;
import java.util.Optional;

/**
 * Why something of a source could not be read.
 *
 * @param kind what kind of trouble
 * @param asked what was asked for, in plain words, such as {@code the names of metrics}
 * @param because the reason in plain words, to be read behind "could not be read because"
 * @param retryAfter how long the source asks to be left alone
 */
public record Trouble(Kind kind, String asked, String because, Optional<Duration> retryAfter) {
    /** What can go wrong. */
    public enum Kind {
        /** No whole answer in time. */
        TIMED_OUT,
        /** Nobody listens at the address. */
        REFUSED,
        /** Nobody knows the host. */
        UNKNOWN_HOST,
        /** The connection broke, or never came to be, for another reason. */
        UNREACHABLE,
        /** The server could not prove who it is, or speaks no TLS. */
        NOT_TRUSTED,
        /** It does not know who asks. */
        UNAUTHORIZED,
        /** It knows who asks and does not allow it. */
        FORBIDDEN,
        /** There is nothing of this kind at the address. */
        NOT_FOUND,
        /** Something answers there, and it is not what it should be. */
        OTHER_SERVER,
        /** It sends on to somewhere else. */
        REDIRECTED,
        /** It asks to be asked less. */
        TOO_MANY_REQUESTS,
        /** It does not accept the question. */
        REFUSED_QUERY,
        /** It has trouble of its own. */
        SERVER_ERROR,
        /** The answer ended early. */
        HALF_ANSWER,
        /** The answer cannot be read. */
        MALFORMED,
        /** The answer is larger than may be read. */
        TOO_LARGE,
        /** No more queries may be asked in this minute. */
        BUDGET_USED_UP,
        /** The time for all sources is over. */
        DEADLINE,
        /** A file that cannot be opened or read. */
        FILE,
        /** A fault of this program. */
        OWN_FAULT
    }

    static Trouble of(Kind kind, String because) {
        return new Trouble(kind, "", because, Optional.empty());
    }

    /** The same, of what was asked for. */
    Trouble about(String what) {
        return new Trouble(kind, what, because, retryAfter);
    }

    /** Whether every further query would meet the same: who asked once need not ask again. */
    boolean isOfWholeSource() {
        return switch (kind) {
            case REFUSED,
                    UNKNOWN_HOST,
                    UNREACHABLE,
                    NOT_TRUSTED,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    REDIRECTED,
                    TOO_MANY_REQUESTS,
                    BUDGET_USED_UP,
                    DEADLINE,
                    OWN_FAULT -> true;
            case TIMED_OUT,
                    NOT_FOUND,
                    OTHER_SERVER,
                    REFUSED_QUERY,
                    SERVER_ERROR,
                    HALF_ANSWER,
                    MALFORMED,
                    TOO_LARGE,
                    FILE -> false;
        };
    }

    /** Whether a smaller question may be answered where this one was not. */
    boolean mayHelpToAskLess() {
        return switch (kind) {
            case TIMED_OUT, REFUSED_QUERY, SERVER_ERROR, HALF_ANSWER, TOO_LARGE -> true;
            default -> false;
        };
    }

    /** One sentence: what of which source could not be read, and why. */
    public String sentence(String source) {
        String what = asked.isEmpty() ? source : asked + " of " + source;
        return what + " could not be read because " + because;
    }
}
