package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.faint;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;

import dev.firefight.document.Nearest;
import dev.firefight.practice.console.Part.Cell;
import dev.firefight.practice.console.Part.Tone;
import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.LogBook.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lines of logs. Those that differ in numbers only are shown once, with how many there are. */
final class LogLook {
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final int MOST_SHOWN = 40;
    /** So many lines are looked at, beginning with the newest. */
    private static final int MOST_READ = 300_000;
    /** After so many that are too old all others are, since clocks differ by little. */
    private static final int OLD_IN_ROW = 2_000;

    private LogLook() {}

    static Look look() {
        return Look.of(
                "logs [service] [words] [since=10m] [level=warn]",
                "lines of logs that hold these words; without anything, how many there are",
                LogLook::show,
                LogLook::next);
    }

    private static List<String> next(View view, List<String> told) {
        List<String> all = new ArrayList<>();
        if (told.isEmpty()) {
            all.addAll(view.services());
            all.addAll(view.databases());
        }
        all.addAll(List.of("since=", "level=info", "level=warn", "level=error", "level=fatal"));
        return all;
    }

    /** Lines that are alike: the newest of them, and how many there are. */
    private static final class Alike {
        private final Line newest;
        private int count;

        private Alike(Line newest) {
            this.newest = newest;
        }
    }

    private static List<Part> show(View view, Words words) {
        long from = view.now() - words.sinceNanos(USUAL);
        int least = words.option("level").map(LogLook::level).orElse(0);
        List<String> told = new ArrayList<>(words.told());
        boolean isOfOne = !told.isEmpty() && view.everybody().contains(told.getFirst());
        String service = isOfOne ? told.removeFirst() : "";
        List<String> wanted =
                told.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        List<Line> found = found(view, from, least, service, wanted);
        if (service.isEmpty() && wanted.isEmpty() && words.option("level").isEmpty()) {
            return counts(found);
        }
        return lines(found);
    }

    private static int level(String word) {
        return Arrays.stream(Severity.values())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst()
                .map(Severity::number)
                .orElseThrow(() -> new IllegalArgumentException("there is no level \"" + Words.shown(word) + "\""
                        + Nearest.hint(word, List.of("info", "warn", "error", "fatal"))));
    }

    /** From the newest on. */
    private static List<Line> found(View view, long from, int least, String service, List<String> wanted) {
        List<Line> all = view.production().logs().lines();
        List<Line> found = new ArrayList<>();
        int old = 0;
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - MOST_READ) && old < OLD_IN_ROW; i--) {
            Line one = all.get(i);
            if (one.timeNanos() < from) {
                old++;
            } else {
                old = 0;
                if (one.severity().number() >= least
                        && (service.isEmpty() || one.origin().service().equals(service))
                        && holds(one, wanted)) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private static boolean holds(Line one, List<String> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        String text = one.origin().component() + " " + one.text().toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(text::contains);
    }

    private static List<Part> counts(List<Line> lines) {
        Map<String, long[]> byService = new TreeMap<>();
        Severity[] levels = Severity.values();
        for (Line one : lines) {
            long[] counts = byService.computeIfAbsent(one.origin().service(), _ -> new long[levels.length]);
            counts[Arrays.binarySearch(levels, one.severity())]++;
        }
        Rows rows = new Rows("service", "#info", "#warn", "#error", "#fatal");
        byService.forEach((service, counts) -> rows.row(
                plain(service),
                faint(Format.number(counts[0])),
                plain(Format.number(counts[1])),
                Rows.alarmIf(counts[2] > 0, Format.number(counts[2])),
                Rows.alarmIf(counts[3] > 0, Format.number(counts[3]))));
        return List.of(rows.orSay("Nobody wrote anything."), hint("Name a service, words or a level to read lines."));
    }

    private static List<Part> lines(List<Line> lines) {
        Map<String, Alike> alike = new LinkedHashMap<>();
        for (Line one : lines) {
            alike.computeIfAbsent(key(one), _ -> new Alike(one)).count++;
        }
        List<Alike> shown = alike.values().stream()
                .limit(MOST_SHOWN)
                .sorted(Comparator.comparingLong(one -> one.newest.timeNanos()))
                .toList();
        Rows rows = new Rows("newest", "level", "instance", "#times", "trace", "says");
        shown.forEach(one -> rows.row(
                plain(Format.clock(one.newest.timeNanos())),
                level(one.newest.severity()),
                plain(one.newest.origin().component()),
                plain(Format.number(one.count)),
                faint(TraceLook.brief(one.newest.traceHigh(), one.newest.traceLow())),
                plain(one.newest.text())));
        List<Part> parts = new ArrayList<>();
        if (alike.size() > MOST_SHOWN) {
            parts.add(hint((alike.size() - MOST_SHOWN) + " other kinds of lines are older and left out"));
        }
        parts.add(rows.orSay("No line is like that; since=30m looks further back."));
        Optional<Line> first = lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
        first.ifPresent(one -> parts.add(hint(Format.number(lines.size()) + " lines, the first at "
                + Format.clock(one.timeNanos()) + ". Lines that differ in numbers only are shown once.")));
        return parts;
    }

    private static String key(Line one) {
        StringBuilder key = new StringBuilder(one.origin().service())
                .append(' ')
                .append(one.severity())
                .append(' ');
        for (int i = 0; i < one.text().length(); i++) {
            char c = one.text().charAt(i);
            if (!Character.isDigit(c)) {
                key.append(c);
            } else if (key.charAt(key.length() - 1) != '0') {
                key.append('0');
            }
        }
        return key.toString();
    }

    private static Cell level(Severity severity) {
        return switch (severity) {
            case INFO -> new Cell("info", Tone.FAINT);
            case WARN -> new Cell("warn", Tone.PLAIN);
            case ERROR -> new Cell("error", Tone.ALARM);
            case FATAL -> new Cell("fatal", Tone.ALARM);
        };
    }
}
