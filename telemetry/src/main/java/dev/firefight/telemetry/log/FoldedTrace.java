package dev.firefight.telemetry.log;

import java.util.ArrayList;
import java.util.List;

/** A record with a stack trace as people read it: the root cause first, then what it was wrapped in, frames of frameworks folded. */
public final class FoldedTrace {
    private static final String CAUSED = "Caused by: ";
    private static final String WRAPPED = "wrapped in ";
    private static final int MOST_FRAMES = 5;

    private FoldedTrace() {}

    /**
     * Folds a record.
     *
     * @param record its message and the lines that go on with it
     * @return the first line as it is, then one section for each exception; records without frames as they are
     */
    public static List<String> of(String record) {
        List<String> lines = record.lines().toList();
        if (lines.stream().noneMatch(line -> StackTrace.isFrame(line.strip()))) {
            return lines;
        }
        List<List<String>> sections = new ArrayList<>();
        sections.add(new ArrayList<>());
        for (String line : lines.subList(1, lines.size())) {
            if (line.strip().startsWith(CAUSED)) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line.strip());
        }
        List<String> folded = new ArrayList<>();
        folded.add(lines.getFirst());
        for (List<String> section : sections.reversed()) {
            section(section, section == sections.getLast(), folded);
        }
        return folded;
    }

    private static void section(List<String> lines, boolean isRoot, List<String> folded) {
        int frames = 0;
        int left = 0;
        for (String line : lines) {
            boolean isFrame = StackTrace.isFrame(line);
            if (isFrame && (StackTrace.isForeignFrame(line) || frames >= MOST_FRAMES)) {
                left++;
            } else if (isFrame) {
                frames++;
                folded.add("    " + line);
            } else if (!line.startsWith("... ")) {
                left = more(left, folded);
                String said = line.startsWith(CAUSED) ? line.substring(CAUSED.length()) : line;
                boolean isHead = line.equals(lines.getFirst());
                folded.add(isHead && !isRoot ? WRAPPED + said : said);
            }
        }
        more(left, folded);
    }

    private static int more(int left, List<String> folded) {
        if (left > 0) {
            folded.add("    \u2026 " + left + (left == 1 ? " more frame" : " more frames"));
        }
        return 0;
    }
}
