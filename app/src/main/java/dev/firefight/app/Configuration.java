package dev.firefight.app;

import dev.firefight.document.Document;
import dev.firefight.document.Durations;
import dev.firefight.document.Problem;
import dev.firefight.document.Reading;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a YAML file sets: where the server answers, how long things may take, and what severities are called. What it does not name is as
 * usual; what nobody knows is refused, since it may be a name written wrongly.
 *
 * @param host the address to answer on
 * @param port the port
 * @param policy durations and names
 */
record Configuration(Optional<String> host, Optional<Integer> port, Policy policy) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_NAME_CHARS = 30;
    private static final String[] CLOCKS = {
        "commander", "severity", "scribe", "update", "escalation", "duty", "soak", "freeze", "rest"
    };
    private static final Function<String, Duration> CLOCK =
            Durations.within(Duration.ofMillis(1), Duration.ofDays(366));

    /** Without a file. */
    static final Configuration USUAL = new Configuration(Optional.empty(), Optional.empty(), Policy.USUAL);

    /**
     * What a file says.
     *
     * @throws UsageException where it cannot be understood, with all that is wrong
     */
    static Configuration read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UsageException(file + " has more than " + MOST_BYTES + " bytes; is it the right file?");
        }
        Document document = Document.parse(Files.readAllBytes(file), MOST_BYTES);
        return switch (document.read(Configuration::of, "host", "port", "clocks", "severities")) {
            case Reading.Sound<Configuration>(Configuration read) -> read;
            case Reading.Refused<Configuration>(List<Problem> problems) ->
                throw new UsageException(
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ", file + ": ", "")));
        };
    }

    private static Optional<Configuration> of(Section all) {
        Optional<String> host = all.value("host", Scalars::name);
        Optional<Integer> port = all.value("port", Scalars.number(0, MOST_PORT));
        Optional<Section> clocks = all.section("clocks", CLOCKS);
        Optional<Section> update = clocks.flatMap(one -> one.section("update", "sev-1", "sev-2", "others"));
        Policy usual = Policy.USUAL;
        Policy policy = new Policy(
                clock(clocks, "commander", usual.commander()),
                clock(clocks, "severity", usual.severity()),
                clock(clocks, "scribe", usual.scribe()),
                clock(update, "sev-1", usual.updateSev1()),
                clock(update, "sev-2", usual.updateSev2()),
                clock(update, "others", usual.updateOthers()),
                clock(clocks, "escalation", usual.escalation()),
                clock(clocks, "duty", usual.duty()),
                clock(clocks, "soak", usual.soak()),
                clock(clocks, "freeze", usual.freeze()),
                clock(clocks, "rest", usual.rest()),
                names(all));
        return all.make(() -> new Configuration(host, port, policy));
    }

    private static Duration clock(Optional<Section> clocks, String name, Duration usual) {
        return clocks.flatMap(one -> one.value(name, CLOCK)).orElse(usual);
    }

    private static Map<Severity, String> names(Section all) {
        Map<Severity, String> names = new EnumMap<>(Severity.class);
        String[] known = Stream.of(Severity.values()).map(Scalars::word).toArray(String[]::new);
        all.section("severities", known).ifPresent(severities -> {
            for (Severity one : Severity.values()) {
                severities
                        .value(Scalars.word(one), Configuration::nameOfSeverity)
                        .ifPresent(name -> names.put(one, name));
            }
        });
        return names;
    }

    private static String nameOfSeverity(String text) {
        String name = Scalars.name(text);
        if (name.isBlank() || name.length() > MOST_NAME_CHARS) {
            throw new IllegalArgumentException("is the name of a severity, of at most " + MOST_NAME_CHARS
                    + " characters, not " + Problem.shown(name));
        }
        return name;
    }

    /** A number of a port. */
    static int port(String text) {
        try {
            return Scalars.number(0, MOST_PORT).apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("a port " + wrong.getMessage());
        }
    }
}
