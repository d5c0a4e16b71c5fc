package dev.firefight.server.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of a document that has names with values. Whatever is wrong is added to the problems, and reading goes on, so that all is told at
 * once; what is made of a part is made only where nothing was wrong in it.
 */
final class Section {
    private final Problems problems;
    private final String path;
    private final int line;
    private final Map<String, Node> fields;
    private final int problemsBefore;

    /** A value with the place where it stands. */
    record Place(String path, Node node) {}

    private Section(Problems problems, String path, int line, Map<String, Node> fields, int problemsBefore) {
        this.problems = problems;
        this.path = path;
        this.line = line;
        this.fields = fields;
        this.problemsBefore = problemsBefore;
    }

    /** Reads a part whose fields have these names; others are problems. */
    static Section of(Problems problems, Place place, String... known) {
        int before = problems.count();
        if (!(place.node() instanceof Node.Fields(Map<String, Node> fields, int line))) {
            problems.add(place.path(), place.node().line(), "has names with values here: " + String.join(", ", known));
            return new Section(problems, place.path(), place.node().line(), Map.of(), before);
        }
        for (Map.Entry<String, Node> one : fields.entrySet()) {
            if (problems.areEnough()) {
                break;
            }
            if (!List.of(known).contains(one.getKey())) {
                problems.add(
                        place.path(),
                        one.getValue().line(),
                        "nobody knows " + Problems.shown(one.getKey()) + " here"
                                + Nearest.hint(one.getKey(), List.of(known)));
            }
        }
        return new Section(problems, place.path(), line, fields, before);
    }

    String path() {
        return path;
    }

    int line() {
        return line;
    }

    Optional<Place> place(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(node -> !(node instanceof Node.Nothing))
                .map(node -> new Place(child(name), node));
    }

    /** A single value; empty if it is not there or wrong. */
    <T> Optional<T> value(String name, Function<String, T> reading) {
        return place(name).flatMap(place -> value(place, reading));
    }

    /** A single value that has to be there. */
    <T> Optional<T> needed(String name, Function<String, T> reading) {
        need(name);
        return value(name, reading);
    }

    private void need(String name) {
        // Where nothing is there at all, that has been said.
        if (place(name).isEmpty() && !(fields.isEmpty() && problems.count() > problemsBefore)) {
            problems.add(path, line, "needs \"" + name + "\"");
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

    /** A list of single values; one alone is a list of one. */
    <T> List<T> values(String name, Function<String, T> reading) {
        return places(name, true).stream()
                .takeWhile(_ -> !problems.areEnough())
                .flatMap(place -> value(place, reading).stream())
                .toList();
    }

    /** A list of parts. */
    <T> List<T> sections(String name, Function<Section, Optional<T>> reading, String... known) {
        return places(name, false).stream()
                .takeWhile(_ -> !problems.areEnough())
                .flatMap(place -> reading.apply(of(problems, place, known)).stream())
                .toList();
    }

    /** A part of this one. */
    Optional<Section> section(String name, String... known) {
        return place(name).map(place -> of(problems, place, known));
    }

    /** Single values by any names. */
    <T> Map<String, List<T>> valuesByName(String name, Function<String, String> naming, Function<String, T> reading) {
        Map<String, List<T>> all = new LinkedHashMap<>();
        place(name).ifPresent(place -> {
            if (!(place.node() instanceof Node.Fields(Map<String, Node> named, int _))) {
                problems.add(place.path(), place.node().line(), "has names with values here");
                return;
            }
            Section section = new Section(problems, place.path(), place.node().line(), named, problems.count());
            for (String one : named.keySet()) {
                if (problems.areEnough()) {
                    break;
                }
                section.value(new Place(section.path, new Node.Text(one, section.line)), naming);
                all.put(one, section.values(one, reading));
            }
        });
        return all;
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

    void problem(String what) {
        problems.add(path, line, what);
    }

    void problem(String name, String what) {
        problems.add(child(name), place(name).map(place -> place.node().line()).orElse(line), what);
    }

    /** Whether nothing was wrong in this part so far. */
    boolean isSound() {
        return problems.count() == problemsBefore;
    }

    /** What is made of this part, if nothing was wrong in it. */
    <T> Optional<T> make(Supplier<T> making) {
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
        String shown = isPlain ? name : Problems.shown(name);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
