package dev.firefight.app.logs;

import dev.firefight.evidence.pattern.ShapeCount;
import dev.firefight.evidence.pattern.Template;
import dev.firefight.evidence.pattern.Templates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The shapes that were seen, by which new ones are judged.
 *
 * <p>Whether words vary can only be told from all shapes together: {@code user alice left} is new by itself, and nothing new where
 * {@code user bob left} and {@code user carol left} were seen. So the templates of known and fresh shapes are found together, and a fresh
 * shape is new when none of the known ones has its template, neither now nor when they were last judged. Fresh shapes are judged in
 * batches, as that costs as much as there are shapes; who asks leaves ten times as long between two batches as the last one took.
 *
 * <p>Memory is bounded: beyond {@value #MOST_SHAPES} shapes, or fewer long ones, of the templates with many shapes some are kept only, which are enough to
 * know that their words vary.
 */
final class KnownShapes {
    /** Shapes that are kept at most. */
    static final int MOST_SHAPES = 20_000;

    /** How many chars they have together at most. */
    private static final int MOST_CHARS = 4_000_000;

    private static final int MOST_TEXT = 2_000;
    private static final int MOST_OF_ONE = 64;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long chars;
    private Set<String> templates = new HashSet<>();

    /**
     * What a fresh shape is.
     *
     * @param template its template among all shapes
     * @param isNew whether none of the known shapes had it
     */
    record Judged(Template template, boolean isNew) {}

    /** A shape is known from now on. */
    void know(String shape, long lines) {
        String key = key(shape);
        chars += counts.containsKey(key) ? 0 : key.length();
        counts.merge(key, lines, Long::sum);
    }

    /** Whether a shape is known as it is. */
    boolean knows(String shape) {
        return counts.containsKey(key(shape));
    }

    int size() {
        return counts.size();
    }

    /** The text by which a shape is kept: of very long ones the start. */
    static String key(String shape) {
        return shape.length() <= MOST_TEXT ? shape : shape.substring(0, MOST_TEXT);
    }

    /** Judges fresh shapes, given by their {@linkplain #key keys}, which are known afterwards. */
    Map<String, Judged> judge(Collection<String> fresh) {
        List<ShapeCount> all = new ArrayList<>(counts.size() + fresh.size());
        counts.forEach((shape, count) -> all.add(new ShapeCount(shape, count)));
        fresh.forEach(shape -> all.add(new ShapeCount(shape, 1)));
        Templates found = Templates.of(all);
        Set<String> known = templates;
        for (String shape : counts.keySet()) {
            found.of(shape).ifPresent(template -> known.add(template.text()));
        }
        Map<String, Judged> judged = new LinkedHashMap<>();
        Set<String> now = new HashSet<>();
        for (String shape : fresh) {
            Template template = found.of(shape).orElseThrow();
            judged.put(shape, new Judged(template, !known.contains(template.text())));
        }
        fresh.forEach(shape -> know(shape, 1));
        counts.keySet().forEach(shape -> found.of(shape).ifPresent(one -> now.add(one.text())));
        templates = now;
        thin(found);
        return judged;
    }

    private void thin(Templates found) {
        for (int most = MOST_OF_ONE; isFull() && most > 0; most /= 2) {
            int kept = most;
            Map<String, Integer> of = new HashMap<>();
            forget(shape -> of.merge(found.of(shape).map(Template::id).orElse(""), 1, Integer::sum) > kept);
        }
        forget(shape -> isFull()); // that many patterns: the oldest may be told again
    }

    private boolean isFull() {
        return counts.size() > MOST_SHAPES || chars > MOST_CHARS;
    }

    private void forget(Predicate<String> isForgotten) {
        Iterator<String> shapes = counts.keySet().iterator();
        while (shapes.hasNext()) {
            String shape = shapes.next();
            if (isForgotten.test(shape)) {
                shapes.remove();
                chars -= shape.length();
            }
        }
    }
}
