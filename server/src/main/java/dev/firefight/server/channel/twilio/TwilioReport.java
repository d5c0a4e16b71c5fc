package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Twilio calls back with, once {@link TwilioSignature} has proved it. It may come twice, and late; {@code sid} is the receipt with which
 * the message was delivered.
 */
public sealed interface TwilioReport {
    /** Which message or call. */
    String sid();

    /**
     * Somebody pressed a key in a call.
     *
     * @param key one of 0 to 9, * and #
     */
    record Pressed(String sid, String key) implements TwilioReport {
        /** Whether it is the one that acknowledges. */
        public boolean acknowledges() {
            return key.equals(Twiml.ACKNOWLEDGE);
        }

        /** Whether it is the one that hands on to who is called next. */
        public boolean escalates() {
            return key.equals(Twiml.ESCALATE);
        }
    }

    /**
     * Something became of a message or a call.
     *
     * @param status as Twilio calls it, such as {@code delivered} or {@code no-answer}
     * @param error the number of an error, which leads to a page at https://www.twilio.com/docs/api/errors/
     */
    record Became(String sid, String status, Optional<String> error) implements TwilioReport {
        private static final Set<String> REACHED = Set.of("delivered", "read", "completed");
        private static final Set<String> LOST = Set.of("undelivered", "failed", "busy", "no-answer", "canceled");

        /** Whether the telephone got it, or somebody or a mailbox answered. */
        public boolean isReached() {
            return REACHED.contains(status);
        }

        /** Whether it got nowhere, and somebody else has to be asked. */
        public boolean isLost() {
            return LOST.contains(status);
        }
    }

    /**
     * Reads the decoded fields of a form; empty where they are none of Twilio's.
     *
     * @param fields each with its values, of which the first counts
     */
    static Optional<TwilioReport> read(Map<String, List<String>> fields) {
        Optional<String> sid = field(fields, "CallSid", 40).or(() -> field(fields, "MessageSid", 40));
        if (sid.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> key = field(fields, "Digits", 1);
        if (key.isPresent()) {
            return key.filter(one -> one.matches("[0-9*#]")).map(one -> new Pressed(sid.get(), one));
        }
        return field(fields, "CallStatus", 40)
                .or(() -> field(fields, "MessageStatus", 40))
                .map(status -> new Became(
                        sid.get(), status, field(fields, "ErrorCode", 10).filter(code -> code.matches("[0-9]+"))));
    }

    private static Optional<String> field(Map<String, List<String>> fields, String name, int most) {
        return fields.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(value -> PlainText.line(value, most))
                .filter(value -> !value.isEmpty());
    }
}
