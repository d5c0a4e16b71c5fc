package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.TraceId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one line of a log says by itself.
 *
 * @param form how it is written
 * @param time when it was logged; empty when the line does not say
 * @param severity OpenTelemetry's severity number, 0 where not told
 * @param origin whose it is; parts that the line does not tell are empty
 * @param text the message, without the time
 * @param trace the trace that a field tells, or none
 * @param span the span that a field tells, or 0
 */
record LogLine(Form form, Optional<LogTime> time, int severity, Origin origin, String text, TraceId trace, long span) {
    /** How a line is written. */
    enum Form {
        /** Words, with a time near the start or without any. */
        TEXT("lines that start with a time"),
        /** A JSON object. */
        JSON("JSON objects with a time and a message or level"),
        /** Pairs of {@code name=value}. */
        PAIRS("logfmt pairs with a time and a message or level");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        /** How a person calls several of them. */
        String words() {
            return words;
        }
    }

    private static final int SEVERITY_WITHIN_CHARS = 100;
    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>(1 )?");
    private static final Pattern SYSLOG_3164 =
            Pattern.compile("(\\S{1,255}) ([\\w./@-]{1,64})(?:\\([\\w-]{1,64}\\))?(\\[\\d{1,10}\\])?: ?");
    private static final Pattern SYSLOG_5424 =
            Pattern.compile("(\\S{1,255}) (\\S{1,48}) \\S{1,128} \\S{1,32} (?:-|(?:\\[[^\\]]*\\])+) ?(?:\uFEFF)?");
    /** Process, thread, level and tag behind the time of a line of Android, or level, tag and process. */
    private static final Pattern LOGCAT = Pattern.compile("(?:\\d{1,7} +\\d{1,7} ([VDIWEF]) \\S|([VDIWEF])/\\S)");

    private static final Pattern STATUS = Pattern.compile("\" ([1-5])\\d\\d ");

    /** Reads a line; one that tells no time is a text without time. */
    static LogLine of(String line) {
        Optional<LogLine> fields = fields(line, Optional.empty());
        if (fields.isPresent()) {
            return fields.get();
        }
        Optional<LogTime> time = LogTime.of(line);
        return time.isPresent()
                ? timed(line, time.get())
                : new LogLine(Form.TEXT, Optional.empty(), severityNear(line), Origin.UNKNOWN, line, TraceId.NONE, 0);
    }

    private static Optional<LogLine> fields(String text, Optional<LogTime> before) {
        if (text.startsWith("{")) {
            return LogFields.ofJson(text).filter(LogFields::isRecord).map(fields -> fields.line(Form.JSON, before));
        }
        return LogFields.startsWithPair(text)
                ? Optional.of(LogFields.ofPairs(text))
                        .filter(LogFields::isRecord)
                        .map(fields -> fields.line(Form.PAIRS, before))
                : Optional.empty();
    }

    private static LogLine timed(String line, LogTime time) {
        String before = line.substring(0, time.from());
        String rest = line.substring(time.to()).stripLeading();
        if (rest.startsWith("]") || rest.startsWith(")")) {
            rest = rest.substring(1).stripLeading();
            before = before.isEmpty() ? before : before.substring(0, before.length() - 1);
        }
        if (before.isBlank()) {
            Optional<LogLine> fields = fields(rest, Optional.of(time));
            if (fields.isPresent()) {
                return fields.get();
            }
        }
        Matcher priority = PRIORITY.matcher(before);
        boolean isSyslog = priority.matches();
        int severity = isSyslog ? syslogSeverity(Integer.parseInt(priority.group(1)) & 7) : 0;
        boolean isNew = isSyslog && priority.group(2) != null;
        Matcher header = (isNew ? SYSLOG_5424 : SYSLOG_3164).matcher(rest);
        boolean isNamed = (isSyslog || before.isBlank()) && header.lookingAt();
        // a month by name without year is syslog's; other times need the number of a process to give syslog away
        boolean isMonthAlone = !time.hasYear() && Character.isLetter(line.charAt(time.from()));
        boolean hasHeader = isNamed && (isSyslog || isMonthAlone || header.group(3) != null) && !isKlog(line, time);
        String text = hasHeader ? rest.substring(header.end()) : before.isBlank() || isSyslog ? rest : before + rest;
        if (severity == 0) {
            severity = isKlog(line, time) ? Severities.of(line.substring(0, 1)) : shortSeverity(time, text);
        }
        if (severity == 0
                && STATUS.matcher(text).results().anyMatch(found -> found.group(1)
                        .equals("5"))) {
            severity = 17;
        }
        Origin origin = hasHeader ? new Origin(known(header.group(2)), "", known(header.group(1))) : Origin.UNKNOWN;
        Optional<LogLine> within = hasHeader ? fields(text, Optional.of(time)) : Optional.empty();
        if (within.isPresent()) {
            return within.get().from(origin, severity);
        }
        return new LogLine(Form.TEXT, Optional.of(time), severity, origin, text, TraceId.NONE, 0);
    }

    private static boolean isKlog(String line, LogTime time) {
        return time.from() == 0 && Character.isLetter(line.charAt(0)) && Character.isDigit(line.charAt(1));
    }

    /** The severity by a word, or by the letter that Android writes. */
    private static int shortSeverity(LogTime time, String text) {
        Matcher letter = LOGCAT.matcher(text);
        return !time.hasYear() && letter.lookingAt()
                ? Severities.of(letter.group(1) == null ? letter.group(2) : letter.group(1))
                : severityNear(text);
    }

    private static String known(String name) {
        return name.equals("-") ? "" : name;
    }

    /** This line as a wrapper around it tells it, wherever it does not tell itself. */
    LogLine from(Origin outer, int outerSeverity) {
        Origin whole = new Origin(
                origin.service().isEmpty() ? outer.service() : origin.service(),
                origin.component().isEmpty() ? outer.component() : origin.component(),
                origin.node().isEmpty() ? outer.node() : origin.node());
        return new LogLine(form, time, severity == 0 ? outerSeverity : severity, whole, text, trace, span);
    }

    /** OpenTelemetry's number of a severity of syslog, from 0, an emergency, to 7, debugging; 0 for others. */
    static int syslogSeverity(int severity) {
        return switch (severity) {
            case 0 -> 21;
            case 1, 2 -> 18;
            case 3 -> 17;
            case 4 -> 13;
            case 5 -> 10;
            case 6 -> 9;
            case 7 -> 5;
            default -> 0;
        };
    }

    /** The severity by a word near the start: in capitals, in brackets, or before a colon. */
    static int severityNear(String text) {
        int end = Math.min(text.length(), SEVERITY_WITHIN_CHARS);
        int at = 0;
        while (at < end) {
            int from = at;
            boolean isUpper = true;
            while (at < text.length() && isLetter(text.charAt(at))) {
                isUpper &= text.charAt(at) <= 'Z';
                at++;
            }
            int length = at - from;
            if (length > 0 && length <= 13) {
                char before = from == 0 ? ' ' : text.charAt(from - 1);
                char after = at == text.length() ? ' ' : text.charAt(at);
                boolean isBracketed = (before == '[' && after == ']')
                        || (before == '<' && after == '>')
                        || (before == '(' && after == ')');
                boolean stands = isUpper && length > 2 && before != '_' && after != '_' && !Character.isDigit(after);
                if (isBracketed || stands || (length > 2 && from == 0 && after == ':')) {
                    String word = text.substring(from, at);
                    int severity = word.equals("ALL") ? 0 : Severities.of(word);
                    if (severity != 0) {
                        return severity;
                    }
                }
            }
            at = Math.max(at, from + 1);
        }
        return 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
