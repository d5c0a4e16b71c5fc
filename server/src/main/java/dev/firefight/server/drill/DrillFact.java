package dev.firefight.server.drill;

/** What the journal keeps of a drill. */
sealed interface DrillFact {
    /**
     * It begins.
     *
     * @param line the first of its log
     * @param scenario its exact name, which is not to be known before the end
     * @param seed that decides all that is left to chance
     * @param nonce that was committed to with both
     * @param isGuided whether the next step is told
     * @param hasCrew whether the machine plays roles that nobody takes
     */
    record Begun(String line, String scenario, long seed, String nonce, boolean isGuided, boolean hasCrew)
            implements DrillFact {
        /** Without what is not to be known. */
        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /** Somebody watches over it from now on, and plays no more: they see what it is. */
    record Facilitated() implements DrillFact {}

    /** One more line of its log. */
    record Went(String line) implements DrillFact {}

    /** It is over, and its secret stands in its log. */
    record Ended() implements DrillFact {}

    /** How many points it was worth, in tenths. */
    record Scored(long tenths) implements DrillFact {}
}
