package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Split.Origin;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Stream;
import dev.firefight.app.logs.Rotation;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.Markup;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.drawing.WallClock;
import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.evidence.pattern.Secrets;
import dev.firefight.telemetry.log.LevelWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is said in logs as one page that needs nothing else and can be sent to others: secrets are masked in every template and example. It
 * can be read without its script, which adds a filter.
 */
public final class LogPage {
    private static final int MOST_CHANGES = 300;
    private static final int MOST_STEADY = 200;
    private static final int MOST_LEAD = 160;
    private static final int MOST_TEXT = 600;
    private static final int MOST_WHOLE = 10_000;
    private static final int MOST_EXAMPLE = 2_000;
    private static final int WITH_EXAMPLE = 3;
    private static final Markup OPEN = Markup.of(" open=\"\"");

    private LogPage() {}

    /** Writes the page. */
    public static String write(LogAnswer answer) {
        List<Statement> changed = answer.changed();
        List<Statement> steady = answer.steady();
        String headline = headline(answer, changed);
        Markup body = Markup.join(List.of(
                verdict(answer, headline, changed),
                section("volume", "How much was logged when", LogHistogram.of(answer)),
                answer.shortlyBefore().isEmpty()
                        ? Markup.NONE
                        : section(
                                "before",
                                "What was said only shortly before",
                                list("prelude", answer.shortlyBefore(), new WallClock(answer.zone()), MOST_CHANGES)),
                answer.split().isEmpty()
                        ? Markup.NONE
                        : section(
                                "changes",
                                "What is said otherwise",
                                list("changed", changed, new WallClock(answer.zone()), MOST_CHANGES)),
                steady.isEmpty()
                        ? Markup.NONE
                        : section(
                                "steady",
                                LogReport.steadyWords(answer),
                                list("unchanged", steady, new WallClock(answer.zone()), MOST_STEADY)),
                section("files", "What was read", files(answer))));
        return Page.of(headline + " – Firefight", top(answer), body);
    }

    private static Markup top(LogAnswer answer) {
        return Markup.of(
                "<b class=\"brand\">Firefight</b> <span class=\"name\">logs</span> <span>{}</span>",
                answer.span()
                        .map(span -> new WallClock(answer.zone()).window(span.firstNanos(), span.lastNanos()))
                        .orElse(""));
    }

    private static String headline(LogAnswer answer, List<Statement> changed) {
        long fresh =
                changed.stream().filter(one -> one.change().kind() == Kind.NEW).count();
        if (answer.split().isEmpty()) {
            return HumanNumbers.count(answer.statements().size(), "pattern", "patterns") + " in "
                    + HumanNumbers.count(answer.lines(), "line", "lines");
        }
        if (changed.isEmpty()) {
            return "Nothing is said otherwise than before";
        }
        return fresh > 0
                ? HumanNumbers.count(fresh, "pattern is", "patterns are") + " new"
                : HumanNumbers.count(changed.size(), "pattern is", "patterns are") + " said more or less often";
    }

    private static Markup verdict(LogAnswer answer, String headline, List<Statement> changed) {
        Markup lead = changed.isEmpty()
                ? Markup.NONE
                : Markup.of(
                        "<p class=\"lead\">First of all: <code>{}</code></p>",
                        SafeText.headline(text(changed.getFirst()), MOST_LEAD));
        return Markup.of(
                "<section class=\"verdict\" aria-labelledby=\"verdict-h\"><h1 id=\"verdict-h\">{}</h1>{}{}</section>",
                headline,
                lead,
                answer.split()
                        .map(split -> split(split, new WallClock(answer.zone()), LogReport.lengths(answer, split)))
                        .orElse(Markup.NONE));
    }

    private static Markup split(Split split, WallClock clock, String span) {
        if (split.origin() == Origin.SIDES) {
            return Markup.of(
                    "<p class=\"began\">From {} to {}</p>",
                    SafeText.line(split.sides().getFirst()),
                    SafeText.line(split.sides().getLast()));
        }
        return Markup.of(
                "<p class=\"began\">Before and after <time datetime=\"{}\">{}</time> <span class=\"fine\">{}</span></p>",
                HumanTimes.rfc3339(split.timeNanos()),
                clock.dateTime(split.timeNanos()),
                switch (split.origin()) {
                            case TOLD -> "As was told. ";
                            case RECORDED -> "The onset that recording.json tells. ";
                            case FOUND, SIDES -> "Where most changed. ";
                        }
                        + span);
    }

    private static Markup section(String id, String title, Markup content) {
        return content.isEmpty()
                ? Markup.NONE
                : Markup.of(
                        "<section id=\"{}\" aria-labelledby=\"{}-h\"><h2 id=\"{}-h\">{}</h2>{}</section>",
                        id,
                        id,
                        id,
                        title,
                        content);
    }

