package dev.firefight.server.setup;

/** What happened to the set-up. */
public sealed interface SetupFact {
    /**
     * It was replaced as a whole.
     *
     * @param document as {@link SetupYaml} writes it
     */
    record Replaced(String document) implements SetupFact {}
}
