package dev.firefight.document;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something to be read, with all that can be asked for. */
record Shop(
        String name,
        int doors,
        boolean isOpen,
        Map<String, Counter> counters,
        Map<String, List<String>> labels,
        List<Visit> visits) {
    static final int MOST_CHARS = 200_000;

    static final String DOCUMENT = """
            name: Corner shop
            doors: 2
            open: yes
            counters:
              bread:
                rate: 2.5
                broken: 1 %
                patience: 200ms
              cheese: {rate: 0.1, next: [bread]}
              fish:
            labels: {town: [Kiel, Bremen], floor: "1"}
            visits:
              - {at: bread, mood: in-a-hurry, after: 5m}
              - at: cheese
                mood: calm
            """;

    record Counter(double rate, double broken, Duration patience, List<String> next) {
        Counter {
            if (rate > 10 && next.isEmpty()) {
                throw new IllegalArgumentException("needs somebody next to it: name one, such as next: [bread]");
            }
        }
    }

    record Visit(String at, Mood mood, Duration after) {}

    enum Mood {
        CALM,
        IN_A_HURRY
    }

    enum Kind {
        COUNTER
    }

    static Reading<Shop> read(String text) {
        return read(Document.parse(text, MOST_CHARS));
    }

    static Reading<Shop> read(Document document) {
        return document.read(Shop::shop, "name", "doors", "open", "counters", "labels", "visits");
    }

    private static Optional<Shop> shop(Section all) {
        References<Kind> references = new References<>(Kind.class);
        Optional<String> name = all.needed("name", Scalars::name);
        int doors = all.value("doors", Scalars.number(0, 20)).orElse(1);
        boolean isOpen = all.value("open", Scalars::yesOrNo).orElse(true);
        Map<String, Counter> counters = all.sectionsByName(
                "counters",
                Scalars::name,
                (counter, section) -> {
                    references.declare(Kind.COUNTER, counter, section);
                    return counter(section, references);
                },
                "rate",
                "broken",
                "patience",
                "next");
        Map<String, List<String>> labels = all.valuesByName("labels", Scalars::name, Scalars::text);
        List<Visit> visits = all.sections("visits", one -> visit(one, references), "at", "mood", "after");
        references.check();
        return all.make(() -> new Shop(name.orElseThrow(), doors, isOpen, counters, labels, visits));
    }

    private static Optional<Counter> counter(Section section, References<Kind> references) {
        double rate = section.value("rate", Scalars.decimal(0.1, 20)).orElse(1.0);
        double broken = section.value("broken", Scalars::share).orElse(0.0);
        Duration patience = section.value("patience", Durations.within(Duration.ofMillis(1), Duration.ofMinutes(90)))
                .orElse(Duration.ofMinutes(1));
        List<String> next = section.values("next", Scalars::name);
        next.forEach(one -> references.use(Kind.COUNTER, one, section, "next"));
        return section.make(() -> new Counter(rate, broken, patience, next));
    }

    private static Optional<Visit> visit(Section section, References<Kind> references) {
        Optional<String> at = section.needed("at", Scalars::name);
        at.ifPresent(one -> references.use(Kind.COUNTER, one, section, "at"));
        Optional<Mood> mood = section.needed("mood", Scalars.word(Mood.class));
        Duration after = section.value("after", Durations::read).orElse(Duration.ZERO);
        return section.make(() -> new Visit(at.orElseThrow(), mood.orElseThrow(), after));
    }

    static Shop sound(String text) {
        return sound(read(text));
    }

    static Shop sound(Reading<Shop> reading) {
        return switch (reading) {
            case Reading.Sound<Shop>(Shop shop) -> shop;
            case Reading.Refused<Shop>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    static String refused(String text) {
        return refused(read(text));
    }

    static String refused(Reading<Shop> reading) {
        return switch (reading) {
            case Reading.Sound<Shop>(Shop shop) -> throw new AssertionError(shop);
            case Reading.Refused<Shop>(List<Problem> problems) ->
                String.join("\n", problems.stream().map(Problem::toString).toList());
        };
    }
}
