package dev.firefight.practice.design;

import dev.firefight.document.Durations;
import dev.firefight.document.References;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.practice.engine.Draw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is done for a request: a list, of which each item is one step named by what it does. */
final class StepReading {
    private static final double VARIATION = 0.8;
    private static final Pattern TIME = Pattern.compile("(\\S+)(?: (fixed|exponential))?");
    private static final String[] STEPS = {
        "work", "pause", "ask", "try", "together", "query", "transaction", "cached", "publish"
    };

    private final String service;
    private final References<Part> references;

    StepReading(String service, References<Part> references) {
        this.service = service;
        this.references = references;
    }

    List<StepDesign> steps(Section part, String name) {
        return part.sections(name, this::step, STEPS);
    }

    private Optional<StepDesign> step(Section one) {
        List<StepDesign> found = new ArrayList<>();
        one.value("work", StepReading::time).map(StepDesign.Work::new).ifPresent(found::add);
        one.value("pause", StepReading::time).map(StepDesign.Pause::new).ifPresent(found::add);
        one.value("ask", text -> ask(text, false)).ifPresent(ask -> found.add(known(one, "ask", ask)));
        one.value("try", text -> ask(text, true)).ifPresent(ask -> found.add(known(one, "try", ask)));
        if (one.has("together")) {
            List<StepDesign.Ask> asks = one.values("together", StepReading::asks);
            asks.forEach(ask -> known(one, "together", ask));
            found.add(new StepDesign.Together(asks));
        }
        one.value("query", StepReading::pair).ifPresent(query -> {
            references.use(Part.DATABASE, query[0], one, "query");
            references.use(Part.QUERY, Part.of(query[0], query[1]), one, "query");
            references.use(Part.POOL, Part.of(service, query[0]), one, "query");
            found.add(new StepDesign.Query(query[0], query[1]));
        });
        one.section("transaction", "in", "steps").flatMap(this::transaction).ifPresent(found::add);
        one.section("cached", "in", "else").flatMap(this::cached).ifPresent(found::add);
        one.value("publish", SystemYaml::plainName).ifPresent(topic -> {
            references.use(Part.TOPIC, topic, one, "publish");
            found.add(new StepDesign.Publish(topic));
        });
        if (one.isSound() && found.size() != 1) {
            one.problem("is one step: " + String.join(", ", STEPS));
        }
        return one.make(found::getFirst);
    }

    private Optional<StepDesign> transaction(Section part) {
        Optional<String> in = part.needed("in", SystemYaml::plainName);
        in.ifPresent(database -> {
            references.use(Part.DATABASE, database, part, "in");
            references.use(Part.POOL, Part.of(service, database), part, "in");
        });
        List<StepDesign> steps = steps(part, "steps");
        return part.make(() -> new StepDesign.Transaction(in.orElseThrow(), steps));
    }

    private Optional<StepDesign> cached(Section part) {
        Optional<String> in = part.needed("in", SystemYaml::plainName);
        in.ifPresent(cache -> references.use(Part.CACHE, cache, part, "in"));
        List<StepDesign> steps = steps(part, "else");
        return part.make(() -> new StepDesign.Cached(in.orElseThrow(), steps));
    }

    private StepDesign.Ask known(Section one, String field, StepDesign.Ask ask) {
        references.use(Part.SERVICE, ask.service(), one, field);
        references.use(Part.ROUTE, Part.of(ask.service(), ask.route()), one, field);
        references.use(Part.CALL, Part.of(service, ask.service()), one, field);
        return ask;
    }

    private static StepDesign.Ask asks(String text) {
        return text.startsWith("try ") ? ask(text.substring("try ".length()), true) : ask(text, false);
    }

    private static StepDesign.Ask ask(String text, boolean isOptional) {
        String[] pair = pair(text);
        return new StepDesign.Ask(pair[0], pair[1], isOptional);
    }

    /** Whom, and what of it. */
    private static String[] pair(String text) {
        int space = text.indexOf(' ');
        if (space < 1) {
            throw new IllegalArgumentException("is a name and what is wanted there, such as catalog GET /product");
        }
        return new String[] {SystemYaml.plainName(text.substring(0, space)), Scalars.name(text.substring(space + 1))};
    }

    /** A mean time, and by what law it varies. */
    static Draw time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("is a time such as 20ms, 20ms fixed or 20ms exponential");
        }
        Duration mean = Durations.readSome(time.group(1));
        return switch (Optional.ofNullable(time.group(2)).orElse("")) {
            case "fixed" -> Draw.fixed(mean);
            case "exponential" -> Draw.exponential(mean);
            default -> Draw.logNormal(mean, VARIATION);
        };
    }
}
