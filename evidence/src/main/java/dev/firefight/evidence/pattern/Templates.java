package dev.firefight.evidence.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The templates of a set of shapes: which shapes are one statement of a program, and what it says.
 *
 * <p>First each shape is {@linkplain ShapeReader read} by itself: paths, hosts, dates, names of users and other values that their form or
 * their place gives away become values. Shapes that are equal then are one. After that {@linkplain Variation words vary} where several
 * stand at one place of otherwise equal texts. The result depends on nothing but the set of shapes; neither order nor counts matter.
 */
public final class Templates {
    private final Map<String, Template> byShape;
    private final List<Template> all;

    private Templates(Map<String, Template> byShape, List<Template> all) {
        this.byShape = byShape;
        this.all = all;
    }

    /** The templates of shapes; a shape that is listed several times counts as often as all its entries together. */
    public static Templates of(Collection<ShapeCount> shapes) {
        Atoms atoms = new Atoms();
        Map<String, Phrase> phrases = new HashMap<>();
        List<ShapeCount> sorted = new ArrayList<>(shapes); // so that of too many words the same find no place
        sorted.sort(Comparator.comparing(ShapeCount::shape));
        for (ShapeCount shape : sorted) {
            phrases.computeIfAbsent(shape.shape(), text -> new Phrase(atoms.ids(ShapeReader.read(text))))
                    .count(shape.count());
        }
        Variation.settle(phrases.values(), atoms);

        Map<String, Long> counts = new HashMap<>();
        phrases.values().forEach(phrase -> counts.merge(atoms.text(phrase.ids()), phrase.count(), Long::sum));
        Map<String, Template> templates = new HashMap<>();
        counts.forEach((text, count) -> templates.put(text, Template.of(text, count)));
        Map<String, Template> byShape = new HashMap<>();
        phrases.forEach(
                (key, phrase) -> byShape.put(key, Objects.requireNonNull(templates.get(atoms.text(phrase.ids())))));
        List<Template> all = new ArrayList<>(templates.values());
        all.sort(Comparator.comparingLong(Template::count).reversed().thenComparing(Template::text));
        return new Templates(byShape, List.copyOf(all));
    }

    /** The templates, the most frequent first, those of one count by their texts. */
    public List<Template> all() {
        return all;
    }

    /** The template of a shape, empty when the shape was not among those given. */
    public Optional<Template> of(String shape) {
        return Optional.ofNullable(byShape.get(shape));
    }
}
