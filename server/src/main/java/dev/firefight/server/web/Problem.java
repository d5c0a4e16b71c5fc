package dev.firefight.server.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a request was not done, in the form of RFC 9457.
 *
 * @param status of HTTP
 * @param kind by which a program knows it: the end of its {@code type}
 * @param title what is wrong
 * @param detail what to do
 * @param more further members
 */
record Problem(int status, String kind, String title, String detail, Map<String, String> more) {
    /** The form of a problem. */
    static final String MEDIA_TYPE = "application/problem+json";

    /** A secret in an address, which senders would write into their logs with the answer. */
    private static final Pattern SECRET = Pattern.compile("(?<=/)[A-Za-z0-9_-]{43}(?=/|$)");

    Problem {
        more = Map.copyOf(more);
    }

    static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, Map.of());
    }

    Map<String, Object> json(String instance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "urn:firefight:problem:" + kind);
        json.put("title", title);
        json.put("status", status);
        Optional.of(detail).filter(one -> !one.isEmpty()).ifPresent(one -> json.put("detail", one));
        json.put("instance", SECRET.matcher(instance).replaceAll("…"));
        json.putAll(more);
        return json;
    }
}
