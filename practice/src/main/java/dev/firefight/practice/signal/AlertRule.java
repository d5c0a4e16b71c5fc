package dev.firefight.practice.signal;

import java.util.List;
import java.util.SortedMap;

/**
 * Says when somebody is to be woken, in Prometheus' manner: what holds for something at each of so many evaluations in a row fires for it.
 *
 * @param name of the alert
 * @param severity {@code critical}, which pages, or {@code warning}
 * @param forNanos how long it must hold
 * @param metric that it watches most
 * @param limit behind which that is too much, or too little
 * @param summary what is told, with the labels in braces, such as {@code {service}}, and {@code {value}}
 * @param condition for what it holds now
 */
record AlertRule(
        String name, String severity, long forNanos, String metric, double limit, String summary, Condition condition) {
    /** Tells for what something holds. */
    interface Condition {
        /** All for which it holds at a scrape. */
        List<Held> at(Query query);
    }

    /**
     * Something for which a condition holds.
     *
     * @param labels what it is
     * @param value how much
     */
    record Held(SortedMap<String, String> labels, double value) {}
}
