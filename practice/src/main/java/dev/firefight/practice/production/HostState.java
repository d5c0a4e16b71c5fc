package dev.firefight.practice.production;

/**
 * What somebody finds out about a machine who asks for it over the network, or on it where it is reached.
 *
 * @param name what it is called
 * @param zone in which part of the data centre it stands
 * @param isReached whether it answers
 * @param isDrained whether nothing new is started on it
 * @param addedNanos how much longer than in a quiet network an answer takes
 * @param lost the share of packets that is lost
 * @param hasPorts whether it has ports left for new connections
 */
public record HostState(
        String name, int zone, boolean isReached, boolean isDrained, long addedNanos, double lost, boolean hasPorts) {
    /** How it is now. */
    public static HostState of(Host host) {
        return new HostState(
                host.name(), host.zone(), host.isReached(), host.isDrained, host.delayNanos, host.loss, host.hasPorts);
    }
}
