package dev.firefight.app;

import dev.firefight.incident.Policy;
import dev.firefight.incident.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

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
    private static final Map<String, String> UNITS = Map.of("s", "PT%sS", "m", "PT%sM", "h", "PT%sH", "d", "P%sD");

    /** Without a file. */
    static final Configuration USUAL = new Configuration(Optional.empty(), Optional.empty(), Policy.USUAL);

    /**
     * What a file says.
     *
     * @throws UsageException where it cannot be understood, with the name of what is wrong
     */
    static Configuration read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UsageException(file + " has more than " + MOST_BYTES + " bytes; is it the right file?");
        }
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            Object all = new Load(settings).loadFromString(Files.readString(file, StandardCharsets.UTF_8));
            return all == null ? USUAL : of(new Section("", all));
        } catch (YamlEngineException | java.nio.charset.CharacterCodingException unread) {
            throw new UsageException(file + " is no YAML that can be read: "
                    + String.valueOf(unread.getMessage()).lines().findFirst().orElse("nobody knows why"));
        } catch (StackOverflowError nested) {
            throw new UsageException(file + " is no YAML that can be read: it is nested too deeply");
        } catch (UsageException | IllegalArgumentException wrong) {
            throw new UsageException(file + ": " + wrong.getMessage());
        }
    }

    private static Configuration of(Section all) {
        Optional<String> host = all.text("host");
        Optional<Integer> port = all.text("port").map(Configuration::port);
        Section clocks = all.section("clocks");
        Section update = clocks.section("update");
        Policy usual = Policy.USUAL;
        Policy policy = new Policy(
                clocks.duration("commander", usual.commander()),
                clocks.duration("severity", usual.severity()),
                clocks.duration("scribe", usual.scribe()),
                update.duration("sev-1", usual.updateSev1()),
                update.duration("sev-2", usual.updateSev2()),
                update.duration("others", usual.updateOthers()),
                clocks.duration("escalation", usual.escalation()),
                clocks.duration("duty", usual.duty()),
                clocks.duration("soak", usual.soak()),
                clocks.duration("freeze", usual.freeze()),
                clocks.duration("rest", usual.rest()),
                names(all.section("severities")));
        update.end();
        clocks.end();
        all.end();
        return new Configuration(host, port, policy);
    }

    private static Map<Severity, String> names(Section severities) {
        Map<Severity, String> names = new EnumMap<>(Severity.class);
        for (Severity one : Severity.values()) {
            severities
                    .text(one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .ifPresent(name -> names.put(one, name));
        }
        severities.end();
        return names;
    }

    /** A number of a port. */
    static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new UsageException("a port is a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(String name, String text) {
        try {
            if (text.matches("[0-9]{1,6}[smhd]")) {
                String number = text.substring(0, text.length() - 1);
                String unit = text.substring(text.length() - 1);
                return Duration.parse(String.format(Locale.ROOT, UNITS.getOrDefault(unit, "%s"), number));
            }
            return Duration.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new UsageException(name + " is a duration such as 90s, 20m, 2h or 1d, not " + text);
        }
    }

    /** A part of the file; it knows what was asked for, to find what nobody knows. */
    private static final class Section {
        private final String prefix;
        private final Map<?, ?> values;
        private final Set<String> known = new HashSet<>();

        Section(String prefix, Object values) {
            if (!(values instanceof Map<?, ?> map)) {
                throw new UsageException((prefix.isEmpty() ? "the file" : prefix.substring(0, prefix.length() - 1))
                        + " is a list of names with values, such as \"port: 8911\"");
            }
            this.prefix = prefix;
            this.values = map;
        }

        Section section(String name) {
            return value(name, Section::new).orElseGet(() -> new Section(prefix + name + ".", Map.of()));
        }

        Optional<String> text(String name) {
            return value(name, (path, value) -> {
                if (value instanceof Map<?, ?> || value instanceof Iterable<?>) {
                    throw new UsageException(path.substring(0, path.length() - 1) + " is a single value");
                }
                return String.valueOf(value).strip();
            });
        }

        Duration duration(String name, Duration usual) {
            return text(name)
                    .map(text -> Configuration.duration(prefix + name, text))
                    .orElse(usual);
        }

        private <T> Optional<T> value(String name, BiFunction<String, Object, T> reading) {
            known.add(name);
            return Optional.<Object>ofNullable(values.get(name))
                    .map(value -> reading.apply(prefix + name + ".", value));
        }

        /** Nothing may be left that nobody asked for. */
        void end() {
            for (Object name : values.keySet()) {
                if (!known.contains(String.valueOf(name))) {
                    throw new UsageException(
                            "nobody knows " + prefix + name + "; there are " + String.join(", ", new TreeSet<>(known)));
                }
            }
        }
    }
}
