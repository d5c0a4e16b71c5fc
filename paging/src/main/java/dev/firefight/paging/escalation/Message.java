package dev.firefight.paging.escalation;

import dev.firefight.paging.roster.Contact.Channel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one person is told, by one or several channels.
 *
 * @param number of the entry by which it is known: the same for every attempt
 * @param page why
 * @param person whom
 * @param at since when
 * @param deliveries what became of it by channel; absent where it was not tried
 * @param isUnreachable whether it was told that nothing is left by which the person could be reached
 */
public record Message(
        long number, long page, String person, Instant at, Map<Channel, Delivery> deliveries, boolean isUnreachable) {
    /** Copies the map. */
    public Message {
        deliveries = Map.copyOf(deliveries);
    }

    /**
     * What became of a message by one channel.
     *
     * @param state how far it is
     * @param attempts how often it was tried
     * @param at when that state began
     * @param node which process tried it last
     * @param reason why it failed; empty where it did not
     * @param again when it is tried again, where it failed and will be
     * @param bundle with which others it travelled last; empty where alone
     */
    public record Delivery(
            State state,
            int attempts,
            Instant at,
            String node,
            String reason,
            Optional<Instant> again,
            Optional<String> bundle) {
        /** How far a delivery is. */
        public enum State {
            /** A process tries, or died trying. */
            SENDING,
            /** It got away. */
            SENT,
            /** It did not. */
            FAILED
        }

        /** Whether it failed and is not tried again. */
        boolean isGivenUp() {
            return state == State.FAILED && again.isEmpty();
        }
    }

    Message with(Channel channel, Delivery delivery) {
        Map<Channel, Delivery> all = new EnumMap<>(Channel.class);
        all.putAll(deliveries);
        all.put(channel, delivery);
        return new Message(number, page, person, at, all, isUnreachable);
    }

    Message unreachable() {
        return new Message(number, page, person, at, deliveries, true);
    }

    /** What became of it by a channel. */
    public Optional<Delivery> delivery(Channel channel) {
        return Optional.ofNullable(deliveries.get(channel));
    }
}
