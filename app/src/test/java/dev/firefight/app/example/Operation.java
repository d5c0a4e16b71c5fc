package dev.firefight.app.example;

import java.util.List;

/**
 * What a service does on request. Log lines may hold {@code {product}}, {@code {order}}, {@code {cart}}, {@code {client}}, {@code {path}},
 * {@code {status}}, {@code {ms}}, {@code {why}}; an empty one is not written.
 *
 * @param name method and route, or queue
 * @param done log line of success
 * @param failed log line of failure
 * @param asideShare how often something worth a warning happens besides
 * @param aside log line of that
 * @param acts what is done, one after another
 */
record Operation(String name, String done, String failed, double asideShare, String aside, List<Act> acts) {
    /** An operation to which nothing special happens. */
    static Operation of(String name, String done, String failed, Act... acts) {
        return new Operation(name, done, failed, 0, "", List.of(acts));
    }

    /** The same with a warning now and then. */
    Operation with(double share, String warning) {
        return new Operation(name, done, failed, share, warning, acts);
    }

    /** The method of HTTP; empty for a queue. */
    String method() {
        int slash = name.indexOf(" /");
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /** The route of HTTP, or the queue's name. */
    String route() {
        return name.substring(name.indexOf(' ') + 1);
    }
}
