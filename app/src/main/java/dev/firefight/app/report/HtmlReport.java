package dev.firefight.app.report;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.Markup;
import dev.firefight.evidence.drawing.ServiceMapPicture;
import dev.firefight.evidence.drawing.Waterfall;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as one page that needs nothing else: no request leaves it, it works without its script, and it can be sent by mail or put
 * beside a post-mortem. Well-formed as XML, so that it can be checked and taken apart by programs.
 */
public final class HtmlReport {
    private static final int MAX_EXEMPLARS = 6;

    private HtmlReport() {}

    /** Writes the page. */
    public static String write(Findings findings, ReportHeader header) {
        Headline headline = Headline.of(findings);
        Markup map = map(findings);
        Markup requests = requests(findings);
        Markup logs = Closing.logs(findings);
        Markup quiet = Closing.quiet(findings.quiet());
        List<Markup> links = new ArrayList<>();
        link(links, "all", "All suspects", !findings.suspects().isEmpty());
        link(links, "evidence", "Evidence", !findings.suspects().isEmpty());
        link(links, "map", "Service map", !map.isEmpty());
        link(links, "requests", "Requests", !requests.isEmpty());
        link(links, "logs", "Logs", !logs.isEmpty());
        link(links, "quiet", "Quiet", !quiet.isEmpty());
        link(links, "again", "Compute again", true);
        Markup body = Markup.join(List.of(
                verdict(headline, findings),
                SuspectCards.of(findings),
                BucketTiles.of(findings),
                links.size() == 1
                        ? Markup.NONE
                        : Markup.of("<nav aria-label=\"Details\"><ul>{}</ul></nav>", Markup.join(links)),
                SuspectTable.of(findings.suspects()),
                Dossiers.of(findings),
                map,
                requests,
                logs,
                quiet,
                Closing.recompute(findings, header)));
        return Page.of(title(headline), top(findings, header), body);
    }

    private static String title(Headline headline) {
        return (headline.subject() + " " + headline.claim()).strip() + " – Firefight";
    }

    private static Markup top(Findings findings, ReportHeader header) {
        return Markup.of(
                "<b class=\"brand\">Firefight</b> <span class=\"name\">{}</span> <span>{}</span>{}",
                Markup.text(header.recording(), 80),
                HumanTimes.window(findings.startNanos(), findings.endNanos()),
                header.elapsedMillis() < 0
                        ? Markup.NONE
                        : Markup.of(
                                " <span>found in {}</span>", HumanTimes.duration(header.elapsedMillis() * 1_000_000)));
    }

    private static Markup verdict(Headline headline, Findings findings) {
        Markup subject = headline.subject().isEmpty()
                ? Markup.NONE
                : Markup.of("<span class=\"subject\">{}</span> ", SuspectCards.parts(headline.subject()));
        String reason = headline.reason();
        String surer = Headline.surer(findings);
        return Markup.of(
                """
                <section class="verdict" aria-labelledby="verdict-h"><h1 id="verdict-h">{}{}</h1>{}{}{}</section>
                """,
                subject,
                headline.claim(),
                reason.isEmpty()
                        ? Markup.NONE
                        : Markup.of("<p class=\"lead\">{}</p>", Markup.prose(sentence(reason), 400)),
                onset(findings),
                surer.isEmpty() ? Markup.NONE : Markup.of("<p class=\"began\">{}</p>", surer));
    }

    /** A text with a capital letter in front. */
    static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Markup onset(Findings findings) {
        Onset onset = findings.onset();
        String source = Headline.source(onset);
        return Markup.of(
                "<p class=\"began\">{} <time datetime=\"{}\">{}</time> <span class=\"fine\">{}</span></p>",
                Headline.begin(findings),
                HumanTimes.rfc3339(onset.timeNanos()),
                HumanTimes.dateTime(onset.timeNanos()),
                Markup.prose(sentence(source), 400));
    }

    private static void link(List<Markup> links, String id, String words, boolean isThere) {
        if (isThere) {
            links.add(Markup.of("<li><a href=\"#{}\">{}</a></li>", id, words));
        }
    }

    private static Markup map(Findings findings) {
        Markup picture = ServiceMapPicture.of(findings);
        return picture.isEmpty()
                ? Markup.NONE
                : Markup.of(
                        "<section id=\"map\" aria-labelledby=\"map-h\"><h2 id=\"map-h\">Who calls whom</h2>{}</section>",
                        picture);
    }

    private static Markup requests(Findings findings) {
        List<Markup> drawn = findings.exemplars().stream()
                .limit(MAX_EXEMPLARS)
                .map(Waterfall::of)
                .filter(request -> !request.isEmpty())
                .toList();
        return drawn.isEmpty() ? Markup.NONE : Markup.of("""
                        <section id="requests" aria-labelledby="requests-h"><h2 id="requests-h">Requests worth looking at</h2>{}</section>
                        """, Markup.join(drawn));
    }
}
