package dev.firefight.practice.design;

/**
 * A queue of messages, in partitions of which each is worked on in order.
 *
 * @param name what it is called
 * @param partitions how many
 * @param capacity how many messages a partition holds
 * @param service who handles them
 * @param route what it does for each
 * @param attempts how often a message that fails is tried before it is put aside; 0 for as long as it takes
 */
public record TopicDesign(String name, int partitions, int capacity, String service, String route, int attempts) {}
