package dev.firefight.app.report;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Evidence.Kind;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Findings.Quiet;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.Markup;
import dev.firefight.evidence.drawing.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands at the end of the page: logs, what was quiet, what was read, how to compute it again. */
final class Closing {
    private static final int MAX_LOGS = 30;
    private static final int MAX_LOG_CHARS = 2_000;
    private static final int MAX_QUIET = 300;
    private static final int MAX_ROWS = 200;
    private static final int MAX_FILES = 100;
    private static final int MAX_PROBLEMS = 5;
    private static final int MAX_SELECTOR_CHARS = 400;

    private Closing() {}

    static Markup logs(Findings findings) {
        Map<String, Markup> logs = new LinkedHashMap<>();
        for (Suspect suspect : findings.suspects()) {
            for (Evidence evidence : suspect.evidence()) {
                if (evidence.kind() == Kind.LOG && logs.size() < MAX_LOGS) {
                    logs.putIfAbsent(evidence.selector(), log(suspect, evidence));
                }
            }
        }
        return logs.isEmpty() ? Markup.NONE : Markup.of("""
                        <section id="logs" aria-labelledby="logs-h"><h2 id="logs-h">What the logs say</h2>{}\
                        <p class="fine">A star stands for a value that differs from record to record.</p></section>
                        """, Markup.join(logs.values()));
    }

    private static Markup log(Suspect suspect, Evidence evidence) {
        return Markup.of(
                "<div class=\"entry\"><p><b>{}</b> · {}</p><pre class=\"log\">{}</pre></div>",
                Markup.text(SuspectCards.name(suspect), SuspectCards.MAX_NAME_CHARS),
                HumanNumbers.comparison(evidence),
                SafeText.block(evidence.selector(), MAX_LOG_CHARS));
    }

    static Markup quiet(List<Quiet> quiet) {
        if (quiet.isEmpty()) {
            return Markup.NONE;
        }
        long signals = quiet.stream().mapToLong(Quiet::looked).sum();
        List<Markup> loudestFirst = quiet.stream()
                .sorted(Comparator.comparingDouble(Quiet::surprise).reversed().thenComparing(Quiet::service))
                .limit(MAX_QUIET)
                .map(one -> Markup.of(
                        "<li><b>{}</b> <span>{}, at most {}</span></li>",
                        Markup.text(one.service(), SuspectCards.MAX_NAME_CHARS),
                        HumanNumbers.count(one.looked(), "signal", "signals"),
                        HumanNumbers.bits(one.surprise())))
                .toList();
        int left = quiet.size() - loudestFirst.size();
        return Markup.of(
                """
                <section id="quiet" aria-labelledby="quiet-h"><h2 id="quiet-h">What was quiet</h2>\
                <p>{} with {} moved as they move in healthy times.{}</p>{}<ul class="quiet" id="quiet-rows">{}</ul></section>
                """,
                HumanNumbers.count(quiet.size(), "service", "services"),
                HumanNumbers.count(signals, "signal", "signals"),
                left == 0 ? "" : " The least quiet " + HumanNumbers.count(MAX_QUIET) + " are listed.",
                quiet.size() > 12 ? SuspectTable.filter("quiet-rows", "Filter services") : Markup.NONE,
                Markup.join(loudestFirst));
    }

    static Markup recompute(Findings findings, ReportHeader header) {
        List<Markup> rows = new ArrayList<>();
        for (Suspect suspect : findings.suspects()) {
            for (Evidence evidence : suspect.evidence()) {
                if (rows.size() < MAX_ROWS) {
                    rows.add(row(suspect, evidence));
                }
            }
        }
        return Markup.of(
                """
                <section id="again" aria-labelledby="again-h"><h2 id="again-h">How to compute it again</h2>\
                <p>Before is from {} to the onset, after is from the onset, <span class="n">{}</span>, to {}. Every number comes from the telemetry by the \
                selector beside it.</p>{}{}<h3>What was read</h3><ul class="files">{}</ul></section>
                """,
                HumanTimes.dateTime(findings.startNanos()),
                HumanTimes.rfc3339(findings.onset().timeNanos()),
                HumanTimes.dateTime(findings.endNanos()),
                header.command().isEmpty()
                        ? Markup.NONE
                        : Markup.of("<pre class=\"log\">{}</pre>", SafeText.line(header.command(), 1_000)),
                rows.isEmpty()
                        ? Markup.NONE
                        : Markup.of(
                                """
                                <details><summary>{} with full precision</summary>{}<div class="scroll" tabindex="0" role="region" \
                                aria-labelledby="again-h"><table><thead><tr><th scope="col">Who</th><th scope="col">Kind</th>\
                                <th scope="col">Selector</th><th scope="col">Statistic</th><th scope="col">Before</th>\
                                <th scope="col">After</th><th scope="col">Unit</th></tr></thead>\
                                <tbody id="again-rows">{}</tbody></table></div></details>
                                """,
                                HumanNumbers.count(rows.size(), "selector", "selectors"),
                                SuspectTable.filter("again-rows", "Filter selectors"),
                                Markup.join(rows)),
                files(header));
    }

    private static Markup row(Suspect suspect, Evidence evidence) {
        return Markup.of(
                """
                <tr><th scope="row">{}</th><td>{}</td><td><code>{}</code></td><td>{}</td><td class="n">{}</td><td class="n">{}</td>\
                <td>{}</td></tr>
                """,
                Markup.text(SuspectCards.name(suspect), SuspectCards.MAX_NAME_CHARS),
                evidence.kind().id(),
                Markup.text(evidence.selector(), MAX_SELECTOR_CHARS),
                Markup.text(evidence.statistic(), 120),
                evidence.before(),
                evidence.after(),
                Markup.text(evidence.unit(), 40));
    }

    private static Markup files(ReportHeader header) {
        List<Markup> files = new ArrayList<>();
        for (ReportHeader.FileTaken file :
                header.files().stream().limit(MAX_FILES).toList()) {
            List<Markup> problems = file.problems().stream()
                    .limit(MAX_PROBLEMS)
                    .map(problem -> Markup.of("<li>{}</li>", Markup.text(problem, 300)))
                    .toList();
            int left = file.problems().size() - problems.size();
            files.add(Markup.of(
                    "<li><code>{}</code> {}{}{}</li>",
                    Markup.text(file.name(), 160),
                    Markup.text(file.takenFor().isEmpty() ? "of no use" : "as " + file.takenFor(), 120),
                    problems.isEmpty() ? Markup.NONE : Markup.of("<ul>{}</ul>", Markup.join(problems)),
                    left == 0 ? "" : "and " + HumanNumbers.count(left, "more problem", "more problems")));
        }
        int left = header.files().size() - files.size();
        if (left > 0) {
            files.add(Markup.of("<li>and {}</li>", HumanNumbers.count(left, "more file", "more files")));
        }
        return Markup.join(files);
    }
}
