package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which the lines of one stream write their headers, learned from its first lines. Immutable: many readers may share it. */
public final class HeaderForms {
    /** From how many lines forms are learned. */
    public static final int SAMPLE_LINES = 4000;

    private static final int SAMPLE_LINE_BYTES = 1 << 13;

    private final List<HeaderForm> forms;
    private final boolean[] isAlone;
    private final boolean[] mayHavePairs;
    private final List<Carrier> carriers;
    private final boolean plainLinesStart;
    private final List<Form> described;

    /**
     * A form in which lines are written.
     *
     * @param text its fields from the left, for a person
     * @param share the share of the sampled lines that are written so, continuations left out
     */
    public record Form(String text, double share) {}

    private HeaderForms(List<HeaderForm> forms, List<Carrier> carriers, Sample sample) {
        this.forms = forms;
        this.carriers = carriers;
        this.isAlone = new boolean[forms.size()];
        this.mayHavePairs = new boolean[forms.size()];
        int[] counts = counts(sample);
        int none = counts[forms.size() + 2];
        this.plainLinesStart = none * 2 > Arrays.stream(counts).sum();
        this.described = describe(counts);
    }

    /** Learns from the first {@value #SAMPLE_LINES} lines of some bytes. */
    public static HeaderForms learn(byte[] bytes, int from, int to) {
        return learn(bytes, from, to, Optional.empty());
    }

    /** Likewise, where it may be told what carries the lines. */
    static HeaderForms learn(byte[] bytes, int from, int to, Optional<List<Carrier>> told) {
        Sample lines = Sample.of(bytes, from, to, SAMPLE_LINES, SAMPLE_LINE_BYTES);
        List<Carrier> carriers = told.orElseGet(() -> carriers(lines));
        Carriage carriage = new Carriage(carriers);
        Sample texts = lines.mapped((start, end) -> {
            carriage.unload(bytes, start, end);
            boolean isText = carriage.from() < carriage.to()
                    && bytes[carriage.from()] != '{'
                    && !PairsLine.starts(bytes, carriage.from(), carriage.to())
                    && !Continuation.is(bytes, carriage.from(), carriage.to());
            return isText ? (long) carriage.from() << 32 | carriage.to() : -1;
        });
        List<HeaderForm> forms = new FormLearner(texts).learn();
        return new HeaderForms(forms, carriers, lines);
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
                    boolean isTimed = times.scanEnclosed(rest.bytes(), end, rest.to()[i]) >= 0;
                    timed += isTimed ? 1 : 0;
                }
            }
            if (carrier.isLikely(count, timed, rest.size())) {
                found.add(carrier);
                rest = new Sample(rest.bytes(), from, rest.to(), rest.size());
            }
        }
        return List.copyOf(found);
    }

    /** How many lines each form has, then JSON, pairs and none; learns on the way which forms are a line of their own, and which have logfmt behind them. */
    private int[] counts(Sample sample) {
        int[] counts = new int[forms.size() + 3];
        int[] beforeLevel = new int[forms.size()];
        boolean[] all = new boolean[forms.size()];
        Arrays.fill(all, true);
        HeaderReader reader = new HeaderReader(fresh(), isAlone, all, carriers, true);
        LineHeader header = new LineHeader();
        int before = -1;
        for (int i = 0; i < sample.size(); i++) {
            reader.read(sample.bytes(), sample.from()[i], sample.to()[i], header);
            if (header.kind() == Kind.START) {
                counts[header.form() < 0 ? forms.size() + 2 : header.form()]++;
            }
            if (header.hasNamedFields) {
                mayHavePairs[header.form()] = true;
            }
            boolean isLevelled = !header.hasTime() && header.severity() != 0;
            if (before >= 0 && isLevelled) {
                beforeLevel[before]++;
            }
            before = header.kind() == Kind.START && header.form() < forms.size() && header.hasTime()
                    ? header.form()
                    : -1;
        }
        for (int i = 0; i < isAlone.length; i++) {
            isAlone[i] = beforeLevel[i] > 0 && beforeLevel[i] >= FormLearner.NEARLY_ALL * counts[i];
        }
        return counts;
    }

    private List<Form> describe(int[] counts) {
        double all = Math.max(1, Arrays.stream(counts).sum());
        String carried =
                carriers.stream().map(carrier -> carrier.words() + ", then ").collect(Collectors.joining());
        List<Form> texts = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            String alone = isAlone[i] ? " on the next line" : "";
            texts.add(new Form(carried + forms.get(i).describe() + alone, counts[i] / all));
        }
        texts.add(new Form(carried + "JSON object with a message or level", counts[forms.size()] / all));
        texts.add(
                new Form(carried + "logfmt pairs with a message and a time or level", counts[forms.size() + 1] / all));
        return List.copyOf(texts);
    }

    private List<HeaderForm> fresh() {
        return forms.stream().map(HeaderForm::fresh).toList();
    }

    /** The forms, in the order of {@link LineHeader#form}; those that no line of the sample has are there with a share of 0. */
    public List<Form> forms() {
        return described;
    }

    /** A reader of the lines of this stream, from its first line on, for one thread. */
    public HeaderReader reader() {
        return new HeaderReader(fresh(), isAlone, mayHavePairs, carriers, plainLinesStart);
    }
}
