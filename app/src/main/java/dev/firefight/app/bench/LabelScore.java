package dev.firefight.app.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How far what was mined agrees with labels, by the four measures of Loghub-2.0 (Jiang et al., ISSTA 2024). A line for which nothing was
 * found is a wrong group of its own.
 *
 * @param lines labelled lines
 * @param trueTemplates templates of the labels
 * @param groups groups that were found
 * @param missing lines for which nothing was found
 * @param ga grouping accuracy: share of lines whose group holds all lines of one true template and no others
 * @param fga the same by templates: harmonic mean of precision among the groups and recall among the true templates
 * @param pa parsing accuracy: share of lines whose text of the template is the true one
 * @param fta the same by templates: a text is right when every line that has it has it in truth
 */
record LabelScore(int lines, int trueTemplates, int groups, int missing, double ga, double fga, double pa, double fta) {
    /** Compares what was mined with labels; a line whose label is empty does not count. */
    static LabelScore of(SortedMap<Integer, String> truth, Map<Integer, MinedLine> mined) {
        Map<String, Integer> trueSizes = new HashMap<>();
        Map<String, List<String>> truthsByGroup = new HashMap<>();
        Map<String, List<String>> truthsByText = new HashMap<>();
        int lines = 0;
        int missing = 0;
        int right = 0;
        for (Map.Entry<Integer, String> line : truth.entrySet()) {
            String label = line.getValue();
            if (label.isEmpty()) {
                continue;
            }
            lines++;
            trueSizes.merge(label, 1, Integer::sum);
            MinedLine found = mined.get(line.getKey());
            if (found == null) {
                missing++;
            } else {
                right += found.template().equals(label) ? 1 : 0;
                truthsByGroup
                        .computeIfAbsent(found.pattern(), pattern -> new ArrayList<>())
                        .add(label);
                truthsByText
                        .computeIfAbsent(found.template(), text -> new ArrayList<>())
                        .add(label);
            }
        }
        int exact = 0;
        int exactLines = 0;
        for (List<String> group : truthsByGroup.values()) {
            if (isOne(group) && trueSizes.getOrDefault(group.getFirst(), 0) == group.size()) {
                exact++;
                exactLines += group.size();
            }
        }
        int named = 0;
        for (Map.Entry<String, List<String>> text : truthsByText.entrySet()) {
            named += isOne(text.getValue()) && text.getValue().getFirst().equals(text.getKey()) ? 1 : 0;
        }
        int groups = truthsByGroup.size() + missing;
        return new LabelScore(
                lines,
                trueSizes.size(),
                groups,
                missing,
                share(exactLines, lines),
                harmonic(exact, groups, trueSizes.size()),
                share(right, lines),
                harmonic(named, truthsByText.size() + missing, trueSizes.size()));
    }

    private static boolean isOne(List<String> labels) {
        return labels.stream().allMatch(labels.getFirst()::equals);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The harmonic mean of {@code hits / found} and {@code hits / sought}. */
    private static double harmonic(int hits, int found, int sought) {
        return share(2 * hits, found + sought);
    }
}
