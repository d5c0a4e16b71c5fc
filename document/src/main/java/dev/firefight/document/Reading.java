package dev.firefight.document;

import java.util.List;

/** What came of reading a document. */
public sealed interface Reading<T> {
    /** It is sound. */
    record Sound<T>(T value) implements Reading<T> {}

    /**
     * It is not.
     *
     * @param problems at least one, in the order of their lines; at most one more than {@link Document#MOST_PROBLEMS}, of which the last
     *     then tells how many more there are
     */
    record Refused<T>(List<Problem> problems) implements Reading<T> {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
