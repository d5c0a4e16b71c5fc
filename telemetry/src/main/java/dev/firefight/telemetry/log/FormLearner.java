package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.HeaderField.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Learns the forms of headers from lines. A header is written by the layout of a program: its fields stand in the same order in every
 * line, while the words of messages change. Lines are put together by how they write their first time; then, from the left, the next field
 * is of the kind that nearly all of them have next. Where there is no such kind the message starts. What no form fits is learned from anew.
 */
final class FormLearner {
    /** The share of lines that makes a field one of the header. */
    static final double NEARLY_ALL = 0.9;
    /** The share of lines that makes a layout of its own, where lines go on differently behind the same time. */
    private static final double SOME = 0.1;

    /** What may stand between the time and the level. */
    private static final List<Kind> BEFORE_LEVELS = List.of(Kind.LEVEL, Kind.SIGN, Kind.BRACKET, Kind.NUMBER);

    private static final int MOST_FORMS = 8;
    private static final int MOST_FIELDS = 14;
    private static final int FREAKS_PER = 200;

    private final Sample sample;
    private final int size;
    private final LineHeader scratch = new LineHeader();

    /** Learns from lines without what carries them. */
    FormLearner(Sample sample) {
        this.sample = sample;
        this.size = sample.size();
    }

    /** The forms, those with more fields first; none where lines have nothing in common. */
    List<HeaderForm> learn() {
        List<HeaderForm> forms = new ArrayList<>();
        int[] rest = new int[size];
        Arrays.setAll(rest, i -> i);
        int few = Math.max(1, size / FREAKS_PER);
        while (rest.length >= few && rest.length > 0 && forms.size() < MOST_FORMS) {
            Optional<LineGroup> group = lead(rest, !forms.isEmpty());
            if (group.isEmpty()) {
                break;
            }
            HeaderForm form = new HeaderForm(fields(group.get()));
            int[] left = Arrays.stream(rest).filter(line -> !fits(form, line)).toArray();
            if (form.size() == 0 || rest.length - left.length < few) {
                break;
            }
            forms.add(form);
            rest = left;
        }
        forms.sort(Comparator.comparingInt(HeaderForm::size).reversed());
        return forms;
    }

    private boolean fits(HeaderForm form, int line) {
        int from = sample.from()[line];
        int to = sample.to()[line];
        scratch.clear(from, to);
        return form.read(sample.bytes(), from, to, scratch) == form.size();
    }

    /** The largest group of lines that write their first time alike; else those that start with a level; else all, when none is timed. */
    private Optional<LineGroup> lead(int[] lines, boolean anyForm) {
        LineGroup all = new LineGroup(sample, lines);
        LineGroup numbered = all.extended(field(Kind.PRIORITY, 0, TimeForm.NONE));
        if (numbered.size() >= Math.max(1, SOME * size)) {
            return Optional.of(numbered);
        }
        WrittenTimes most = WrittenTimes.of(all.timeForms(Kind.TIME.mostWords()));
        if (most.count() * FREAKS_PER >= size && most.count() > 0) {
            LineGroup timed = all.extended(field(Kind.TIME, Kind.TIME.mostWords(), most.form()));
            if (timed.leavesMessages()) {
                return Optional.of(timed.usualOnly().tightened());
            }
        }
        LineGroup levelled = all.extended(field(Kind.LEVEL, 0, TimeForm.NONE));
        if (levelled.size() >= Math.max(1, SOME * size) && levelled.isLoud()) {
            return Optional.of(levelled);
        }
        return anyForm ? Optional.empty() : Optional.of(all);
    }

    private static HeaderField field(Kind kind, int mostWords, TimeForm time) {
        return new HeaderField(kind, 0, mostWords, time, false);
    }

    /** Goes from field to field as long as nearly all lines have the same kind of field next. */
    private List<HeaderField> fields(LineGroup lead) {
        LineGroup group = lead;
        while (group.fields().size() < MOST_FIELDS) {
            Optional<LineGroup> next = next(group);
            if (next.isEmpty()) {
                break;
            }
            group = next.get();
        }
        return withThread(group.fields());
    }

    /** The last text in brackets is none that tells the application: that stands before the thread, which may be the only one. */
    private static List<HeaderField> withThread(List<HeaderField> fields) {
        List<HeaderField> told = new ArrayList<>(fields);
        for (int i = told.size() - 1; i >= 0 && told.get(i).kind() != Kind.BRACKET; i--) {
            HeaderField one = told.get(i);
            if (one.kind() == Kind.APPLICATION) {
                told.set(i, new HeaderField(Kind.BRACKET, one.words(), one.mostWords(), one.time(), false));
                return told;
            }
        }
        return told;
    }

    private Optional<LineGroup> next(LineGroup group) {
        if (!group.fields().isEmpty() && group.last().kind().isLast()) {
            return Optional.empty();
        }
        LineGroup best = group;
        for (Kind kind : Kind.values()) {
            if (kind == Kind.WORD || !group.mayHave(kind)) {
                continue;
            }
            int mostWords = group.mostWords(kind);
            TimeForm time = kind == Kind.TIME ? group.nextTime(mostWords) : TimeForm.NONE;
            if (kind == Kind.TIME && time == TimeForm.NONE) {
                continue;
            }
            LineGroup candidate = group.extended(field(kind, mostWords, time));
            boolean isHeader = candidate.size() >= NEARLY_ALL * group.size() && candidate.isPlausible();
            if (isHeader
                    && (best == group || candidate.last().words() < best.last().words())) {
                best = candidate;
            }
        }
        if (best != group) {
            return Optional.of(best.tightened());
        }
        if (group.isBehindTime()) {
            Optional<LineGroup> layout = layout(group);
            if (layout.isPresent()) {
                return layout;
            }
        }
        if (group.mayHave(Kind.WORD) && group.nextIsColumn()) {
            return Optional.of(group.extended(field(Kind.WORD, 0, TimeForm.NONE)));
        }
        return Optional.empty();
    }

    /** The largest part of some lines that goes on alike and tells a level: lines of several layouts may start with the same time. */
    private Optional<LineGroup> layout(LineGroup group) {
        Optional<LineGroup> largest = Optional.empty();
        for (Kind kind : BEFORE_LEVELS) {
            if (!group.mayHave(kind)) {
                continue;
            }
            LineGroup part = group.extended(field(kind, 0, TimeForm.NONE));
            boolean isSome = part.size() >= Math.max(2, SOME * group.size()) && part.size() < group.size();
            boolean isLayout = isSome && part.isPlausible() && (kind == Kind.LEVEL ? part.isLoud() : tellsLevel(part));
            if (isLayout && (largest.isEmpty() || part.size() > largest.get().size())) {
                largest = Optional.of(part.tightened());
            }
        }
        return largest;
    }

    private boolean tellsLevel(LineGroup group) {
        return fields(group).stream().anyMatch(field -> field.kind() == Kind.LEVEL);
    }
}
