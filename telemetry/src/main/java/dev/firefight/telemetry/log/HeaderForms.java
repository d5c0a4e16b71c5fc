package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHabits.Told;
import dev.firefight.telemetry.log.LineHeader.Kind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which the lines of one stream write their headers, learned from its first lines. Immutable: many readers may share it. */
public final class HeaderForms {
    /** From how many lines forms are learned. */
    public static final int SAMPLE_LINES = 4000;

    private static final int SAMPLE_LINE_BYTES = 1 << 13;

    private final List<HeaderForm> forms;
    private final boolean[] isAlone;
    private final boolean[] mayHavePairs;
    private final boolean[] tellsAnswers;
    private final LineHabits habits;
    private final List<Form> described;

    /**
     * A form in which lines are written.
     *
     * @param name how people call it and what carries it; empty when neither is known
     * @param fields its fields from the left, or those by which its writer is known
     * @param example a header that is written so
     */
    public record Form(String name, String fields, String example) {}

    private HeaderForms(List<HeaderForm> forms, LineHabits known, Sample sample) {
        this.forms = forms;
        this.isAlone = new boolean[forms.size()];
        this.mayHavePairs = new boolean[forms.size()];
        this.tellsAnswers = new boolean[forms.size()];
        FormNames names = new FormNames(forms);
        int[] counts = counts(sample, known, names);
        int none = counts[forms.size() + 4];
        int all = Arrays.stream(counts).sum();
        this.habits = known.with(all == 0 || none * 2 > all);
        this.described = names.describe(habits, isAlone);
    }

    /** Learns from the first {@value #SAMPLE_LINES} lines of some bytes. */
    public static HeaderForms learn(byte[] bytes, int from, int to) {
        return learn(bytes, from, to, Optional.empty());
    }

    /** Forms of lines of which a person says how they are written. */
    static HeaderForms told(Told told) {
        Sample none = Sample.of(new byte[0], 0, 0, 0, 0);
        return new HeaderForms(List.of(), new LineHabits(List.of(), true, false, false, false, false, told), none);
    }

    /** Likewise, where it may be told what carries the lines. */
    static HeaderForms learn(byte[] bytes, int from, int to, Optional<List<Carrier>> told) {
        Sample physical = Sample.of(bytes, from, to, SAMPLE_LINES, SAMPLE_LINE_BYTES);
        List<Carrier> carriers = told.orElseGet(() -> carriers(physical));
        LineHabits habits = new LineHabits(
                carriers, true, true, false, Carriage.areCollected(physical, carriers), false, Told.NOTHING);
        return learn(whole(physical, habits), habits);
    }

    private static HeaderForms learn(Sample lines, LineHabits habits) {
        byte[] bytes = lines.bytes();
        List<Carrier> carriers = habits.carriers();
        Carriage carriage = new Carriage(habits);
        Sample texts = lines.mapped((start, end) -> {
            carriage.unload(bytes, start, end);
            boolean isText = carriage.from() < carriage.to()
                    && bytes[carriage.from()] != '{'
                    && !PairsLine.starts(bytes, carriage.from(), carriage.to())
                    && !Continuation.is(bytes, carriage.from(), carriage.to())
                    && !TraceState.isEnd(bytes, carriage.from(), carriage.to());
            return isText ? (long) carriage.from() << 32 | carriage.to() : -1;
        });
        List<HeaderForm> forms = new FormLearner(texts).learn();
        boolean areQueries = QueryLog.isIn(lines.mapped((start, end) -> {
            carriage.unload(bytes, start, end);
            return (long) carriage.from() << 32 | carriage.to();
        }));
        boolean isInDocker = carriage.hasUnwrapped() && !habits.isCollected();
        boolean mayCut = areQueries || carriers.contains(Carrier.RUNTIME) || isInDocker;
        return new HeaderForms(
                forms,
                new LineHabits(carriers, true, mayCut, isInDocker, habits.isCollected(), areQueries, Told.NOTHING),
                lines);
    }

    /** The same lines, of which those that were cut are put together. */
    private static Sample whole(Sample lines, LineHabits habits) {
        StatementReader reader = new StatementReader(
                new HeaderReader(List.of(), new boolean[0], new boolean[0], new boolean[0], habits));
        LineHeader header = new LineHeader();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        boolean anyCut = false;
        for (int i = 0; i < lines.size(); i++) {
            reader.read(lines.bytes(), lines.from()[i], lines.to()[i], 0, header);
            anyCut |= reader.isPart();
            if (reader.isJoined()) {
                whole.writeBytes(reader.joined());
                whole.write('\n');
            } else if (!reader.isPart()) {
                whole.write(lines.bytes(), lines.from()[i], lines.to()[i] - lines.from()[i]);
                whole.write('\n');
            }
        }
        byte[] bytes = whole.toByteArray();
        return anyCut && bytes.length > 0 ? Sample.of(bytes, 0, bytes.length, SAMPLE_LINES, SAMPLE_LINE_BYTES) : lines;
    }

