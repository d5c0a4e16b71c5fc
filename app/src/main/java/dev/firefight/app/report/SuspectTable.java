package dev.firefight.app.report;

import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.Markup;
import java.util.List;

/** All suspects in a table that can be filtered. Roles are written out: on a phone the rows become grids, which would lose them. */
final class SuspectTable {
    private static final int MAX_ROWS = 200;
    private static final int MAX_REASON_CHARS = 240;

    private SuspectTable() {}

    static Markup of(List<Suspect> suspects) {
        if (suspects.isEmpty()) {
            return Markup.NONE;
        }
        int left = suspects.size() - MAX_ROWS;
        return Markup.of(
                """
                <section id="all" aria-labelledby="all-h"><h2 id="all-h">All suspects</h2>{}\
                <div class="scroll" tabindex="0" role="region" aria-labelledby="all-h"><table class="suspects" role="table">\
                <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">#</th><th scope="col" role="columnheader">Who</th><th scope="col" role="columnheader">Likely</th><th scope="col" role="columnheader">Bucket</th>\
                <th scope="col" role="columnheader">Given away by</th><th scope="col" role="columnheader">Why</th></tr></thead>\
                <tbody role="rowgroup" id="all-rows">{}</tbody></table></div>{}</section>
                """,
                filter("all-rows", "Filter suspects"),
                Markup.join(
                        suspects.stream().limit(MAX_ROWS).map(SuspectTable::row).toList()),
                left <= 0
                        ? Markup.NONE
                        : Markup.of(
                                "<p class=\"fine\">{} in the JSON document.</p>",
                                HumanNumbers.count(left, "more suspect", "more suspects")));
    }

    private static Markup row(Suspect suspect) {
        Markup name = SuspectCards.named(suspect);
        return Markup.of(
                """
                <tr role="row"><td role="cell" class="n">{}</td><th scope="row" role="rowheader">{}</th><td role="cell" class="n">{}</td>\
                <td role="cell" class="n">{}</td><td role="cell"><code>{}</code></td><td role="cell">{}</td></tr>
                """,
                suspect.rank(),
                suspect.rank() <= Dossiers.MAX_SUSPECTS
                        ? Markup.of("<a href=\"#suspect-{}\">{}</a>", suspect.rank(), name)
                        : name,
                HumanNumbers.likelihood(suspect.likelihood()),
                suspect.bucket().words(),
                Markup.text(suspect.indicator(), 120),
                Markup.prose(suspect.reason(), MAX_REASON_CHARS));
    }

    /** A field that hides what does not hold its words; shown by the script alone, as it does nothing without. */
    static Markup filter(String list, String label) {
        return Markup.of("""
                <p class="filter" data-filter="{}" hidden="hidden"><label for="{}-f">{}</label>\
                <input type="search" id="{}-f" autocomplete="off" spellcheck="false"/><output for="{}-f"></output></p>
                """, list, list, label, list, list);
    }
}
