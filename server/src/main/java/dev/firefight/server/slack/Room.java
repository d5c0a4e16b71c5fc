package dev.firefight.server.slack;

import dev.firefight.server.slack.RoomFact.Left;
import dev.firefight.server.slack.RoomFact.Made;
import dev.firefight.server.slack.RoomFact.MakingFailed;
import dev.firefight.server.slack.RoomFact.MakingStarted;
import dev.firefight.server.slack.RoomFact.NameTaken;
import dev.firefight.server.slack.RoomFact.TellingStarted;
import dev.firefight.server.slack.RoomFact.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The room of an incident, as it follows from what became of it.
 *
 * @param last number of the last entry
 * @param making how far its channel is
 * @param telling what was told there
 * @param trouble why it could not be made, or is told no more; empty where all is well
 * @param isOver whether it is neither made nor told any more
 * @param claim who works on it
 */
public record Room(long last, Making making, Telling telling, String trouble, boolean isOver, Optional<Claim> claim) {
    /** Before anything happened. */
    static final Room NONE = new Room(
            0,
            new Making(Optional.empty(), "", Optional.empty(), 0, 0),
            new Telling(0, ""),
            "",
            false,
            Optional.empty());

    /**
     * How far a channel is.
     *
     * @param channel by what Slack knows it; empty before it is made
     * @param name of the channel, the one that was tried last
     * @param triedSince since when a channel of that name is being made; empty where nobody began to, or the name turned out to be taken
     * @param namesTaken how many names turned out to be taken
     * @param failures how often it could not be made
     */
    public record Making(
            Optional<String> channel, String name, Optional<Instant> triedSince, int namesTaken, int failures) {
        private Making begun(String next, Instant at) {
            Optional<Instant> since = triedSince.filter(_ -> next.equals(name)).or(() -> Optional.of(at));
            return new Making(channel, next, since, namesTaken, failures);
        }

        private Making taken(String tried) {
            return new Making(channel, tried, Optional.empty(), namesTaken + 1, failures);
        }

        private Making made(Made one) {
            return new Making(
                    channel.or(() -> Optional.of(one.channel())), one.name(), triedSince, namesTaken, failures);
        }

        private Making failed() {
            return new Making(channel, name, triedSince, namesTaken, failures + 1);
        }
    }

    /**
     * What was told in a channel.
     *
     * @param entry the last of the timeline that was told; 0 before the first
     * @param topic of the channel
     */
    public record Telling(long entry, String topic) {}

    /**
     * Who works on it.
     *
     * @param node the process
     * @param at since when
     */
    public record Claim(String node, Instant at) {}

    /** Whether another process works on it, and has had no more time than it needs. */
    boolean isClaimedByOther(String node, Duration lease, Instant now) {
        return claim.filter(one -> !one.node().equals(node))
                .filter(one -> one.at().plus(lease).isAfter(now))
                .isPresent();
    }

    /** Whether this process has said for long enough to come that it works on it. */
    boolean isClaimedBy(String node, Duration lease, Instant now) {
        return claim.filter(one -> one.node().equals(node))
                .filter(one ->
                        lease.isZero() || one.at().plus(lease.dividedBy(2)).isAfter(now))
                .isPresent();
    }

    Room with(long number, Instant at, RoomFact fact) {
        return switch (fact) {
            case MakingStarted one ->
                new Room(number, making.begun(one.name(), at), telling, trouble, isOver, claim(one.node(), at));
            case NameTaken one ->
                new Room(number, making.taken(one.name()), telling, trouble, isOver, Optional.empty());
            case Made one -> new Room(number, making.made(one), telling, "", isOver, Optional.empty());
            case MakingFailed one ->
                new Room(number, making.failed(), telling, one.reason(), isOver || one.isLast(), claim);
            case TellingStarted one -> new Room(number, making, telling, trouble, isOver, claim(one.node(), at));
            case Told one ->
                new Room(
                        number,
                        making,
                        new Telling(Math.max(telling.entry(), one.entry()), one.topic()),
                        trouble,
                        isOver,
                        Optional.empty());
            case Left one -> new Room(number, making, telling, one.reason(), true, Optional.empty());
        };
    }

    private static Optional<Claim> claim(String node, Instant at) {
        return Optional.of(new Claim(node, at));
    }
}
