package dev.firefight.app.report;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Evidence.Kind;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.drawing.Chart;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.Markup;
import dev.firefight.evidence.drawing.SafeText;
import java.util.ArrayList;
import java.util.List;

/** For each suspect all that speaks against it, with charts. */
final class Dossiers {
    static final int MAX_SUSPECTS = 12;
    private static final int MAX_EVIDENCE = 12;
    private static final int MAX_SELECTOR_CHARS = 400;

    private Dossiers() {}

    static Markup of(Findings findings) {
        if (findings.suspects().isEmpty()) {
            return Markup.NONE;
        }
        return Markup.of(
                """
                <section id="evidence" aria-labelledby="evidence-h"><h2 id="evidence-h">The evidence</h2>\
                <p class="fine">The shaded band is where a signal moves in healthy times; the dashed line is the onset. \
                Strength is counted in bits: twenty mean that chance shows as much once in a million times.</p>{}{}</section>
                """,
                Markup.join(findings.suspects().stream()
                        .limit(MAX_SUSPECTS)
                        .map(suspect -> dossier(suspect, findings.onset().timeNanos()))
                        .toList()),
                findings.suspects().size() > MAX_SUSPECTS
                        ? Markup.of("<p class=\"fine\">The evidence of the others is in the JSON document.</p>")
                        : Markup.NONE);
    }

    private static Markup dossier(Suspect suspect, long onsetNanos) {
        List<Markup> exhibits = new ArrayList<>();
        for (Evidence evidence : suspect.evidence().stream().limit(MAX_EVIDENCE).toList()) {
            exhibits.add(exhibit("c" + suspect.rank() + "-" + exhibits.size(), evidence, onsetNanos));
        }
        int left = suspect.evidence().size() - exhibits.size();
        if (left > 0) {
            exhibits.add(Markup.of(
                    "<p class=\"fine\">{} in the JSON document.</p>",
                    HumanNumbers.count(left, "more piece of evidence", "more pieces of evidence")));
        }
        if (exhibits.isEmpty()) {
            exhibits.add(Markup.of(
                    "<p>{} Nothing but its indicator <code>{}</code> speaks against it ({}).</p>",
                    Markup.prose(suspect.reason(), SuspectCards.MAX_TEXT_CHARS),
                    Markup.text(suspect.indicator(), MAX_SELECTOR_CHARS),
                    HumanNumbers.bits(suspect.score())));
        }
        return Markup.of(
                """
                <details class="dossier" id="suspect-{}"{}><summary><span class="n">{}</span> <b>{}</b> <span class="n">{}</span>\
                </summary><div class="exhibits">{}</div>{}</details>
                """,
                suspect.rank(),
                suspect.rank() == 1 ? Markup.of(" open=\"open\"") : Markup.NONE,
                suspect.rank(),
                SuspectCards.named(suspect),
                HumanNumbers.likelihood(suspect.likelihood()),
                Markup.join(exhibits),
                Headline.isWorthActing(suspect) || suspect.mitigation().isBlank() // then it stands on its card
                        ? Markup.NONE
                        : Markup.of("<dl>{}</dl>", SuspectCards.mitigation(suspect)));
    }

    private static Markup exhibit(String id, Evidence evidence, long onsetNanos) {
        String selector = SafeText.line(evidence.selector(), MAX_SELECTOR_CHARS);
        return Markup.of(
                """
                <figure class="exhibit"><figcaption><p class="eyebrow">{}{} · {}</p><p class="finding">{}</p>\
                <p class="numbers">{}</p></figcaption>{}{}</figure>
                """,
                evidence.kind().id(),
                evidence.timeNanos().isPresent()
                        ? Markup.of(
                                " · from {}",
                                HumanTimes.second(evidence.timeNanos().getAsLong()))
                        : Markup.NONE,
                HumanNumbers.bits(evidence.surprise()),
                Markup.prose(evidence.text(), SuspectCards.MAX_TEXT_CHARS),
                HumanNumbers.comparison(evidence),
                Chart.of(id, evidence, onsetNanos),
                evidence.kind() == Kind.LOG
                        ? Markup.of("<pre class=\"log\">{}</pre>", selector)
                        : Markup.of("<p class=\"selector\"><code>{}</code></p>", selector));
    }
}
