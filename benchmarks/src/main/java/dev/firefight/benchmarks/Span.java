package dev.firefight.benchmarks;

/**
 * A part of a request.
 *
 * @param parent the span it is part of; 0 for none
 * @param peer the service that is asked; empty for a span that answers
 */
record Span(
        long traceHigh,
        long traceLow,
        long id,
        long parent,
        String route,
        String peer,
        long user,
        long startNanos,
        long endNanos,
        boolean failed) {
    boolean asks() {
        return !peer.isEmpty();
    }
}
