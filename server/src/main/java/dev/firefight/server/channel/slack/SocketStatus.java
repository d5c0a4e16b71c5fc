package dev.firefight.server.channel.slack;

import java.util.Optional;

/**
 * How Socket Mode is.
 *
 * @param isConnected whether Slack reaches us now
 * @param trouble why it does not, or did not the last time, in plain words
 * @param connections how many were opened so far
 * @param received requests that were acknowledged
 * @param dropped requests that were not, since too many waited; Slack tells most of them again
 * @param unreadable requests in which no sense could be made
 */
public record SocketStatus(
        boolean isConnected,
        Optional<String> trouble,
        long connections,
        long received,
        long dropped,
        long unreadable) {}
