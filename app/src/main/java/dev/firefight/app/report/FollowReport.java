package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogFollow;
import dev.firefight.app.logs.LogFollow.News;
import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.WallClock;
import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.evidence.pattern.Template;
import dev.firefight.telemetry.log.LevelWord;
import dev.firefight.telemetry.log.WrittenZone;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells new patterns as they come: as text for a terminal, or as one JSON object a line, in which secrets are masked. Of many that come at
 * once the gravest are shown as text, and the others counted, so that a burst does not push away what was told before.
 */
public final class FollowReport implements LogFollow.Listener {
    private static final int INDENT = 4;
    private static final int MOST_AT_END = 10;
    private static final int MOST_FULL = 3;
    private static final int MOST_SHORT = 5;
    private static final int MOST_AGAIN = 3;
    private static final int MOST_EXAMPLE = 12;
    private static final int ID_CHARS = 6;

    /** For whom it is written. */
    public enum Reader {
        /** A person at a terminal, who may see what stands in the file. */
        PERSON,
        /** A person, from whom secrets are hidden. */
        MASKED,
        /** A program, likewise. */
        PROGRAM
    }

    private final TerminalStyle style;
    private final Reader reader;
    private final Consumer<String> out;

    /** For someone, who takes it piece by piece. */
    public FollowReport(TerminalStyle style, Reader reader, Consumer<String> out) {
        this.style = style;
        this.reader = reader;
        this.out = out;
    }

    @Override
    public void tell(List<News> fresh, Map<News, Long> again) {
        if (reader == Reader.PROGRAM) {
            fresh.forEach(news -> out.accept(json("new", news, again.getOrDefault(news, 1L))));
            again.forEach((news, lines) -> {
                if (!fresh.contains(news)) {
                    out.accept(json("again", news, lines));
                }
            });
            return;
        }
        Sheet sheet = new Sheet(style);
        Map<News, Long> repeated = new HashMap<>(again);
        fresh.forEach(repeated::remove);
        again(sheet, repeated);
        fresh(sheet, fresh, again);
        out.accept(sheet.toString());
    }

    private void again(Sheet sheet, Map<News, Long> again) {
        List<Map.Entry<News, Long>> most = mostFirst(again);
        most.stream()
                .limit(MOST_AGAIN)
                .forEach(one -> sheet.row(
                        0, HumanNumbers.count(one.getValue()) + " times now: " + pattern(one.getKey()), Ink.FAINT));
        if (most.size() > MOST_AGAIN) {
            sheet.row(
                    0,
                    "and " + HumanNumbers.count(most.size() - MOST_AGAIN, "other", "others") + " ten times as often",
                    Ink.FAINT);
        }
    }

    private void fresh(Sheet sheet, List<News> fresh, Map<News, Long> again) {
        List<News> gravest = fresh.stream()
                .sorted(Comparator.comparingInt((News one) -> Math.max(one.severity(), LogAnswer.WARNING - 1))
                        .reversed())
                .limit(MOST_FULL + MOST_SHORT)
                .toList();
        Set<News> inFull = Set.copyOf(gravest.subList(0, Math.min(MOST_FULL, gravest.size())));
        for (News news : fresh) {
            if (inFull.contains(news)) {
                full(sheet, news, again.getOrDefault(news, 1L));
            } else if (gravest.contains(news)) {
                sheet.row(0, head(news, again.getOrDefault(news, 1L)) + "  " + pattern(news), ink(news));
            }
        }
        if (fresh.size() > gravest.size()) {
            sheet.paragraph(
                    0,
                    folded(fresh.stream().filter(one -> !gravest.contains(one)).toList()),
                    Ink.STRONG);
        }
    }

    private void full(Sheet sheet, News news, long lines) {
        sheet.between(0, head(news, lines) + "  " + news.source(), "");
        if (!covered(news.example().getFirst()).equals(pattern(news))) {
            sheet.paragraph(INDENT, pattern(news), ink(news));
        }
        List<String> example = ExampleText.lines(covered(String.join("\n", news.example())));
        sheet.record(INDENT, example.subList(0, Math.min(MOST_EXAMPLE, example.size())), Ink.FAINT);
        if (example.size() > MOST_EXAMPLE) {
            sheet.row(
                    INDENT,
                    sheet.glyphs.ellipsis + " " + HumanNumbers.count(example.size() - MOST_EXAMPLE, "line", "lines"),
                    Ink.FAINT);
        }
    }

