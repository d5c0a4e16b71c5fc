package dev.firefight.telemetry.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What named fields of a record mean. Names are compared by their letters and digits alone, in lower case. */
enum FieldRole {
    /** None that matters to a header. */
    NONE,
    TIME,
    LEVEL,
    /** OpenTelemetry's number of a severity. */
    SEVERITY,
    MESSAGE,
    NAME,
    THREAD,
    PROCESS,
    HOST,
    /** An object whose fields are those of the record. */
    RECORD,
    /** The trace of an error. */
    STACK,
    /** An object or a list of which nothing matters to a header but the trace of an error. */
    ERROR,
    /** What comes on top of the seconds of a time that was told before. */
    NANOS,
    /** The stream that a wrapped line was written to. */
    STREAM;

    /** What a name means, and how sure: of two fields with one meaning that of the lower rank counts. */
    private record Meaning(long hash, FieldRole role, int rank) {}

    private static final int TABLE = 512;
    private static final Meaning NOTHING = new Meaning(0, NONE, 0);
    private static final Meaning[] MEANINGS = new Meaning[TABLE];

    static {
        put(
                TIME,
                "timestamp",
                "time",
                "ts",
                "t",
                "datetime",
                "asctime",
                "timemillis",
                "timeunixnano",
                "realtimetimestamp");
        put(TIME, "sourcerealtimetimestamp", "epochsecond", "eventtime", "date", "created");
        put(
                LEVEL,
                "level",
                "severity",
                "lvl",
                "loglevel",
                "severitytext",
                "levelname",
                "priority",
                "l",
                "errorseverity");
        put(SEVERITY, "severitynumber");
        put(
                MESSAGE,
                "message",
                "msg",
                "body",
                "shortmessage",
                "textpayload",
                "stringvalue",
                "text",
                "log",
                "event",
                "line",
                "m",
                "mt",
                "renderedmessage");
        put(
                NAME,
                "logger",
                "loggername",
                "loggerid",
                "category",
                "component",
                "module",
                "target",
                "name",
                "syslogidentifier",
                "sourcecontext",
                "label");
        put(NAME, "caller", "service", "servicename", "app", "application");
        put(THREAD, "thread", "threadname", "threadid", "goroutine");
        put(PROCESS, "pid", "processid", "process", "syslogpid");
        put(HOST, "hostname", "host", "nodename", "node", "pod", "podname");
        put(RECORD, "fields", "jsonpayload", "body", "log", "record", "instant");
        put(RECORD, "resourcelogs", "scopelogs", "scope", "logrecords"); // OpenTelemetry's
        put(NANOS, "nanoofsecond");
        put(
                STACK,
                "stacktrace",
                "extendedstacktrace",
                "stack",
                "exception",
                "excinfo",
                "backtrace",
                "errorverbose",
                "x");
        put(ERROR, "err", "error", "exception", "exc", "thrown", "attributes", "value");
        put(STREAM, "stream");
    }

    private static void put(FieldRole role, String... names) {
        int rank = 1
                + (int) Arrays.stream(MEANINGS)
                        .filter(one -> one != null && one.role() == role)
                        .count();
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            long hash = hash(bytes, 0, bytes.length) + (role == RECORD || role == ERROR ? 1 : 0);
            int at = slot(hash);
            while (MEANINGS[at] != null) {
                at = (at + 1) % TABLE;
            }
            MEANINGS[at] = new Meaning(hash, role, rank++);
        }
    }

    /** What the name between two places means; an object may mean more than a plain value. */
    static FieldRole of(byte[] bytes, int from, int to, boolean isObject) {
        return meaning(hash(bytes, from, to) + (isObject ? 1 : 0)).role();
    }

    /** How sure the meaning of a plain value's name is, the lower the surer. */
    static int rank(byte[] bytes, int from, int to) {
        return meaning(hash(bytes, from, to)).rank();
    }

    private static Meaning meaning(long hash) {
        for (int at = slot(hash); MEANINGS[at] != null; at = (at + 1) % TABLE) {
            if (MEANINGS[at].hash() == hash) {
                return MEANINGS[at];
            }
        }
        return NOTHING;
    }

    /** Of the part behind the last dot, so that {@code log.level} is a level. */
    private static long hash(byte[] bytes, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == '.') {
                hash = 0;
            } else if (Fields.isLetter(c) || Fields.isDigit(c)) {
                hash = (hash + (Fields.isDigit(c) ? c : c | 0x20)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
        }
        return hash << 1;
    }

    private static int slot(long hash) {
        return (int) (hash >>> 55);
    }
}
