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
 * @param channel by what Slack knows it; empty before it is made
 * @param name of the channel, the one that was tried last
 * @param triedSince since when a channel of that name is being made; empty where nobody began to, or the name turned out to be taken
 * @param namesTaken how many names turned out to be taken
 * @param failures how often it could not be made
 * @param trouble why it could not be made, or is told no more; empty where all is well
 * @param isOver whether it is neither made nor told any more
 * @param told the last entry of the timeline that was told; 0 before the first
 * @param topic of the channel
 * @param claim who works on it
 */
public record Room(
        long last,
        Optional<String> channel,
        String name,
        Optional<Instant> triedSince,
        int namesTaken,
        int failures,
        String trouble,
        boolean isOver,
        long told,
        String topic,
        Optional<Claim> claim) {
    /** Before anything happened. */
    static final Room NONE =
            new Room(0, Optional.empty(), "", Optional.empty(), 0, 0, "", false, 0, "", Optional.empty());

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
                new Room(
                        number,
                        channel,
                        one.name(),
                        triedSince.filter(_ -> one.name().equals(name)).or(() -> Optional.of(at)),
                        namesTaken,
                        failures,
                        trouble,
                        isOver,
                        told,
                        topic,
                        Optional.of(new Claim(one.node(), at)));
            case NameTaken one ->
                new Room(
                        number,
                        channel,
                        one.name(),
                        Optional.empty(),
                        namesTaken + 1,
                        failures,
                        trouble,
                        isOver,
                        told,
                        topic,
                        Optional.empty());
            case Made one ->
                new Room(
                        number,
                        channel.or(() -> Optional.of(one.channel())),
                        one.name(),
                        triedSince,
                        namesTaken,
                        failures,
                        "",
                        isOver,
                        told,
                        topic,
                        Optional.empty());
            case MakingFailed one ->
                new Room(
                        number,
                        channel,
                        name,
                        triedSince,
                        namesTaken,
                        failures + 1,
                        one.reason(),
                        isOver || one.isLast(),
                        told,
                        topic,
                        claim);
            case TellingStarted one ->
                new Room(
                        number,
                        channel,
                        name,
                        triedSince,
                        namesTaken,
                        failures,
                        trouble,
                        isOver,
                        told,
                        topic,
                        Optional.of(new Claim(one.node(), at)));
            case Told one ->
                new Room(
                        number,
                        channel,
                        name,
                        triedSince,
                        namesTaken,
                        failures,
                        trouble,
                        isOver,
                        Math.max(told, one.entry()),
                        one.topic(),
                        Optional.empty());
            case Left one ->
                new Room(
                        number,
                        channel,
                        name,
                        triedSince,
                        namesTaken,
                        failures,
                        one.reason(),
                        true,
                        told,
                        topic,
                        Optional.empty());
        };
    }
}
