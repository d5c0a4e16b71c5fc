package dev.firefight.server.channel;

import java.time.Duration;
import java.util.Optional;

/** What became of a message. Reasons are one line of plain words for a person, at most 300 signs, without secrets. */
public sealed interface Sent {
    /** The most signs of a reason and of a receipt. */
    int MOST_SIGNS = 300;

    /**
     * The other side took it. Whether anybody saw it is not known by that.
     *
     * @param receipt by what the other side knows it, such as an id; empty where it says nothing
     */
    record Delivered(String receipt) implements Sent {
        public Delivered {
            receipt = PlainText.line(receipt, MOST_SIGNS);
        }
    }

    /**
     * It was not taken, or nobody knows; trying again later may help.
     *
     * @param reason what went wrong
     * @param after how long the other side asks to wait
     */
    record TryAgain(String reason, Optional<Duration> after) implements Sent {
        public TryAgain {
            reason = PlainText.line(reason, MOST_SIGNS);
        }

        /** Where nobody said how long to wait. */
        public TryAgain(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * It was refused, and trying again is of no use until somebody alters the address or the settings.
     *
     * @param reason what went wrong, and what to do
     */
    record Refused(String reason) implements Sent {
        public Refused {
            reason = PlainText.line(reason, MOST_SIGNS);
        }
    }
}
