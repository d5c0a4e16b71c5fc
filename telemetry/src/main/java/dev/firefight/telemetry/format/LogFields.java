package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TraceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The named fields of one log record, from JSON or from {@code name=value} pairs. Names are compared by their letters and digits alone. */
final class LogFields {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_FIELDS = 200;
    private static final int MAX_DEPTH = 4;
    private static final int MAX_NAME_CHARS = 60;
    private static final int ERROR = 17;

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
    private static final List<String> MESSAGE = List.of(
            "message",
            "msg",
            "body",
            "shortmessage",
            "fieldsmessage",
            "text",
            "log",
            "event",
            "line",
            "jsonpayloadmessage",
            "textpayload");
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

    private final Map<String, String> byPlainName = new LinkedHashMap<>();

    private LogFields() {}

    /** The fields of a JSON object, nested ones by the names on the way to them; empty when the line is no whole object. */
    static Optional<LogFields> ofJson(String line) {
        LogFields fields = new LogFields();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            fields.object(json, "", 1);
            return json.nextToken() == null ? Optional.of(fields) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
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
    static LogFields ofPairs(String line) {
        LogFields fields = new LogFields();
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

    /** Whether a text starts with the name of a field and an equals sign. */
    static boolean startsWithPair(String text) {
        int at = 0;
        while (at < Math.min(text.length(), MAX_NAME_CHARS) && isNamePart(text.charAt(at))) {
            at++;
        }
        return at > 0 && at < text.length() && text.charAt(at) == '=';
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.@-/".indexOf(c) >= 0;
    }

    private void put(String name, String value) {
        if (byPlainName.size() < MAX_FIELDS && !value.isEmpty()) {
            byPlainName.putIfAbsent(Labels.plain(name), value);
        }
    }

    /** The value of a field by its plain name; empty when there is none. */
    String get(String plainName) {
        return byPlainName.getOrDefault(plainName, "");
    }

    /** Whether the fields are a wrapper around a line that another program wrote: Docker's, Fluent Bit's. */
    boolean isWrapper() {
        return (get("stream").equals("stdout") || get("stream").equals("stderr"))
                && byPlainName.containsKey("log")
                && time().isPresent();
    }

    /** Whether the wrapped line goes on in the next one: Docker leaves its end away then, others say so. */
    boolean isPartial() {
        String tag = get("logtag") + get("p");
        boolean isDocker = byPlainName.keySet().stream()
                .allMatch(name -> name.equals("log")
                        || name.equals("stream")
                        || name.startsWith("time")
                        || name.startsWith("attrs"));
        return tag.equals("P") || (isDocker && !get("log").endsWith("\n"));
    }

    /** The time; empty when no field holds one. */
    Optional<LogTime> time() {
        String second = get("instantepochsecond");
        if (!second.isEmpty()) {
            String nano = "000000000" + get("instantnanoofsecond");
            return LogTime.ofField(second + nano.substring(nano.length() - 9));
        }
        return TIME.stream()
                .map(this::get)
                .filter(value -> !value.isEmpty())
                .flatMap(value -> LogTime.ofField(value).stream())
                .findFirst();
    }

    /** Whether there is what makes fields a log record: a message or a level. */
    boolean isRecord() {
        return !first(MESSAGE).isEmpty() || severity() != 0;
    }

    /** How bad it is: words, or the numbers of OpenTelemetry, pino and bunyan, Python, syslog. */
    int severity() {
        double told = Numbers.parseDouble(get("severitynumber"));
        if (told >= 1 && told <= 24) {
            return (int) told;
        }
        String level = first(LEVEL);
        double number = Numbers.parseDouble(level.isEmpty() ? get("priority") : level);
        if (number >= 10) { // pino and bunyan count in tens from 10
            return (int) Math.clamp((number - 10) / 10 * 4 + 1, 1, 24);
        }
        return number >= 0 ? LogLine.syslogSeverity((int) number) : Severities.of(level);
    }

    /** Whose record it is; parts that no field tells are empty. */
    Origin origin() {
        String pod = first(COMPONENT);
        String service = first(SERVICE);
        return new Origin(service.isEmpty() ? PodName.workload(pod) : service, pod, first(NODE));
    }

    /** The message and what was thrown; all other fields where there is no message. */
    String text() {
        String message = first(MESSAGE);
        if (message.isEmpty()) {
            StringBuilder all = new StringBuilder();
            byPlainName.forEach((name, value) -> {
                if (!TIME.contains(name)
                        && !LEVEL.contains(name)
                        && !name.endsWith("traceid")
                        && !name.endsWith("spanid")) {
                    all.append(all.isEmpty() ? "" : " ")
                            .append(name)
                            .append('=')
                            .append(value);
                }
            });
            return all.toString();
        }
        String thrown = first(THROWN);
        boolean says = !thrown.isEmpty() && !thrown.equals("false") && !thrown.equals("true");
        return says && !message.contains(thrown) ? message + "\n" + thrown : message;
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

    /** The fields as a line. */
    LogLine line(LogLine.Form form, Optional<LogTime> fallback) {
        Optional<LogTime> own = time();
        int severity = severity();
        String text = text();
        boolean thrown =
                severity == 0 && !first(THROWN).isEmpty() && !first(THROWN).equals("false");
        return new LogLine(
                form, own.isPresent() ? own : fallback, thrown ? ERROR : severity, origin(), text, trace(), span());
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
