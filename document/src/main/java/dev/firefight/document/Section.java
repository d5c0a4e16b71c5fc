package dev.firefight.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of a document that has names with values. Whatever is wrong is added to the problems, and reading goes on, so that all is told at
 * once; what is made of a part is made only where nothing was wrong in it.
 *
 * <p>A function that reads a value throws {@link IllegalArgumentException} with words that go on behind the place, such as "is a number from 1 to
 * 5". A name with nothing behind it is as good as not there.
 */
public final class Section {
    private final Problems problems;
    private final String path;
    private final int line;
    private final Map<String, Node> fields;
    private final boolean hasNames;
    private final int problemsBefore;

    /** A value with the place where it stands. */
    private record Place(String path, Node node) {}

    private Section(Problems problems, Place place, Map<String, Node> fields, int problemsBefore) {
        this.problems = problems;
        this.path = place.path();
        this.line = place.node().line();
        this.fields = fields;
        this.hasNames = place.node() instanceof Node.Fields;
        this.problemsBefore = problemsBefore;
    }

    /** Reads a part whose fields have these names; others are problems. */
    static Section of(Problems problems, String path, Node node, List<String> known) {
        return of(problems, new Place(path, node), known);
    }

    private static Section of(Problems problems, Place place, List<String> known) {
        int before = problems.count();
        if (!(place.node() instanceof Node.Fields(Map<String, Node> fields, int _))) {
            problems.add(place.path(), place.node().line(), "has names with values here: " + String.join(", ", known));
            return new Section(problems, place, Map.of(), before);
        }
        for (Map.Entry<String, Node> one : fields.entrySet()) {
            if (problems.areEnough()) {
                break;
            }
            if (!known.contains(one.getKey())) {
                problems.add(
                        place.path(),
                        one.getValue().line(),
                        () -> "nobody knows " + Problem.shown(one.getKey()) + " here"
                                + Nearest.hint(one.getKey(), known));
            }
        }
        return new Section(problems, place, fields, before);
    }

    private Section part(Place place, List<String> known) {
        return of(problems, place, known);
    }

    /** What is written there, for what may be written in several forms. */
    public Optional<Node> node(String name) {
        return place(name).map(Place::node);
    }

    /** Whether something is written there, be it right or wrong. */
    public boolean has(String name) {
        return place(name).isPresent();
    }

    private Optional<Place> place(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(node -> !(node instanceof Node.Nothing))
                .map(node -> new Place(child(name), node));
    }

    /** A single value; empty if it is not there or wrong. */
    public <T> Optional<T> value(String name, Function<String, T> reading) {
        return place(name).flatMap(place -> value(place, reading));
    }

    /** A single value that has to be there; empty if it is not or wrong, which are problems both. */
    public <T> Optional<T> needed(String name, Function<String, T> reading) {
        need(name);
        return value(name, reading);
    }

    private void need(String name) {
        // Where something else is written than names with values, that has been said.
        if (!has(name) && hasNames) {
            problem("needs \"" + name + "\"");
        }
    }

