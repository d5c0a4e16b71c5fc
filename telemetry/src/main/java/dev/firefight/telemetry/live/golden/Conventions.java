package dev.firefight.telemetry.live.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conventions in the order in which they are asked; the first that knows a metric has it.
 *
 * @param all the conventions
 */
public record Conventions(List<Convention> all) {
    private static final int MOST_CHARS = 1 << 20;
    private static final int MOST_RULES = 2_000;
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9-]{1,50})] (\\S.{0,200})");
    private static final Pattern LINE = Pattern.compile("(?<kind>[a-z]+): (?<metric>\\*?[a-zA-Z_:][a-zA-Z0-9_:]*\\*?)"
            + " (?<measure>[a-z]+) by (?<level>[a-z]+)(?: of (?<service>\\w+))?(?: and (?<further>\\w+(?:,\\w+)*))?"
            + "(?: where (?<where>\\S+))?(?: bad (?<labels>\\w+(?:\\|\\w+)*) =~ (?<values>\\S+))?"
            + "(?: as (?<name>" + NAME + "))?(?: = (?<formula>.+))?");

    /** Copies the list. */
    public Conventions {
        all = List.copyOf(all);
    }

    private static final class Shipped {
        private static final Conventions ALL = read();

        private static Conventions read() {
            try (InputStream in = Conventions.class.getResourceAsStream("conventions.txt")) {
                if (in == null) {
                    throw new IllegalStateException("conventions.txt is not in the program");
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ConventionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Those that come with the program. */
    public static Conventions shipped() {
        return Shipped.ALL;
    }

    /** These, and behind them others. */
    public Conventions before(Conventions others) {
        List<Convention> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Conventions(both);
    }

    /**
     * Reads a text of conventions, whose form is explained at the head of {@code conventions.txt}.
     *
     * @throws ConventionException for the first line that cannot be read
     */
    public static Conventions parse(String text) throws ConventionException {
        if (text.length() > MOST_CHARS) {
            throw new ConventionException(1, "more than " + MOST_CHARS + " characters; keep to what is read");
        }
        List<Convention> all = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        String id = "";
        String title = "";
        int number = 0;
        int count = 0;
        for (String written : text.lines().toList()) {
            number++;
            String line = written.strip();
            Matcher head = HEAD.matcher(line);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (head.matches()) {
                addUnlessEmpty(all, id, title, rules);
                id = head.group(1);
                title = head.group(2);
            } else if (id.isEmpty()) {
                throw new ConventionException(
                        number, "a rule stands behind a head such as \"[my-team] What we measure\"");
            } else if (++count > MOST_RULES) {
                throw new ConventionException(number, "more than " + MOST_RULES + " rules; keep to what is read");
            } else {
                rules.add(rule(line, number));
            }
        }
        addUnlessEmpty(all, id, title, rules);
        return new Conventions(all);
    }

    private static void addUnlessEmpty(List<Convention> all, String id, String title, List<Rule> rules) {
        if (!rules.isEmpty()) {
            all.add(new Convention(id, title, rules));
            rules.clear();
        }
    }

    private static Rule rule(String line, int number) throws ConventionException {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new ConventionException(
                    number,
                    "not in the form \"kind: metric measure by level\", with \"of\", \"and\", \"where\", \"bad\", \"as\" and \"=\" in this"
                            + " order where needed");
        }
        SignalKind kind = SignalKind.of(parts.group("kind"))
                .orElseThrow(
                        () -> new ConventionException(number, "no kind of signal is called " + parts.group("kind")));
        Measure measure = Measure.of(parts.group("measure"))
                .orElseThrow(() -> new ConventionException(number, "no measure is called " + parts.group("measure")));
        Level level = Level.of(parts.group("level"))
                .orElseThrow(() -> new ConventionException(number, "no level is called " + parts.group("level")));
        Optional<Rule.Failing> failing = Optional.ofNullable(parts.group("labels"))
                .map(labels -> new Rule.Failing(List.of(labels.split("\\|", -1)), parts.group("values")));
        Optional<String> name = Optional.ofNullable(parts.group("name"));
        String formula = Optional.ofNullable(parts.group("formula")).orElse("");
        if ((measure == Measure.ERRORS) != failing.isPresent()) {
            throw new ConventionException(number, "\"errors\" and \"bad\" need each other");
        }
        if ((measure == Measure.FORMULA) != !formula.isEmpty() || (measure == Measure.FORMULA && name.isEmpty())) {
            throw new ConventionException(number, "\"formula\" needs \"as\" and \"=\", and nothing else has \"=\"");
        }
        return new Rule(
                kind,
                parts.group("metric"),
                measure,
                level,
                Optional.ofNullable(parts.group("service")),
                Optional.ofNullable(parts.group("further"))
                        .map(labels -> List.of(labels.split(",", -1)))
                        .orElse(List.of()),
                Optional.ofNullable(parts.group("where")).orElse(""),
                failing,
                name,
                formula);
    }
}
