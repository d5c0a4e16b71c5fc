package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TraceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The named fields of one log record, from JSON or from {@code name=value} pairs: whose record it is, and all that it says besides its
 * message. Names are compared by their letters and digits alone.
 */
final class NamedFields {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_FIELDS = 200;
    private static final int MAX_DEPTH = 4;

    private static final List<String> TIME = List.of(
            "timestamp",
            "time",
            "ts",
            "t",
            "datetime",
            "eventtime",
            "asctime",
            "timemillis",
            "timeunixnano",
            "date",
            "realtimetimestamp",
            "sourcerealtimetimestamp");
    private static final List<String> LEVEL =
            List.of("level", "severity", "lvl", "loglevel", "severitytext", "levelname");
    private static final List<String> THROWN = List.of(
            "stacktrace",
            "exceptionstacktrace",
            "errorstacktrace",
            "errstack",
            "errorstack",
            "stack",
            "exception",
            "errormessage",
            "errmessage",
            "error",
            "err",
            "exceptionmessage",
            "fullmessage");
    private static final List<String> SERVICE = List.of(
            "servicename",
            "service",
            "app",
            "application",
            "appname",
            "applicationname",
            "kubernetescontainername",
            "containername",
            "container",
            "syslogidentifier",
            "resourceservicename");
    private static final List<String> COMPONENT =
            List.of("kubernetespodname", "k8spodname", "podname", "pod", "serviceinstanceid", "instance");
    private static final List<String> NODE =
            List.of("kuberneteshost", "kubernetesnodename", "k8snodename", "nodename", "hostname", "host", "node");

    /** No field at all. */
    static final NamedFields NONE = new NamedFields();

    private final Map<String, String> byPlainName = new LinkedHashMap<>();

    private NamedFields() {}

    /** The fields of a text that is a JSON object or starts with a pair. */
    static NamedFields of(String text) {
        return text.startsWith("{") ? ofJson(text) : ofPairs(text);
    }

    /** The fields of a JSON object, nested ones by the names on the way to them; those before a fault in it. */
    private static NamedFields ofJson(String line) {
        NamedFields fields = new NamedFields();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                fields.object(json, "", 1);
            }
        } catch (JacksonException e) {
            return fields; // what is behind the fault cannot be told apart
        }
        return fields;
    }

    private void object(JsonParser json, String path, int depth) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
                object(json, path + name + ".", depth + 1);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                json.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                put(path + name, json.getString());
            }
        }
    }

    /** The fields of {@code name=value name="value with spaces"}; words between them are passed over. */
    private static NamedFields ofPairs(String line) {
        NamedFields fields = new NamedFields();
        int at = 0;
        while (at < line.length()) {
            int name = at;
            while (at < line.length() && isNamePart(line.charAt(at))) {
                at++;
            }
            if (at == name || at == line.length() || line.charAt(at) != '=') {
                at = Math.max(at, name + 1);
                continue;
            }
            int end = at++;
            StringBuilder value = new StringBuilder();
            boolean isQuoted = at < line.length() && line.charAt(at) == '"';
            at += isQuoted ? 1 : 0;
            while (at < line.length() && line.charAt(at) != (isQuoted ? '"' : ' ')) {
                if (isQuoted && line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                    value.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at) == 't' ? '\t' : line.charAt(at));
                } else {
                    value.append(line.charAt(at));
                }
                at++;
            }
            at++;
            fields.put(line.substring(name, end), value.toString());
        }
        return fields;
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.@-/".indexOf(c) >= 0;
    }

    private void put(String name, String value) {
        if (byPlainName.size() < MAX_FIELDS && !value.isEmpty()) {
            byPlainName.putIfAbsent(Labels.plain(name), value);
        }
    }

    /** Whose record it is; parts that no field tells are empty. */
    Origin origin() {
        String pod = first(COMPONENT);
        String service = first(SERVICE);
        return new Origin(service.isEmpty() ? PodName.workload(pod) : service, pod, first(NODE));
    }

    /** What was thrown, or else went wrong; empty when no field tells it. */
    String thrown() {
        String thrown = first(THROWN);
        return thrown.equals("false") || thrown.equals("true") ? "" : thrown;
    }

    /** All fields but those that tell time, level and ids, for a record without message. */
    String text() {
        StringBuilder all = new StringBuilder();
        byPlainName.forEach((name, value) -> {
            if (!TIME.contains(name)
                    && !LEVEL.contains(name)
                    && !name.endsWith("traceid")
                    && !name.endsWith("spanid")) {
                all.append(all.isEmpty() ? "" : " ").append(name).append('=').append(value);
            }
        });
        return all.toString();
    }

    /** The trace; {@link TraceId#NONE} when no field tells one. */
    TraceId trace() {
        return byPlainName.entrySet().stream()
                .filter(field -> field.getKey().endsWith("traceid"))
                .map(field -> TraceId.parse(field.getValue().trim()))
                .filter(TraceId::isPresent)
                .findFirst()
                .orElse(TraceId.NONE);
    }

    /** The span; 0 when no field tells one. */
    long span() {
        return byPlainName.entrySet().stream()
                .filter(field ->
                        field.getKey().endsWith("spanid") && !field.getKey().contains("parent"))
                .mapToLong(field -> TraceId.parseSpanId(field.getValue().trim()))
                .findFirst()
                .orElse(0);
    }

    private String first(List<String> plainNames) {
        for (String name : plainNames) {
            String value = byPlainName.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
