package dev.firefight.practice.production;

/** One machine of a database. */
final class Node {
    final String name;
    final Processor processor;
    boolean isUp = true;
    boolean isReadOnly;
    /** How many times as long as usual its disk takes. */
    double diskFactor = 1;
    /** Connections that are open, those of others included. */
    int connections;

    Node(String name, Processor processor, boolean isReadOnly) {
        this.name = name;
        this.processor = processor;
        this.isReadOnly = isReadOnly;
    }
}