    private static List<Carrier> carriers(Sample lines) {
        List<Carrier> found = new ArrayList<>();
        Sample rest = lines;
        for (Carrier carrier : Carrier.values()) {
            TimeField times = new TimeField();
            LineHeader scratch = new LineHeader();
            int count = 0;
            int timed = 0;
            int[] from = rest.from().clone();
            for (int i = 0; i < rest.size(); i++) {
                int end = carrier.end(rest.bytes(), from[i], rest.to()[i], times, scratch);
                if (end >= 0) {
                    count++;
                    from[i] = end;
                    timed += isTimed(rest.bytes(), end, rest.to()[i], times) ? 1 : 0;
                }
            }
            if (carrier.isLikely(count, timed, rest.size())) {
                found.add(carrier);
                rest = new Sample(rest.bytes(), from, rest.to(), rest.size());
            }
        }
        return List.copyOf(found);
    }

    /** Whether a line tells its time itself, at its start or behind its first word or a priority. */
    private static boolean isTimed(byte[] bytes, int from, int to, TimeField times) {
        int next = HeaderForm.skip(bytes, from, to, 1);
        return times.scanEnclosed(bytes, from, to) >= 0
                || Fields.priority(bytes, from, to) >= 0
                || (next >= 0 && times.scanEnclosed(bytes, next, to) >= 0);
    }

    /** How many lines each form has, then JSON, pairs, exports, queries and none; learns on the way what readers are to know of each form. */
    private int[] counts(Sample sample, LineHabits known, FormNames names) {
        int[] counts = new int[forms.size() + 5];
        int[] beforeLevel = new int[forms.size()];
        boolean[] all = new boolean[forms.size()];
        Arrays.fill(all, true);
        HeaderReader reader = new HeaderReader(fresh(), isAlone, all, all, known.uncut());
        LineHeader header = new LineHeader();
        int before = -1;
        for (int i = 0; i < sample.size(); i++) {
            reader.read(sample.bytes(), sample.from()[i], sample.to()[i], header);
            if (header.kind() == Kind.START) {
                counts[header.form() < 0 ? forms.size() + 4 : header.form()]++;
            }
            names.see(sample.bytes(), reader.lineFrom(), reader.lineTo(), header);
            if (header.fieldsFrom >= 0 && header.form() < forms.size()) {
                mayHavePairs[header.form()] = true;
            }
            if (header.status != 0) {
                tellsAnswers[header.form()] = true;
            }
            boolean isByText = header.form() >= 0 && header.form() < forms.size();
            boolean isLevelled = isByText && !header.hasOwnTime && header.severity() != 0;
            if (before >= 0 && isLevelled) {
                beforeLevel[before]++;
            }
            before = header.kind() == Kind.START && header.form() < forms.size() && header.hasOwnTime
                    ? header.form()
                    : -1;
        }
        for (int i = 0; i < isAlone.length; i++) {
            isAlone[i] = beforeLevel[i] > 0 && beforeLevel[i] >= FormLearner.NEARLY_ALL * counts[i];
        }
        return counts;
    }

    private List<HeaderForm> fresh() {
        return forms.stream().map(HeaderForm::fresh).toList();
    }

    /** The forms, in the order of {@link LineHeader#form}; those that no line of the sample has are there too. */
    public List<Form> forms() {
        return described;
    }

    /** What carries the lines, in words; empty for plain ones. */
    public String carriedBy() {
        return FormNames.carriedBy(habits);
    }

    /** A reader of the lines of this stream, from its first line on, for one thread. */
    public HeaderReader reader() {
        return new HeaderReader(fresh(), isAlone, mayHavePairs, tellsAnswers, habits.uncut());
    }

    /** Likewise one that puts lines together which were cut. */
    public StatementReader statements() {
        return new StatementReader(new HeaderReader(fresh(), isAlone, mayHavePairs, tellsAnswers, habits));
    }

    /** Whether these lines are carried by something that cuts long ones. */
    public boolean mayCut() {
        return habits.mayCut();
    }
}
