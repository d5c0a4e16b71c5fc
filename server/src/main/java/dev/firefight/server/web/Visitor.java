package dev.firefight.server.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where somebody asks, and by which address they know the server.
 *
 * @param address of their machine
 * @param scheme http or https
 * @param host with its port, as their browser names it
 */
record Visitor(String address, String scheme, String host) {
    private static final String KEPT = "visitor";
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.\\-_]{1,255}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:[0-9]{1,5})?");

    /** Of a request that {@link #note} has seen. */
    static Visitor of(Context request) {
        return Optional.<Visitor>ofNullable(request.attribute(KEPT)).orElseGet(() -> direct(request));
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** Without a path. */
    String base() {
        return scheme + "://" + host;
    }

    /** Keeps it for all that is done with a request. */
    static void note(Context request, boolean isBehindProxy) {
        Visitor direct = direct(request);
        request.attribute(
                KEPT,
                isBehindProxy
                        ? new Visitor(
                                last(request, "X-Forwarded-For")
                                        .filter(Visitor::isAddress)
                                        .orElse(direct.address()),
                                last(request, "X-Forwarded-Proto")
                                        .filter(one -> one.equals("https") || one.equals("http"))
                                        .orElse(direct.scheme()),
                                last(request, "X-Forwarded-Host")
                                        .filter(one -> HOST.matcher(one).matches())
                                        .orElse(direct.host()))
                        : direct);
    }

    private static Visitor direct(Context request) {
        return new Visitor(
                request.ip(),
                request.scheme(),
                Optional.ofNullable(request.host()).orElse(""));
    }

    /** What the proxy itself wrote stands last; all before it was said by whoever asked. */
    private static Optional<String> last(Context request, String header) {
        return request.req().getHeaders(header) == null
                ? Optional.empty()
                : java.util.Collections.list(request.req().getHeaders(header)).stream()
                        .reduce((_, later) -> later)
                        .map(line -> line.substring(line.lastIndexOf(',') + 1).strip());
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
