package dev.firefight.evidence.drawing;

import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.TraceExemplar.Bar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One request as bars under each other. */
public final class Waterfall {
    public static final int MAX_SPANS = 40;
    private static final int MAX_INDENT = 8;
    private static final int MAX_NAME_CHARS = 80;
    private static final double MIN_BAR_PERCENT = 0.4;

    private Waterfall() {}

    /** Draws a request; of a long one the blamed and failing spans with their callers, then as many of the others as there is room. */
    public static Markup of(TraceExemplar exemplar) {
        List<Bar> bars = exemplar.spans();
        if (bars.isEmpty()) {
            return Markup.NONE;
        }
        double start = bars.stream().mapToDouble(Bar::startNanos).min().orElse(0);
        double end = bars.stream().mapToDouble(Bar::endNanos).max().orElse(start);
        double span = Math.max(1, end - start);
        BitSet kept = kept(bars);
        List<Markup> rows = new ArrayList<>();
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            rows.add(row(bars.get(i), start, span));
        }
        int left = bars.size() - rows.size();
        return Markup.of(
                """
                <article class="request"><h3>{}</h3><p class="fine">Trace <code>{}</code>, from {}</p>\
                <div class="scale" aria-hidden="true"><span>0</span><span>{}</span><span>{}</span></div>\
                <ol class="waterfall">{}</ol>{}</article>
                """,
                Markup.text(sentence(exemplar.why()), 300),
                Markup.text(exemplar.traceId(), 64),
                HumanTimes.dateTime((long) start),
                HumanTimes.duration((long) (span / 2)),
                HumanTimes.duration((long) span),
                Markup.join(rows),
                left == 0
                        ? Markup.NONE
                        : Markup.of(
                                "<p class=\"fine\">{} of this request not drawn.</p>",
                                HumanNumbers.count(left, "more span", "more spans")));
    }

    private static String sentence(String why) {
        return why.isEmpty() ? "A request" : Character.toUpperCase(why.charAt(0)) + why.substring(1);
    }

    private static BitSet kept(List<Bar> bars) {
        BitSet kept = new BitSet();
        List<Integer> above = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            int depth = Math.clamp(bars.get(i).depth(), 0, above.size());
            above.subList(depth, above.size()).clear();
            above.add(i);
            boolean matters = bars.get(i).blamed() || bars.get(i).failed();
            if (matters && kept.cardinality() + above.size() <= MAX_SPANS) {
                above.forEach(kept::set);
            }
        }
        for (int i = 0; i < bars.size() && kept.cardinality() < MAX_SPANS; i++) {
            kept.set(i);
        }
        return kept;
    }

    private static Markup row(Bar bar, double start, double span) {
        double from = Math.clamp((bar.startNanos() - start) / span * 100, 0, 100);
        double wide = Math.clamp(((double) bar.endNanos() - bar.startNanos()) / span * 100, MIN_BAR_PERCENT, 100);
        from = Math.min(from, 100 - MIN_BAR_PERCENT);
        wide = Math.min(wide, 100 - from);
        String signs = (bar.blamed() ? " blamed" : "") + (bar.failed() ? " failed" : "");
        return Markup.of(
                """
                <li class="span in-{}{}"><span class="who"><b>{}</b> {}{}{}</span>\
                <svg class="bar" aria-hidden="true" height="14" width="100%"><rect class="rail" x="0" y="6.5" width="100%" height="1"/>\
                <rect x="{}%" y="1" width="{}%" height="12" rx="2"/></svg><span class="took">{}</span></li>
                """,
                Math.clamp(bar.depth(), 0, MAX_INDENT),
                signs,
                Markup.text(bar.service(), MAX_NAME_CHARS),
                Markup.text(bar.operation(), MAX_NAME_CHARS),
                bar.blamed() ? Markup.of(" <i class=\"tag\">◆ blamed</i>") : Markup.NONE,
                bar.failed() ? Markup.of(" <i class=\"tag\">✕ failed</i>") : Markup.NONE,
                Chart.at(from),
                Chart.at(wide),
                HumanTimes.duration(Math.max(0, bar.endNanos() - bar.startNanos())));
    }
}
