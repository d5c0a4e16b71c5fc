package dev.firefight.server.channel;

/** A way by which a person is reached. */
@FunctionalInterface
public interface Channel {
    /**
     * Sends a message, and waits until it is known what became of it, or the time of the channel is over. It is to be called on a virtual
     * thread, and by as many at once as one likes.
     *
     * @param message what is said; the same id may be sent twice
     * @param address whom it is sent to, in the form that the channel takes; whatever else it is, is refused
     */
    Sent send(Message message, String address);
}
