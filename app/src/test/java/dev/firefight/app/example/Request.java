package dev.firefight.app.example;

import dev.firefight.telemetry.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A customer's request on its way through the shop: what it is about, its spans and its log lines. */
final class Request {
    final long traceHigh;
    final long traceLow;
    final boolean sampled;
    final List<Span> spans = new ArrayList<>();
    final List<LogLine> lines = new ArrayList<>();
    private final Random ids;
    private final Consumer<Request> whenOver;
    private final int product;
    private final int order;
    private final String client;
    private int open;
    private boolean failed;

    /**
     * A new request.
     *
     * @param ids where identifiers come from
     * @param sampleShare how many requests are traced from the start
     * @param whenOver told when the last part has ended
     */
    Request(Random ids, double sampleShare, int order, Consumer<Request> whenOver) {
        this.ids = ids;
        this.whenOver = whenOver;
        this.order = order;
        traceHigh = ids.nextLong();
        traceLow = ids.nextLong();
        sampled = ids.nextDouble() < sampleShare;
        product = 1000 + ids.nextInt(1800);
        client = "203.0.113." + (1 + ids.nextInt(254)); // a block that is kept for documentation
    }

    Span open(Pod pod, long parent, SpanKind kind, String name, long now) {
        open++;
        Span span = new Span(this, pod, ids.nextLong(), parent, kind, name, now);
        spans.add(span);
        return span;
    }

    /** Something will come, even if nothing is open until then. */
    void expect() {
        open++;
    }

    /** What was expected has come and opened a span of its own. */
    void came() {
        open--;
    }

    void closed() {
        open--;
        if (open == 0) {
            failed = failed || spans.getFirst().failed();
            whenOver.accept(this);
        }
    }

    boolean failed() {
        return failed;
    }

    void log(long now, Span span, LogLine.Level level, String template, Outcome outcome) {
        // what went well is only told of sampled requests: nobody keeps all of that
        if (!template.isEmpty() && (sampled || level != LogLine.Level.INFO)) {
            lines.add(new LogLine(now, span.pod, level, fill(template, span, now, outcome), Optional.of(span)));
        }
    }

    private String fill(String template, Span span, long now, Outcome outcome) {
        return template.replace("{path}", span.name.replace("{id}", Integer.toString(product)))
                .replace("{product}", Integer.toString(product))
                .replace("{order}", Integer.toString(order))
                .replace("{cart}", Long.toHexString(traceLow >>> 40))
                .replace("{client}", client)
                .replace("{status}", Integer.toString(outcome.status()))
                .replace("{ms}", String.format(Locale.ROOT, "%d", (now - span.start) / 1000))
                .replace("{why}", outcome.why());
    }
}
