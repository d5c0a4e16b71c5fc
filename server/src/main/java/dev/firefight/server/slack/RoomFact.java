package dev.firefight.server.slack;

/** What became of the room of an incident. */
public sealed interface RoomFact {
    /**
     * A process makes it: whoever reads this leaves it alone for a while.
     *
     * @param name of the channel
     * @param node the process
     */
    record MakingStarted(String name, String node) implements RoomFact {}

    /**
     * There is another channel of that name.
     *
     * @param name of the channel
     */
    record NameTaken(String name) implements RoomFact {}

    /**
     * It is there.
     *
     * @param channel by what Slack knows it
     * @param name of the channel
     */
    record Made(String channel, String name) implements RoomFact {}

    /**
     * It could not be made.
     *
     * @param reason why, for people
     * @param isLast whether it is tried no more
     */
    record MakingFailed(String reason, boolean isLast) implements RoomFact {}

    /**
     * A process tells it the timeline: whoever reads this leaves it alone for a while.
     *
     * @param entry of the timeline, the last that is told
     * @param node the process
     */
    record TellingStarted(long entry, String node) implements RoomFact {}

    /**
     * It was told.
     *
     * @param entry of the timeline, the last that was
     * @param topic that the channel has now
     */
    record Told(long entry, String topic) implements RoomFact {}

    /**
     * It is told no more, as the channel is archived or gone.
     *
     * @param reason why, for people
     */
    record Left(String reason) implements RoomFact {}
}
