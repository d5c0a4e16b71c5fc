package dev.firefight.app.bench;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * How much of a log seems new although nothing is: its odd and its even lines are the same mixture and are mined apart. Only even lines
 * count whose true template odd lines have as well.
 *
 * @param lines lines that count
 * @param newLines share of them whose template no odd line has
 * @param newTemplates the templates of these, as share of all that the even lines have
 */
record Stability(int lines, double newLines, double newTemplates) {
    /**
     * Compares the halves of a log.
     *
     * @param truth labels of the whole log
     * @param odd what was found for its odd lines, counted from 1
     * @param even what was found for its even lines, counted from 1
     */
    static Stability of(SortedMap<Integer, String> truth, Map<Integer, MinedLine> odd, Map<Integer, MinedLine> even) {
        Set<String> known = new HashSet<>();
        truth.forEach((line, label) -> {
            if (line % 2 == 1) {
                known.add(label);
            }
        });
        Set<String> texts = new HashSet<>();
        odd.values().forEach(found -> texts.add(found.template()));
        Set<String> evenTexts = new HashSet<>();
        even.values().forEach(found -> evenTexts.add(found.template()));
        Set<String> newTexts = new HashSet<>();
        int lines = 0;
        int newLines = 0;
        int unfound = 0;
        for (Map.Entry<Integer, String> label : truth.entrySet()) {
            if (label.getKey() % 2 == 0 && known.contains(label.getValue())) {
                lines++;
                MinedLine found = even.get(label.getKey() / 2);
                if (found == null) {
                    newLines++;
                    unfound = 1;
                } else if (!texts.contains(found.template())) {
                    newLines++;
                    newTexts.add(found.template());
                }
            }
        }
        return new Stability(
                lines,
                lines == 0 ? 0 : (double) newLines / lines,
                evenTexts.isEmpty() ? 0 : (double) (newTexts.size() + unfound) / evenTexts.size());
    }
}
