package dev.firefight.telemetry.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One question to a server.
 *
 * @param asked what is asked for, in plain words
 * @param path path of the API, starting with a stroke
 * @param params names and values behind the question mark
 * @param accept the media type asked for
 */
record Query(String asked, String path, List<Param> params, String accept) {
    private static final String JSON = "application/json";

    /** A name and its value. */
    record Param(String name, String value) {}

    Query {
        params = List.copyOf(params);
    }

    /** A question without parameters that is answered in JSON. */
    static Query of(String asked, String path) {
        return new Query(asked, path, List.of(), JSON);
    }

    /** The same with one more parameter. */
    Query with(String name, String value) {
        List<Param> more = new ArrayList<>(params);
        more.add(new Param(name, value));
        return new Query(asked, path, more, accept);
    }

    /** The same with one more parameter. */
    Query with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** The same for another media type. */
    Query accepting(String type) {
        return new Query(asked, path, params, type);
    }

    /** What stands behind the question mark. */
    String written() {
        return params.stream()
                .map(param -> encoded(param.name()) + "=" + encoded(param.value()))
                .collect(Collectors.joining("&"));
    }

    /** A text as it may stand in an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
