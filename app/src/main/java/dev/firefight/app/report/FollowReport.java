package dev.firefight.app.report;

import dev.firefight.app.logs.LogFollow;
import dev.firefight.app.logs.LogFollow.News;
import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.evidence.pattern.Secrets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Tells new patterns as they come: as text for a terminal, or as one JSON object a line, in which secrets are masked. */
public final class FollowReport implements LogFollow.Listener {
    private static final String[] LEVELS = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
    private static final int PER_LEVEL = 4;
    private static final int INDENT = 4;
    private static final int MOST_AT_END = 10;

    private final TerminalStyle style;
    private final boolean isJson;
    private final Consumer<String> out;

    /** For a terminal, or for programs. */
    public FollowReport(TerminalStyle style, boolean isJson, Consumer<String> out) {
        this.style = style;
        this.isJson = isJson;
        this.out = out;
    }

    /** The word for a severity; empty where none is told. */
    static String level(int severity) {
        return severity == 0 ? "" : LEVELS[Math.clamp((severity - 1) / PER_LEVEL, 0, LEVELS.length - 1)];
    }

    @Override
    public void isNew(News news) {
        if (isJson) {
            out.accept(json("new", news, 1));
            return;
        }
        Sheet sheet = new Sheet(style);
        sheet.between(0, head("new", news), "");
        if (!news.example().getFirst().equals(pattern(news))) {
            sheet.paragraph(INDENT, pattern(news), news.severity() >= 17 ? Ink.ALARM : Ink.PLAIN);
        }
        news.example().forEach(line -> sheet.paragraph(INDENT, line, Ink.FAINT));
        out.accept(sheet.toString());
    }

    @Override
    public void again(News news, long lines) {
        if (isJson) {
            out.accept(json("again", news, lines));
            return;
        }
        Sheet sheet = new Sheet(style);
        sheet.row(0, HumanNumbers.count(lines) + " times now: " + pattern(news), Ink.FAINT);
        out.accept(sheet.toString());
    }

    private static String pattern(News news) {
        return news.template().text().replace("<*>", "*");
    }

    private static String head(String word, News news) {
        String time = news.timeNanos().isPresent()
                ? "  " + HumanTimes.dateTime(news.timeNanos().getAsLong())
                : "";
        String level = level(news.severity());
        return word + time + (level.isEmpty() ? "" : "  " + level) + "  " + news.source();
    }

    private static String json(String kind, News news, long lines) {
        ObjectNode json = JsonText.object();
        json.put("kind", kind);
        JsonText.time(json, "time", news.timeNanos());
        json.put("severity", news.severity());
        json.put("source", news.source());
        json.put("pattern", news.template().id());
        json.put("template", Secrets.masked(news.template().text()));
        json.put("lines", lines);
        json.put("example", Secrets.masked(String.join("\n", news.example())));
        return JsonText.line(json);
    }

    /** The last words: what was new, the most frequent first. */
    public void end(LogFollow.Summary summary) {
        if (isJson) {
            return;
        }
        Sheet sheet = new Sheet(style);
        int patterns = summary.news().size();
        sheet.heading(String.format(
                Locale.ROOT,
                "%s followed, %s",
                HumanNumbers.count(summary.lines(), "line", "lines"),
                patterns == 0 ? "no new pattern" : HumanNumbers.count(patterns, "new pattern", "new patterns")));
        List<Map.Entry<News, Long>> most = summary.news().entrySet().stream()
                .sorted(Map.Entry.<News, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        most.stream()
                .limit(MOST_AT_END)
                .forEach(one -> sheet.labelled(
                        0,
                        HumanNumbers.count(one.getValue()),
                        10,
                        pattern(one.getKey()),
                        one.getKey().severity() >= 17 ? Ink.ALARM : Ink.PLAIN));
        if (most.size() > MOST_AT_END) {
            sheet.row(0, "and " + (most.size() - MOST_AT_END) + " more", Ink.FAINT);
        }
        out.accept(sheet.toString());
    }
}
