package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Split.Origin;
import dev.firefight.app.logs.TimeSpan;
import dev.firefight.telemetry.Timestamps;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Counts in slots of time as bars of one row, with a mark at the moment of the comparison, and the times below them. */
final class SlotBars {
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final long NANOS_PER_DAY = 24 * 60 * NANOS_PER_MINUTE;
    private static final int NONE = -1;

    private final LogAnswer answer;
    private final Glyphs glyphs;
    private final int slots;
    private final int cut;
    /** Slots that share a bar, where there are more than columns. */
    private final int together;

    SlotBars(LogAnswer answer, Glyphs glyphs, int columns) {
        this.answer = answer;
        this.glyphs = glyphs;
        this.slots = answer.volume().lines().length;
        this.cut = answer.split().map(Split::slot).orElse(NONE);
        int most = Math.max(2, columns - 2); // the mark, and a bar more where the moment parts the slots of one
        this.together = (slots + most - 1) / most;
    }

    /** The bars of some counts, the highest as high as a row. */
    String of(long[] counts) {
        long most = 0;
        for (int at = 0; at < slots; at = next(at)) {
            most = Math.max(most, highest(counts, at));
        }
        StringBuilder row = new StringBuilder();
        for (int at = 0; at < slots; at = next(at)) {
            row.append(at == cut ? glyphs.onset : "");
            long count = highest(counts, at);
            row.append(count == 0 ? " " : String.valueOf(glyphs.bar((double) count / most)));
        }
        return row.toString();
    }

    private long highest(long[] counts, int from) {
        return Arrays.stream(counts, from, next(from)).max().orElse(0);
    }

    /** Where the bar behind the one of a slot starts. */
    private int next(int slot) {
        int next = Math.min(slot + together, slots);
        return slot < cut && cut < next ? cut : next;
    }

    private int column(int slot) {
        int column = 0;
        for (int at = 0; at < slot; at = next(at)) {
            column++;
        }
        return column;
    }

    /** When the bars begin and end, and when the moment is; empty where lines tell no time. */
    String axis() {
        int mark = cut < 0 ? NONE : column(cut);
        if (answer.split().filter(split -> split.origin() == Origin.SIDES).isPresent()) {
            return sides(answer.split().orElseThrow().sides(), mark);
        }
        return answer.span().map(span -> axis(span, mark)).orElse("");
    }

    private static String sides(List<String> names, int mark) {
        int room = mark - names.getFirst().length();
        return room > 0 ? names.getFirst() + " ".repeat(room + 1) + names.getLast() : "";
    }

    private String axis(TimeSpan span, int mark) {
        DateTimeFormatter form = form(span);
        String from = at(form, span.fromNanos());
        String to = at(form, span.endNanos());
        int wide = column(slots) + (mark < 0 ? 0 : 1);
        int end = Math.max(wide - to.length(), from.length() + 2);
        if (mark < 0) {
            return from + " ".repeat(end - from.length()) + to;
        }
        String moment = at(form, span.start(cut));
        int room = Math.min(mark, end - moment.length() - 2);
        if (room < from.length() + 2) { // the moment matters more than the start
            String start = mark >= from.length() + 2 ? from + " ".repeat(mark - from.length()) : " ".repeat(mark);
            boolean fits = start.length() + moment.length() + 2 <= end;
            return start + moment + (fits ? " ".repeat(end - start.length() - moment.length()) + to : "");
        }
        return from + " ".repeat(room - from.length()) + moment + " ".repeat(end - room - moment.length()) + to;
    }

    private static String at(DateTimeFormatter form, long nanos) {
        return form.format(Timestamps.toInstant(nanos));
    }

    private DateTimeFormatter form(TimeSpan span) {
        long length = span.endNanos() - span.fromNanos();
        String pattern =
                length > 2 * NANOS_PER_DAY ? "MM-dd" : span.slotNanos() >= NANOS_PER_MINUTE ? "HH:mm" : "HH:mm:ss";
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(answer.zone());
    }
}
