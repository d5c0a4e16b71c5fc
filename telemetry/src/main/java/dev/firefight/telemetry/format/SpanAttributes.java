package dev.firefight.telemetry.format;

import dev.firefight.telemetry.SpanDraft;
import dev.firefight.telemetry.TelemetryBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the attributes of a span say that its fields do not: that it failed, and whom it called. The names are OpenTelemetry's, OpenTracing's and Zipkin's. */
final class SpanAttributes {
    private static final List<String> STATUS_CODE = List.of("http.response.status_code", "http.status_code");
    private static final List<String> PEER = List.of(
            "peer.service",
            "server.address",
            "net.peer.name",
            "rpc.service",
            "db.namespace",
            "db.name",
            "messaging.destination.name",
            "db.system.name",
            "db.system",
            "db.instance",
            "message_bus.destination",
            "peer.hostname");

    private SpanAttributes() {}

    /** Completes a span by its attributes. */
    static void apply(Map<String, String> attributes, SpanDraft span, TelemetryBuilder into) {
        if (attributes.isEmpty()) {
            return;
        }
        if (!span.failed) {
            span.failed = isFailure(attributes);
        }
        if (span.peer == 0) {
            for (String name : PEER) {
                String value = attributes.getOrDefault(name, "");
                if (!value.isEmpty()) {
                    span.peer = into.text(value);
                    return;
                }
            }
        }
    }

    /**
     * What a failed span says about its failure, as its error log would: its status message, or else the error it carries in attributes,
     * or else what answered how; below that its attributes. Empty when it says nothing.
     */
    static String failureText(String statusMessage, Map<String, String> attributes) {
        String text = statusMessage.isEmpty() ? failureIn(attributes) : statusMessage;
        return text.isEmpty() ? "" : withOthers(text, attributes);
    }

    /** A text with the attributes of its record below, one {@code name=value} a line, but for the parts of an exception. */
    static String withOthers(String text, Map<String, String> attributes) {
        StringBuilder all = new StringBuilder(text);
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            if (!attribute.getKey().startsWith("exception.")) {
                String value = attribute.getValue().replace('\n', ' ');
                all.append('\n').append(attribute.getKey()).append('=').append(value);
            }
        }
        return all.toString();
    }

    private static String failureIn(Map<String, String> attributes) {
        String type = attributes.getOrDefault("error.type", attributes.getOrDefault("exception.type", ""));
        String message = attributes.getOrDefault("error.message", attributes.getOrDefault("exception.message", ""));
        if (!type.isEmpty() || !message.isEmpty()) {
            return type + (type.isEmpty() || message.isEmpty() ? "" : ": ") + message;
        }
        String code = firstOf(STATUS_CODE, attributes);
        String peer = firstOf(PEER, attributes);
        return code.isEmpty() ? "" : peer.isEmpty() ? "answered " + code : peer + " answered " + code;
    }

    private static String firstOf(List<String> names, Map<String, String> attributes) {
        return names.stream()
                .map(name -> attributes.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The text of a span event: type, message and stack of an exception, the name of another event with what it says; without either, all it says. */
    static String eventText(String name, Map<String, String> attributes) {
        String message = attributes.getOrDefault("message", attributes.getOrDefault("log.message", ""));
        String thrown = withException(message, attributes);
        if (!thrown.equals(message)) {
            return thrown;
        }
        if (message.isEmpty() && name.isEmpty()) {
            return new TreeMap<>(attributes)
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(" "));
        }
        return message.isEmpty() ? name : name.isEmpty() ? message : name + ": " + message;
    }

    /** A text with the exception its record carries in attributes, if it does. */
    static String withException(String text, Map<String, String> attributes) {
        String type = attributes.getOrDefault("exception.type", "");
        String message = attributes.getOrDefault("exception.message", "");
        String stack = attributes.getOrDefault("exception.stacktrace", "");
        if (type.isEmpty() && message.isEmpty() && stack.isEmpty()) {
            return text;
        }
        String thrown = stack.isEmpty() ? type + (message.isEmpty() ? "" : ": " + message) : stack;
        return text.isEmpty() ? thrown : text + "\n" + thrown;
    }

    private static boolean isFailure(Map<String, String> attributes) {
        String error = attributes.getOrDefault("error", "");
        if (!error.isEmpty() && !error.equalsIgnoreCase("false")) {
            return true;
        }
        if (attributes.getOrDefault("otel.status_code", "").equals("ERROR")) {
            return true;
        }
        for (String name : STATUS_CODE) {
            String code = attributes.getOrDefault(name, "");
            if (code.length() == 3 && code.charAt(0) == '5') {
                return true;
            }
        }
        String grpc = attributes.getOrDefault("rpc.grpc.status_code", "0");
        return !grpc.equals("0") && !grpc.equals("OK");
    }
}
