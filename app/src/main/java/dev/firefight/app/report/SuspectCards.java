package dev.firefight.app.report;

import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.drawing.Chart;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.Markup;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.drawing.SparkPicture;
import java.util.Optional;

/** The first suspects: how likely, why, how to refute it soonest, what stops the bleeding. */
final class SuspectCards {
    private static final int TOP_SUSPECTS = 3;
    static final int MAX_NAME_CHARS = 80;
    static final int MAX_TEXT_CHARS = 600;

    private SuspectCards() {}

    static Markup of(Findings findings) {
        if (findings.suspects().isEmpty()) {
            return Markup.NONE;
        }
        boolean isHint = Headline.isHint(findings);
        return Markup.of(
                """
                <section id="suspects" aria-labelledby="suspects-h"><h2 id="suspects-h">{}</h2><ol class="cards">{}</ol></section>
                """,
                isHint ? "The most unusual place" : findings.suspects().size() == 1 ? "The suspect" : "First suspects",
                Markup.join(findings.suspects().stream()
                        .limit(isHint ? 1 : TOP_SUSPECTS)
                        .map(suspect -> card(suspect, findings))
                        .toList()));
    }

    private static Markup card(Suspect suspect, Findings findings) {
        long onsetNanos = findings.onset().timeNanos();
        boolean isFirst = suspect.rank() == 1;
        boolean isHint = Headline.isHint(findings);
        Optional<Evidence> drawn = suspect.evidence().stream()
                .filter(evidence -> evidence.curve().isPresent())
                .findFirst();
        return Markup.of(
                """
                <li class="card{}"><div class="case"><p class="eyebrow">{}</p><h3>{}</h3>{}{}</div>{}\
                <dl>{}{}</dl><p class="more"><a href="#suspect-{}">{}</a></p></li>
                """,
                isFirst ? " first" : "",
                isHint
                        ? "A hint, no more"
                        : "Suspect " + suspect.rank() + " · " + suspect.bucket().words(),
                named(suspect),
                isHint ? Markup.NONE : likelihood(suspect),
                isFirst // its reason stands below the headline
                        ? Markup.NONE
                        : Markup.of(
                                "<p>{}</p>",
                                Markup.prose(
                                        HtmlReport.sentence(Headline.besideFirst(suspect, findings)), MAX_TEXT_CHARS)),
                drawn.map(evidence -> picture(evidence, isFirst, onsetNanos)).orElse(Markup.NONE),
                told("Quickest test", suspect.quickestTest()),
                Headline.isWorthActing(suspect) ? mitigation(suspect) : Markup.NONE,
                suspect.rank(),
                suspect.evidence().isEmpty()
                        ? "Details"
                        : HumanNumbers.count(suspect.evidence().size(), "piece of evidence", "pieces of evidence"));
    }

    static String name(Suspect suspect) {
        return suspect.name().isBlank() ? "An unnamed component" : suspect.name();
    }

    /** The name in parts that are broken only where a part alone is too long for a line. */
    static Markup named(Suspect suspect) {
        return parts(SafeText.line(name(suspect), MAX_NAME_CHARS));
    }

    /** A name such as "service / component" in its parts. */
    static Markup parts(String name) {
        int slash = name.indexOf(" / ");
        return slash < 0
                ? Markup.of("<span class=\"part\">{}</span>", name)
                : Markup.of(
                        "<span class=\"part\">{} /</span> <span class=\"part\">{}</span>",
                        name.substring(0, slash),
                        name.substring(slash + 3));
    }

    /** How likely, as a number and a bar. */
    static Markup likelihood(Suspect suspect) {
        double percent = Double.isNaN(suspect.likelihood()) ? 0 : Math.clamp(suspect.likelihood() * 100, 0, 100);
        return Markup.of("""
                <p class="odds"><b>{}</b> <span>likely</span><svg aria-hidden="true" width="100%" height="8">\
                <rect class="rail" width="100%" height="8" rx="4"/><rect class="fill" width="{}%" height="8" rx="4"/></svg></p>
                """, HumanNumbers.likelihood(suspect.likelihood()), Chart.at(percent));
    }

    private static Markup picture(Evidence evidence, boolean isFirst, long onsetNanos) {
        Markup drawn = isFirst
                ? Chart.of("first", evidence, onsetNanos)
                : evidence.curve()
                        .map(curve -> SparkPicture.of(curve, onsetNanos))
                        .orElse(Markup.NONE);
        return Markup.of(
                "<figure>{}<figcaption><b>{}</b> <span>{}</span></figcaption></figure>",
                drawn,
                HumanNumbers.comparison(evidence),
                Markup.prose(evidence.text(), MAX_TEXT_CHARS));
    }

    static Markup mitigation(Suspect suspect) {
        return told("What stops the bleeding", suspect.mitigation());
    }

    private static Markup told(String label, String text) {
        return text.isBlank()
                ? Markup.NONE
                : Markup.of("<div><dt>{}</dt><dd>{}</dd></div>", label, Markup.prose(text, MAX_TEXT_CHARS));
    }
}
