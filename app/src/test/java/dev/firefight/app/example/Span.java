package dev.firefight.app.example;

import dev.firefight.telemetry.SpanKind;
import java.util.ArrayList;
import java.util.List;

/** A part of a request. It is closed once. */
final class Span {
    /**
     * Something said about a span.
     *
     * @param isNumber whether the value is a whole number
     */
    record Attribute(String key, String value, boolean isNumber) {}

    final Request request;
    final Pod pod;
    final long id;
    final long parent;
    final SpanKind kind;
    final String name;
    final long start;
    final List<Attribute> attributes = new ArrayList<>(4);
    private long end = -1;
    private boolean failed;
    private String message = "";

    Span(Request request, Pod pod, long id, long parent, SpanKind kind, String name, long start) {
        this.request = request;
        this.pod = pod;
        this.id = id;
        this.parent = parent;
        this.kind = kind;
        this.name = name;
        this.start = start;
    }

    Span say(String key, String value) {
        attributes.add(new Attribute(key, value, false));
        return this;
    }

    Span say(String key, long value) {
        attributes.add(new Attribute(key, Long.toString(value), true));
        return this;
    }

    void close(long now) {
        if (end >= 0) {
            throw new IllegalStateException("closed before: " + name);
        }
        end = now;
        request.closed();
    }

    void fail(long now, String errorType, String why) {
        failed = true;
        message = why;
        say("error.type", errorType);
        close(now);
    }

    long end() {
        return end;
    }

    boolean failed() {
        return failed;
    }

    String message() {
        return message;
    }
}
