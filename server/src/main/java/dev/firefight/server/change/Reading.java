package dev.firefight.server.change;

/** What came of reading a message of somebody who tells more than changes. */
public sealed interface Reading {
    /** It tells of a change. */
    record Change(ToldChange told) implements Reading {}

    /**
     * It tells nothing that matters here.
     *
     * @param why for whoever sets up the sender
     */
    record LeftAlone(String why) implements Reading {}
}
