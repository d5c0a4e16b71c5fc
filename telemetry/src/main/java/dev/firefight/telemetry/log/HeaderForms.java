package dev.firefight.telemetry.log;

import java.util.Arrays;
import java.util.List;

/** The forms in which the lines of one stream write their headers, learned from its first lines. */
public final class HeaderForms {
    /** From how many lines forms are learned. */
    public static final int SAMPLE_LINES = 4000;

    private static final int SAMPLE_LINE_BYTES = 4096;

    private final List<HeaderForm> forms;

    private HeaderForms(List<HeaderForm> forms) {
        this.forms = forms;
    }

    /** Learns from the first {@value #SAMPLE_LINES} lines of some bytes. */
    public static HeaderForms learn(byte[] bytes, int from, int to) {
        int[] starts = new int[SAMPLE_LINES];
        int[] ends = new int[SAMPLE_LINES];
        int size = 0;
        int at = from;
        while (at < to && size < SAMPLE_LINES) {
            int end = at;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            int last = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            if (!Continuation.is(bytes, at, last)) {
                starts[size] = at;
                ends[size++] = Math.min(last, at + SAMPLE_LINE_BYTES);
            }
            at = end + 1;
        }
        return new HeaderForms(
                new FormLearner(bytes, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), size).learn());
    }

    /** The forms in words. */
    public List<String> describe() {
        return forms.stream().map(HeaderForm::describe).toList();
    }

    List<HeaderForm> forms() {
        return forms;
    }

    /** A reader of the lines of this stream, to be used by one thread. */
    public HeaderReader reader() {
        return new HeaderReader(forms.stream().map(HeaderForm::fresh).toList());
    }
}