    private static Markup list(String id, List<Statement> statements, WallClock clock, int most) {
        if (statements.isEmpty()) {
            return Markup.of("<p>Nothing is said otherwise than before.</p>");
        }
        Markup filter = Markup.of(
                "<div class=\"filter\" data-filter=\"{}\" hidden=\"\"><label for=\"{}-words\">Filter</label> <input"
                        + " id=\"{}-words\" type=\"search\" placeholder=\"words, a file, error, an id\"/> <output"
                        + " aria-live=\"polite\"></output></div>",
                id,
                id,
                id);
        boolean isChange = statements.getFirst().change().kind() != Kind.STEADY;
        List<Markup> shown = new ArrayList<>();
        for (Statement one : statements.subList(0, Math.min(most, statements.size()))) {
            shown.add(row(one, clock, isChange && shown.size() < WITH_EXAMPLE));
        }
        Markup rows = Markup.join(shown);
        Markup rest = statements.size() <= most
                ? Markup.NONE
                : Markup.of(
                        "<p class=\"fine\">and {}; the JSON document has all of them.</p>",
                        HumanNumbers.count(statements.size() - most, "more pattern", "more patterns"));
        return Markup.of(
                "{}<div class=\"scroll\"><table class=\"patterns\" role=\"table\"><thead><tr><th scope=\"col\">Change</th><th"
                        + " scope=\"col\">Lines</th><th scope=\"col\">Level</th><th scope=\"col\">Pattern</th></tr></thead><tbody"
                        + " id=\"{}\">{}</tbody></table></div>{}",
                filter,
                id,
                rows,
                rest);
    }

    private static Markup row(Statement one, WallClock clock, boolean isOpen) {
        String level = LevelWord.of(one.severity());
        boolean isTimed = one.firstNanos() <= one.lastNanos();
        Markup when = isTimed
                ? Markup.of(
                        "<span>first <time datetime=\"{}\">{}</time>, last {}</span> ",
                        HumanTimes.rfc3339(one.firstNanos()),
                        clock.dateTime(one.firstNanos()),
                        clock.dateTime(one.lastNanos()))
                : Markup.NONE;
        return Markup.of(
                """
                <tr role="row" class="{}"><td role="cell" class="kind">{}</td><td role="cell" class="n">{}</td><td role="cell" class="level">{}</td><td role="cell"><code class="pattern">{}</code><details{}><summary class="fine">example</summary>{}<pre class="log">{}</pre><p class="fine">{}<span>{}</span> <span>{}</span> <span class="id">id <code>{}</code></span></p></details></td></tr>
                """,
                one.severity() >= LogAnswer.ERROR ? "grave" : "",
                ChangeWords.kind(one.change()),
                ChangeWords.counts(one),
                one.kind() == Statement.Kind.TRACE ? (level + " trace").strip() : level,
                SafeText.headline(text(one), MOST_TEXT),
                isOpen ? OPEN : Markup.NONE,
                text(one).length() > MOST_TEXT
                        ? Markup.of("<pre class=\"log\">{}</pre>", SafeText.block(text(one), MOST_WHOLE))
                        : Markup.NONE,
                SafeText.block(example(one), MOST_EXAMPLE),
                when,
                one.place(),
                one.speakers().isEmpty() ? "" : "said by " + String.join(", ", one.speakers()),
                one.template().id());
    }

    /** What gives a secret away may stand on the line before it once lines are broken, or nowhere until they are. */
    private static String example(Statement one) {
        return Secrets.masked(String.join("\n", ExampleText.lines(Secrets.masked(one.example()))));
    }

    private static String text(Statement one) {
        return ChangeWords.text(Secrets.masked(one.template().text()));
    }

    private static Markup files(LogAnswer answer) {
        Markup streams = Markup.join(
                Rotation.folded(answer.streams()).stream().map(LogPage::file).toList());
        Markup problems = Markup.join(answer.problems().stream()
                .map(problem -> Markup.of("<li class=\"problem\">{}</li>", SafeText.line(problem)))
                .toList());
        return Markup.of("<ul class=\"files\">{}{}</ul>", streams, problems);
    }

    private static Markup file(Stream stream) {
        String forms = stream.forms().stream()
                .map(form -> form.words().isEmpty() ? "going on or without header" : form.words())
                .collect(Collectors.joining("; "));
        return Markup.of(
                "<li><b>{}</b> {}, {}<ul><li>{}</li></ul></li>",
                SafeText.line(stream.name()),
                HumanNumbers.count(stream.lines(), "line", "lines"),
                HumanNumbers.of((double) stream.bytes(), "By"),
                SafeText.line(forms));
    }
}
