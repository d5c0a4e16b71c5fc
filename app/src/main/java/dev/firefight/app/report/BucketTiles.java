package dev.firefight.app.report;

import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Verdict;
import dev.firefight.evidence.drawing.Markup;

/** The buckets, each with its verdict in word and sign. */
final class BucketTiles {
    private static final int MAX_TEXT_CHARS = 320;

    private BucketTiles() {}

    static Markup of(Findings findings) {
        return findings.buckets().isEmpty()
                ? Markup.NONE
                : Markup.of(
                        """
                        <section aria-labelledby="buckets-h"><h2 id="buckets-h">Where the cause can lie</h2>\
                        <ul class="buckets">{}</ul></section>
                        """,
                        Markup.join(findings.buckets().stream()
                                .map(BucketTiles::tile)
                                .toList()));
    }

    private static Markup tile(BucketFinding finding) {
        return Markup.of(
                """
                <li class="{}"><h3>{}</h3><p class="verdict-word">{}{}</p><p>{}</p></li>
                """,
                finding.verdict().id(),
                finding.bucket().words(),
                icon(finding.verdict()),
                words(finding.verdict()),
                Markup.prose(HtmlReport.sentence(finding.reason()), MAX_TEXT_CHARS));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case SUSPECT -> "Suspect";
            case CLEAR -> "Clear";
            case NOT_CHECKED -> "Not checked";
        };
    }

    /** Three shapes, so that they differ without colour too. */
    private static Markup icon(Verdict verdict) {
        return Markup.of(
                "<svg class=\"icon\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\">{}</svg>",
                switch (verdict) {
                    case SUSPECT -> Markup.of("<path d=\"M10 2.5L18.5 17.5H1.5z\"/><path d=\"M10 8v4.5M10 15v.2\"/>");
                    case CLEAR ->
                        Markup.of("<circle cx=\"10\" cy=\"10\" r=\"8\"/><path d=\"M6.3 10.3l2.6 2.6l4.8-5.4\"/>");
                    case NOT_CHECKED ->
                        Markup.of("<circle cx=\"10\" cy=\"10\" r=\"8\" class=\"dotted\"/>"
                                + "<path d=\"M7.6 8a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6M10 14.2v.2\"/>");
                });
    }
}
