package dev.firefight.server.setup;

import dev.firefight.document.Node;
import dev.firefight.document.Problem;
import dev.firefight.document.Scalars;
import dev.firefight.document.Section;
import dev.firefight.server.setup.SetupWriting.Writing;
import dev.firefight.telemetry.live.golden.Level;
import dev.firefight.telemetry.live.golden.Measure;
import dev.firefight.telemetry.live.golden.Rule;
import dev.firefight.telemetry.live.golden.SignalKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** A convention of a team's own in the document: how it is read, written and told. */
public final class ConventionForm {
    static final String[] FIELDS = {"signal", "metric", "measure", "level", "service", "by", "where", "failing", "as"};

    /** How a metric can be measured here: a query of its own stands in no document. */
    public static final List<Measure> MEASURES = Arrays.stream(Measure.values())
            .filter(one -> one != Measure.FORMULA)
            .toList();

    private static final Pattern METRIC = Pattern.compile("\\*?[a-zA-Z_:][a-zA-Z0-9_:]{0,198}\\*?");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,99}");
    private static final String MATCHER =
            "[a-zA-Z_][a-zA-Z0-9_]{0,99}(?:=~|!~|!=|=)\"(?:[^\"\\\\\\p{Cc}]|\\\\[^\\p{Cc}]){0,200}\"";
    private static final Pattern WHERE = Pattern.compile(MATCHER + "(?:," + MATCHER + "){0,9}");
    private static final int MOST_VALUE_CHARS = 200;

    private ConventionForm() {}

    static Optional<Rule> read(Section section) {
        Optional<SignalKind> signal = section.needed("signal", text -> known("a signal", SignalKind.values(), text));
        Optional<String> metric = section.needed("metric", ConventionForm::metric);
        Optional<Measure> measure =
                section.needed("measure", text -> known("a measure", MEASURES.toArray(Measure[]::new), text));
        Level level = section.value("level", text -> known("a level", Level.values(), text))
                .orElse(Level.SERVICE);
        Optional<String> service = section.value("service", ConventionForm::label);
        List<String> by = section.values("by", ConventionForm::label);
        String where = section.value("where", ConventionForm::where).orElse("");
        Optional<Rule.Failing> failing =
                section.section("failing", "labels", "values").flatMap(ConventionForm::failing);
        Optional<String> as = section.value("as", ConventionForm::plainMetric);
        boolean isOfErrors = measure.filter(one -> one == Measure.ERRORS).isPresent();
        if (section.isSound() && isOfErrors && failing.isEmpty()) {
            section.problem(
                    "needs \"failing\": which of its series went wrong, such as {labels: [code], values: \"5..\"}");
        }
        if (section.isSound() && !isOfErrors && failing.isPresent()) {
            section.problem("failing", "goes with measure: errors, and with no other");
        }
        return section.make(() -> new Rule(
                signal.orElseThrow(),
                metric.orElseThrow(),
                measure.orElseThrow(),
                level,
                service,
                by,
                where,
                failing,
                as,
                ""));
    }

    private static Optional<Rule.Failing> failing(Section section) {
        List<String> labels = section.values("labels", ConventionForm::label);
        Optional<String> values = section.needed("values", ConventionForm::values);
        if (section.isSound() && labels.isEmpty()) {
            section.problem("needs \"labels\": which say that it went wrong, such as [code]");
        }
        return section.make(() -> new Rule.Failing(labels, values.orElseThrow()));
    }

    private static <E extends Enum<E>> E known(String what, E[] all, String text) {
        return Arrays.stream(all)
                .filter(one -> Scalars.word(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is " + what + ": one of "
                        + Arrays.stream(all).map(Scalars::word).collect(Collectors.joining(", ")) + ", not "
                        + Problem.shown(text)));
    }

    private static String metric(String text) {
        if (!METRIC.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is the name of a metric, of a histogram without _bucket, such as shop_orders_total; a * at its start or end"
                            + " stands for anything; not " + Problem.shown(text));
        }
        return text;
    }

    private static String plainMetric(String text) {
        if (text.contains("*")) {
            throw new IllegalArgumentException("is a name without *");
        }
        return metric(text);
    }

    private static String label(String text) {
        if (!LABEL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is the name of a label, such as team_service, not " + Problem.shown(text));
        }
        return text;
    }

    private static String where(String text) {
        if (!WHERE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is matchers as PromQL writes them, such as route!=\"/healthz\", not " + Problem.shown(text));
        }
        return text;
    }

    private static String values(String text) {
        try {
            if (!text.isEmpty()
                    && text.length() <= MOST_VALUE_CHARS
                    && text.chars().allMatch(one -> one >= ' ')) {
                Pattern.compile(text);
                return text;
            }
        } catch (PatternSyntaxException _) {
            // Told below, as what is too long is.
        }
        throw new IllegalArgumentException(
                "is a regular expression for the whole value, such as 5.. or fail|timeout, not " + Problem.shown(text));
    }

    static Node write(Rule rule) {
        Writing writing = new Writing()
                .put("signal", Scalars.word(rule.kind()))
                .put("metric", rule.metric())
                .put("measure", Scalars.word(rule.measure()))
                .unless(Scalars.word(Level.SERVICE), "level", Scalars.word(rule.level()))
                .put("service", rule.service())
                .texts("by", rule.further())
                .unless("", "where", rule.where());
        rule.failing()
                .ifPresent(failing -> writing.put(
                        "failing",
                        new Writing()
                                .texts("labels", failing.labels())
                                .put("values", failing.values())
                                .node()));
        return writing.put("as", rule.name()).node();
    }

    /** In words. */
    public static String words(Rule rule) {
        return Scalars.word(rule.kind()) + ", " + Scalars.word(rule.measure()) + " by " + Scalars.word(rule.level())
                + rule.service().map(label -> ", which " + label + " names").orElse("")
                + (rule.further().isEmpty() ? "" : " and " + String.join(", ", rule.further()))
                + (rule.where().isEmpty() ? "" : ", where " + rule.where())
                + rule.failing()
                        .map(one -> ", failing where " + String.join(" or ", one.labels()) + " is like " + one.values())
                        .orElse("")
                + rule.name().map(name -> ", called " + name).orElse("");
    }
}
