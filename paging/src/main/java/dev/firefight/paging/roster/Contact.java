package dev.firefight.paging.roster;

import java.time.Duration;

/**
 * One way to reach a person.
 *
 * @param channel by what
 * @param address where: an e-mail address, a number with its country such as {@code +4930123456}, a member of Slack, a topic of ntfy, an address
 *     on the web
 * @param after how long after the person was called this way is tried, if they have not answered; zero for at once
 */
public record Contact(Channel channel, String address, Duration after) {
    /** How a message travels. */
    public enum Channel {
        /** By e-mail. */
        EMAIL("e-mail"),
        /** As a direct message of Slack. */
        SLACK("Slack"),
        /** As a push message by ntfy. */
        NTFY("ntfy"),
        /** As a text message on a phone. */
        SMS("SMS"),
        /** As a call on a phone. */
        VOICE("phone"),
        /** As a signed request to another program. */
        WEBHOOK("webhook");

        private final String word;

        Channel(String word) {
            this.word = word;
        }

        /** What people call it. */
        public String word() {
            return word;
        }
    }
}
