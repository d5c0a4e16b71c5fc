package dev.firefight.practice.scenario;

import dev.firefight.document.Document;
import dev.firefight.document.Durations;
import dev.firefight.document.Reading;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.practice.act.Parameter;
import dev.firefight.practice.design.SystemDesign;
import dev.firefight.practice.fault.FaultKind;
import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.practice.scenario.Scenario.Play;
import dev.firefight.practice.scenario.Scenario.Truth;
import dev.firefight.practice.scenario.Scenario.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The document in which a scenario is written. */
public final class ScenarioYaml {
    /** The longest document. */
    public static final int MOST_CHARS = 200_000;

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final String[] PARTS = {
        "id",
        "title",
        "kind",
        "level",
        "source",
        "system",
        "start",
        "lasts",
        "briefing",
        "voices",
        "faults",
        "again",
        "truth",
        "plays",
        "tempting",
        "lesson"
    };
    private static final String[] STRIKE = Stream.concat(
                    Stream.of("at", "before", "fault"),
                    Faults.all().stream()
                            .flatMap(kind -> kind.parameters().stream())
                            .map(Parameter::name)
                            .distinct())
            .toArray(String[]::new);

    private final Function<String, Optional<SystemDesign>> systems;

    private ScenarioYaml(Function<String, Optional<SystemDesign>> systems) {
        this.systems = systems;
    }

    /**
     * Reads a document; never throws for what it says.
     *
     * @param systems the systems in which a scenario can take place, by name
     */
    public static Reading<Scenario> read(String text, Function<String, Optional<SystemDesign>> systems) {
        return Document.parse(text, MOST_CHARS).read(new ScenarioYaml(systems)::scenario, PARTS);
    }

    private Optional<Scenario> scenario(Section all) {
        Optional<String> id = all.needed("id", ScenarioYaml::plainName);
        Optional<String> title = all.needed("title", Scalars::name);
        Kind kind = all.value("kind", Scalars.word(Kind.class)).orElse(Kind.STORY);
        int level = all.value("level", Scalars.number(1, 5)).orElse(2);
        String source = all.value("source", Scalars::text).orElse("");
        Optional<SystemDesign> system = all.value("system", this::system).or(() -> systems.apply("shop"));
        Instant start = all.value("start", ScenarioYaml::instant).orElse(Instant.parse("2026-03-02T19:00:00Z"));
        Duration lasts = all.value("lasts", Durations.within(Duration.ofMinutes(5), LONGEST))
                .orElse(Duration.ofMinutes(30));
        Optional<String> briefing = all.needed("briefing", Scalars::text);
        List<Voice> voices = all.sections("voices", ScenarioYaml::voice, "at", "who", "says");
        List<Strike> strikes = all.sections("faults", ScenarioYaml::strike, STRIKE);
        List<Strike> again = all.sections("again", ScenarioYaml::strike, STRIKE);
        Optional<Truth> truth = all.section("truth", "component", "bucket", "mechanism", "trigger", "amplifier")
                .flatMap(ScenarioYaml::truth);
        if (!all.has("truth")) {
            all.problem("needs \"truth\": what is behind it");
        }
        List<Play> plays = all.sections("plays", ScenarioYaml::play, "name", "acts");
        if (plays.isEmpty()) {
            all.problem("needs \"plays\": at least one way that is known to help");
        }
        List<Act> tempting = all.values("tempting", text -> Act.of(Duration.ofMinutes(5), text));
        Optional<String> lesson = all.needed("lesson", Scalars::text);
        Optional<Scenario> made = all.make(() -> new Scenario(
                id.orElseThrow(),
                title.orElseThrow(),
                kind,
                level,
                source,
                system.orElseThrow(),
                start,
                lasts,
                briefing.orElseThrow(),
                voices,
                strikes,
                again,
                truth.orElseThrow(),
                plays,
                tempting,
                lesson.orElseThrow()));
        made.ifPresent(scenario -> fits(scenario, all));
        return made.filter(_ -> all.isSound());
    }

    /** Whether its faults and acts can be told what they are told, in its system. */
    private static void fits(Scenario scenario, Section all) {
        Production production = new Production(scenario.system(), scenario.start(), 0);
        for (Strike one : Stream.concat(scenario.strikes().stream(), scenario.again().stream())
                .toList()) {
            try {
                Faults.kind(one.fault()).check(production, one.told());
            } catch (IllegalArgumentException wrong) {
                all.problem("faults", one.fault() + ": " + wrong.getMessage());
            }
        }
        Stream.concat(scenario.plays().stream().flatMap(play -> play.acts().stream()), scenario.tempting().stream())
                .forEach(one -> {
                    try {
                        Remedies.kind(one.remedy()).check(production, one.told());
                    } catch (IllegalArgumentException wrong) {
                        all.problem("plays", one.line() + ": " + wrong.getMessage());
                    }
                });
    }

    private SystemDesign system(String name) {
        return systems.apply(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("is the name of a system that is known here, such as shop"));
    }

    private static String plainName(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException("is a name of small letters, digits and dashes, such as provider-down");
        }
        return text;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("is a moment such as 2026-03-02T19:00:00Z");
        }
    }

    private static Optional<Voice> voice(Section one) {
        Optional<Duration> at = one.needed("at", Durations::read);
        Optional<String> who = one.needed("who", Scalars::name);
        Optional<String> says = one.needed("says", Scalars::text);
        return one.make(() -> new Voice(at.orElseThrow(), who.orElseThrow(), says.orElseThrow()));
    }

    private static Optional<Strike> strike(Section one) {
        Duration at = one.value("at", Durations::read).orElse(Duration.ZERO);
        Duration before = one.value("before", Durations::read).orElse(Duration.ZERO);
        Optional<FaultKind> kind = one.needed("fault", Faults::kind);
        Map<String, String> told = new LinkedHashMap<>();
        for (String name : STRIKE) {
            if (!List.of("at", "before", "fault").contains(name)) {
                one.value(name, Scalars::text).ifPresent(text -> told.put(name, text));
            }
        }
        return one.make(() -> new Strike(at.minus(before), kind.orElseThrow().id(), told));
    }

    private static Optional<Truth> truth(Section one) {
        Optional<String> component = one.needed("component", Scalars::name);
        Optional<String> bucket = one.needed("bucket", ScenarioYaml::bucket);
        Optional<String> mechanism = one.needed("mechanism", Scalars::text);
        Optional<String> trigger = one.needed("trigger", Scalars::text);
        String amplifier = one.value("amplifier", Scalars::text).orElse("");
        return one.make(() -> new Truth(
                component.orElseThrow(),
                bucket.orElseThrow(),
                mechanism.orElseThrow(),
                trigger.orElseThrow(),
                amplifier));
    }

    private static String bucket(String text) {
        if (!List.of("change", "known-pattern", "dependency", "internal", "none")
                .contains(text)) {
            throw new IllegalArgumentException(
                    "is change, known-pattern, dependency or internal; or none where nothing is wrong");
        }
        return text;
    }

    /** Acts are written as at the console, each behind its time: {@code 4m roll-back catalog}. */
    private static Optional<Play> play(Section one) {
        Optional<String> name = one.needed("name", Scalars::name);
        List<Act> acts = new ArrayList<>(one.values("acts", ScenarioYaml::act));
        return one.make(() -> new Play(name.orElseThrow(), acts));
    }

    private static Act act(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("is a time and what is done then, such as 4m roll-back catalog");
        }
        return Act.of(Durations.read(text.substring(0, space)), text.substring(space + 1));
    }
}
