package dev.firefight.app.report;

import dev.firefight.evidence.request.Story;
import dev.firefight.evidence.request.Story.Gap;
import dev.firefight.evidence.request.Story.Line;
import java.util.BitSet;
import java.util.List;

/** Which log lines stand in a waterfall: errors, what was said around silence and around the trouble, then as many of the others as fit. */
final class WaterfallLines {
    static final int ERROR = 17;
    private static final int MOST_LINES = 30;
    private static final int AROUND = 2;

    private WaterfallLines() {}

    static BitSet of(Story story) {
        List<Line> lines = story.lines();
        BitSet kept = new BitSet();
        story.lastWord().ifPresent(kept::set);
        for (int i = 0; i < lines.size() && kept.cardinality() < MOST_LINES; i++) {
            if (lines.get(i).severity() >= ERROR) {
                kept.set(i);
            }
        }
        for (Gap gap : story.gaps()) {
            around(kept, lines, gap.fromNanos());
            around(kept, lines, gap.fromNanos() + gap.nanos());
        }
        for (int i = 0; i < lines.size() && kept.cardinality() < MOST_LINES; i++) {
            int row = lines.get(i).row();
            if (row >= 0 && story.rows().get(row).blamed()) {
                kept.set(i);
            }
        }
        for (int i = 0; i < lines.size() && lines.size() <= MOST_LINES; i++) {
            kept.set(i);
        }
        return kept;
    }

    /** The last lines before a moment and the first from it on. */
    private static void around(BitSet kept, List<Line> lines, long nanos) {
        int first = 0;
        while (first < lines.size() && lines.get(first).timeNanos() <= nanos) {
            first++;
        }
        for (int i = Math.max(0, first - AROUND); i < Math.min(lines.size(), first + AROUND); i++) {
            if (kept.cardinality() < MOST_LINES) {
                kept.set(i);
            }
        }
    }
}
