package dev.firefight.server.web;

import dev.firefight.incident.Entry;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Telling;
import java.util.function.Function;

/** What entries say, in the same words wherever they are told. */
public final class Wording {
    private Wording() {}

    /**
     * An entry in one line.
     *
     * @param policy what severities are called
     */
    public static Function<Entry, String> lines(Policy policy) {
        return entry -> {
            Telling telling = Telling.of(entry.fact(), policy);
            String line = telling.line();
            return telling.label() + (line.isEmpty() ? "" : ": " + line);
        };
    }
}
