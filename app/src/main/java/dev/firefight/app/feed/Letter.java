package dev.firefight.app.feed;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is to be posted.
 *
 * @param to the whole address; its path may hold a key
 * @param headers names and values in turns
 * @param body as it is sent
 */
record Letter(URI to, List<String> headers, Body body) {
    /** Bytes that nobody alters. */
    static final class Body {
        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        int length() {
            return bytes.length;
        }
    }

    /** Copies the list. */
    Letter {
        headers = List.copyOf(headers);
    }

    static Letter of(URI to, String type, byte[] body) {
        return new Letter(to, List.of("Content-Type", type), new Body(body));
    }

    Letter with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(header, value));
        return new Letter(to, more, body);
    }

    HttpRequest request() {
        return HttpRequest.newBuilder(to)
                .headers(headers.toArray(String[]::new))
                .POST(BodyPublishers.ofByteArray(body.bytes))
                .build();
    }

    /** Without the path, which may hold a key. */
    @Override
    public String toString() {
        return "Letter[" + to.getHost() + ", " + body.length() + " bytes]";
    }
}
