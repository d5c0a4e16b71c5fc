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
}