    /** Patterns of which only is told how many there are. */
    private static String folded(List<News> rest) {
        Map<String, Long> levels = rest.stream()
                .sorted(Comparator.comparingInt(News::severity).reversed())
                .collect(Collectors.groupingBy(
                        one -> one.severity() == 0 ? "without level" : LevelWord.of(one.severity()),
                        LinkedHashMap::new,
                        Collectors.counting()));
        String words = levels.entrySet().stream()
                .map(one -> HumanNumbers.count(one.getValue()) + " " + one.getKey())
                .collect(Collectors.joining(", "));
        return "new  and " + HumanNumbers.count(rest.size(), "more pattern", "more patterns") + " at once: " + words
                + "; --json tells each of them";
    }

    private static Ink ink(News news) {
        return news.severity() >= LogAnswer.ERROR ? Ink.ALARM : Ink.PLAIN;
    }

    private String pattern(News news) {
        return ChangeWords.text(covered(news.template().text()));
    }

    private String covered(String text) {
        return reader == Reader.PERSON ? text : Secrets.masked(text);
    }

    /** That by which the line is written. */
    private static WallClock clock(News news) {
        byte[] line = news.example().getFirst().getBytes(StandardCharsets.UTF_8);
        return WrittenZone.of(line, 0, line.length).map(WallClock::new).orElse(WallClock.UTC);
    }

    private static String head(News news, long lines) {
        String time = news.timeNanos().isPresent()
                ? "  " + clock(news).dateTime(news.timeNanos().getAsLong())
                : "";
        String level = LevelWord.of(news.severity());
        return "new  " + news.template().id().substring(0, ID_CHARS) + time + (level.isEmpty() ? "" : "  " + level)
                + (lines > 1 ? "  " + HumanNumbers.count(lines) + " times" : "");
    }

    private static String json(String kind, News news, long lines) {
        ObjectNode json = JsonText.object();
        json.put("kind", kind);
        JsonText.time(json, "time", news.timeNanos());
        json.put("severity", news.severity());
        json.put("source", news.source());
        Template template = news.template();
        json.put("pattern", template.id());
        json.put("template", Secrets.masked(template.text()));
        json.put("lines", lines);
        json.put("example", Secrets.masked(String.join("\n", news.example())));
        return JsonText.line(json);
    }

    private static List<Map.Entry<News, Long>> mostFirst(Map<News, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<News, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    /** The last words: what was new, errors first, then the most frequent. */
    public void end(LogFollow.Summary summary) {
        if (reader == Reader.PROGRAM) {
            return;
        }
        Sheet sheet = new Sheet(style);
        long patterns = summary.patterns();
        sheet.heading(String.format(
                Locale.ROOT,
                "%s followed, %s",
                HumanNumbers.count(summary.lines(), "line", "lines"),
                patterns == 0 ? "no new pattern" : HumanNumbers.count(patterns, "new pattern", "new patterns")));
        List<Map.Entry<News, Long>> most = mostFirst(summary.news()).stream()
                .sorted(Comparator.comparing(one -> one.getKey().severity() < LogAnswer.ERROR))
                .toList();
        most.stream()
                .limit(MOST_AT_END)
                .forEach(one -> sheet.labelled(
                        0,
                        HumanNumbers.count(one.getValue())
                                + "  "
                                + one.getKey().template().id().substring(0, ID_CHARS),
                        10 + ID_CHARS + 2,
                        pattern(one.getKey()),
                        ink(one.getKey())));
        if (patterns > MOST_AT_END) {
            sheet.row(0, "and " + HumanNumbers.count(patterns - MOST_AT_END) + " more", Ink.FAINT);
        }
        out.accept(sheet.toString());
    }
}