    private <T> Optional<T> value(Place place, Function<String, T> reading) {
        if (!(place.node() instanceof Node.Text(String text, int at))) {
            problems.add(place.path(), place.node().line(), "is a single value");
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(text));
        } catch (IllegalArgumentException wrong) {
            problems.add(place.path(), at, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    /** A list of single values without those that are wrong; one alone is a list of one. */
    public <T> List<T> values(String name, Function<String, T> reading) {
        return places(name, true).stream()
                .takeWhile(_ -> !problems.areEnough())
                .flatMap(place -> value(place, reading).stream())
                .toList();
    }

    /**
     * Lists of single values by any names, in the order in which they are written; one value alone is a list of one.
     *
     * @param naming reads the names; what it makes of them is left alone
     */
    public <T> Map<String, List<T>> valuesByName(
            String name, Function<String, String> naming, Function<String, T> reading) {
        Map<String, List<T>> all = new LinkedHashMap<>();
        place(name).flatMap(this::named).ifPresent(named -> {
            named.fields.forEach((one, node) -> {
                if (!problems.areEnough()) {
                    named.value(new Place(named.path, new Node.Text(one, node.line())), naming);
                    all.put(one, named.values(one, reading));
                }
            });
        });
        return Collections.unmodifiableMap(all);
    }

    /** A part of this one; empty if it is not there. */
    public Optional<Section> section(String name, String... known) {
        return place(name).map(place -> part(place, List.of(known)));
    }

    /** A list of parts without those that are wrong. */
    public <T> List<T> sections(String name, Function<Section, Optional<T>> reading, String... known) {
        return places(name, false).stream()
                .takeWhile(_ -> !problems.areEnough())
                .flatMap(place -> reading.apply(part(place, List.of(known))).stream())
                .toList();
    }

    /**
     * Parts by any names without those that are wrong, in the order in which they are written. A name with nothing behind it is one of a part
     * without fields.
     *
     * @param naming reads the names, which are the keys of the map
     * @param reading makes something of a name and its part
     */
    public <K, T> Map<K, T> sectionsByName(
            String name, Function<String, K> naming, BiFunction<K, Section, Optional<T>> reading, String... known) {
        Map<K, T> all = new LinkedHashMap<>();
        place(name)
                .flatMap(this::named)
                .ifPresent(named -> named.fields.forEach((one, node) -> {
                    if (problems.areEnough()) {
                        return;
                    }
                    Node written = node instanceof Node.Nothing(int at) ? new Node.Fields(Map.of(), at) : node;
                    Section part = part(new Place(named.child(one), written), List.of(known));
                    named.value(new Place(named.path, new Node.Text(one, node.line())), naming)
                            .flatMap(key -> reading.apply(key, part).map(value -> Map.entry(key, value)))
                            .ifPresent(made -> {
                                if (all.containsKey(made.getKey())) {
                                    named.problem(one, "stands here twice: put both together");
                                }
                                all.put(made.getKey(), made.getValue());
                            });
                }));
        return Collections.unmodifiableMap(all);
    }

    /** A part with names that are not known before. */
    private Optional<Section> named(Place place) {
        if (place.node() instanceof Node.Fields(Map<String, Node> named, int _)) {
            return Optional.of(new Section(problems, place, named, problems.count()));
        }
        problems.add(place.path(), place.node().line(), "has names with values here");
        return Optional.empty();
    }

    private List<Place> places(String name, boolean isOneEnough) {
        Optional<Place> found = place(name);
        if (found.isEmpty()) {
            return List.of();
        }
        Place place = found.orElseThrow();
        if (place.node() instanceof Node.Items(List<Node> items, int _)) {
            List<Place> places = new ArrayList<>();
            for (Node item : items) {
                places.add(new Place(place.path() + "[" + places.size() + "]", item));
            }
            return places;
        }
        if (place.node() instanceof Node.Text && isOneEnough) {
            return List.of(place);
        }
        problems.add(place.path(), place.node().line(), "is a list: write each in a line of its own, after \"- \"");
        return List.of();
    }

    /**
     * Something is wrong with this part as a whole.
     *
     * @param what goes on behind the place, and says what to write instead
     */
    public void problem(String what) {
        problems.add(path, line, what);
    }

    /** Something is wrong with what is written there, or with its not being there. */
    public void problem(String name, String what) {
        problem(name, () -> what);
    }

    void problem(String name, Supplier<String> what) {
        problems.add(child(name), node(name).map(Node::line).orElse(line), what);
    }

    /** Whether nothing was wrong since this part was begun; so each is read to its end before the next one beside it. */
    public boolean isSound() {
        return problems.count() == problemsBefore;
    }

    /** Whether so much of the document is wrong that it is of no use to look on. */
    boolean isHopeless() {
        return problems.areEnough();
    }

    /** What is made of this part, if nothing was wrong in it. Where the making refuses, that is a problem of this part. */
    public <T> Optional<T> make(Supplier<T> making) {
        if (!isSound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException wrong) {
            problem(String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private String child(String name) {
        boolean isPlain = name.matches("[A-Za-z0-9_-]{1,50}");
        String shown = isPlain ? name : Problem.shown(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
