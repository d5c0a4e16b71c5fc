package dev.firefight.telemetry;

/**
 * Gives a log text a small number, the same for all texts that say the same with other values in it. What reads logs keeps only the number.
 */
@FunctionalInterface
public interface LogClassifier {
    /**
     * Classifies one text.
     *
     * @param text the message, possibly of several lines
     * @return number of its pattern, from 0 in order of first sight
     */
    int classify(CharSequence text);

    /**
     * Classifies the text of a record that may belong to a trace. Called once for each record, in the order in which they are kept.
     *
     * @param trace the trace, or {@link TraceId#NONE}
     */
    default int classify(CharSequence text, TraceId trace) {
        return classify(text);
    }
}
