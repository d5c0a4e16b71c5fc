package dev.firefight.live.shop;

import com.sun.net.httpserver.Headers;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where a span stands in its trace.
 *
 * @param trace id of the trace, 32 hexadecimal digits
 * @param span id of the span, 16 of them
 * @param parent id of the span above it; empty for the first
 * @see <a href="https://github.com/openzipkin/b3-propagation">how it is handed on</a>
 */
record Trace(String trace, String span, Optional<String> parent) {
    private static final HexFormat HEX = HexFormat.of();

    static Trace of(Headers headers, RandomGenerator random) {
        Optional<String> trace = Optional.ofNullable(headers.getFirst("X-B3-TraceId"));
        Optional<String> span = Optional.ofNullable(headers.getFirst("X-B3-SpanId"));
        return trace.isPresent() && span.isPresent()
                ? new Trace(trace.get(), id(random), span)
                : new Trace(id(random) + id(random), id(random), Optional.empty());
    }

    Trace below(RandomGenerator random) {
        return new Trace(trace, id(random), Optional.of(span));
    }

    private static String id(RandomGenerator random) {
        return HEX.toHexDigits(random.nextLong() | 1);
    }
}
