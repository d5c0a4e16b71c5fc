package dev.firefight.telemetry.format;

import dev.firefight.telemetry.log.LevelWord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How bad a line of a log says it is, where nothing beside the line tells: a level by name ({@code level=warn}, {@code
 * "level":"warn"}), the first letter of klog, a word in capitals or in brackets among the first, or the first word with a colon.
 */
final class LineSeverity {
    private static final int NAMED_WITHIN_CHARS = 2000;
    private static final int WORD_WITHIN_CHARS = 120;
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?<![\\w.])\"?(?:level|lvl|severity|severity_text|loglevel|log\\.level|levelname)\"?\\s{0,4}[=:]\\s{0,4}\"?([a-z]{1,15})");
    /** What each name has in it, in both cases that are written. */
    private static final List<String> NAMES = List.of("evel", "EVEL", "everity", "EVERITY", "lvl", "Lvl", "LVL");

    private static final Pattern KLOG = Pattern.compile("^([IWEF])[0-9]{4}\\s");
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\w.-])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|SEVERE|CRIT|CRITICAL|ALERT|EMERG|FATAL|PANIC)(?![\\w.-])"
                    + "|[\\[<(](?i:(trace|debug|info|notice|warn|warning|err|error|crit|critical|alert|emerg|fatal|panic))[\\])>]"
                    + "|^(?i:(trace|debug|info|notice|warn|warning|err|error|severe|crit|critical|alert|emerg|fatal|panic)):");

    private LineSeverity() {}

    /** OpenTelemetry's number of a line's severity; 0 when it tells none. */
    static int of(String line) {
        Matcher klog = KLOG.matcher(line);
        if (klog.find()) {
            return LevelWord.severity(klog.group(1));
        }
        String start = start(line, NAMED_WITHIN_CHARS);
        if (NAMES.stream()
                .anyMatch(start::contains)) { // far quicker than the expression, which finds nothing in most lines
            Matcher named = NAMED.matcher(start);
            while (named.find()) {
                int severity = LevelWord.severity(named.group(1));
                if (severity != 0) {
                    return severity;
                }
            }
        }
        Matcher word = WORD.matcher(start(line, WORD_WITHIN_CHARS));
        return word.find() ? LevelWord.severity(word.group().replaceAll("[^A-Za-z]", "")) : 0;
    }

    private static String start(String line, int chars) {
        return line.length() <= chars ? line : line.substring(0, chars);
    }
}
