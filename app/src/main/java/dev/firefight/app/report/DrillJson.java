package dev.firefight.app.report;

import dev.firefight.app.logs.PatternDrill;
import dev.firefight.app.logs.PatternDrill.Example;
import dev.firefight.evidence.pattern.PatternExport;
import dev.firefight.evidence.pattern.VariableChange;
import dev.firefight.evidence.pattern.VariableChange.Counts;
import dev.firefight.evidence.pattern.VariableChange.Numbers;
import dev.firefight.evidence.pattern.VariableChange.Summary;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One pattern as a JSON document. Secrets are masked. */
public final class DrillJson {
    private DrillJson() {}

    /** Writes the document, with a line end at its end. */
    public static String write(PatternDrill unmasked) {
        PatternDrill drill = unmasked.masked();
        ObjectNode json = JsonText.object();
        json.put("version", LogJson.VERSION);
        JsonText.time(
                json,
                "start",
                drill.answer()
                        .span()
                        .map(one -> OptionalLong.of(one.fromNanos()))
                        .orElse(OptionalLong.empty()));
        json.put("slotNanos", drill.answer().span().map(one -> one.slotNanos()).orElse(0L));
        json.put("firstSlotAfter", drill.answer().split().map(one -> one.slot()).orElse(-1));
        LogJson.statement(json.putObject("pattern"), drill.statement());
        LogJson.counts(
                json.putArray("slots"), drill.statement().change().counts().counts());
        ArrayNode levels = json.putArray("levels");
        drill.levels().forEach((severity, lines) -> {
            ObjectNode level = levels.addObject();
            level.put("severity", severity);
            counts(level, lines);
        });
        JsonText.each(json, "variables", drill.variables(), DrillJson::variable);
        JsonText.each(json, "examplesBefore", drill.examplesBefore(), DrillJson::example);
        JsonText.each(json, "examplesAfter", drill.examplesAfter(), DrillJson::example);
        json.put("unreadLines", drill.unread());
        Optional<PatternExport> export = drill.export();
        if (export.isPresent()) {
            export(json.putObject("export"), export.get());
        } else {
            json.putNull("export");
        }
        return JsonText.of(json);
    }

    private static void counts(ObjectNode json, Counts counts) {
        json.put("before", counts.before());
        json.put("after", counts.after());
    }

    private static void variable(ObjectNode json, VariableChange one) {
        json.put("name", one.name());
        json.put("header", one.isHeader());
        json.put("distinct", one.distinct());
        json.put("hasMore", one.hasMore());
        JsonText.number(json, "told", one.told());
        json.put("concentrated", one.concentrated());
        JsonText.each(json, "values", one.top(), (value, top) -> {
            value.put("value", top.text());
            counts(value, top.counts());
        });
        counts(json.putObject("others"), one.others());
        Optional<Numbers> numbers = one.numbers();
        if (numbers.isPresent()) {
            ObjectNode told = json.putObject("numbers");
            told.put("unit", numbers.get().unit());
            summary(told, "before", numbers.get().before());
            summary(told, "after", numbers.get().after());
        } else {
            json.putNull("numbers");
        }
    }

    private static void summary(ObjectNode json, String name, Optional<Summary> summary) {
        if (summary.isEmpty()) {
            json.putNull(name);
            return;
        }
        ObjectNode told = json.putObject(name);
        told.put("min", summary.get().least());
        told.put("median", summary.get().median());
        told.put("p95", summary.get().high());
        told.put("max", summary.get().most());
    }

    private static void example(ObjectNode json, Example one) {
        json.put("file", one.file());
        json.put("offset", one.offset());
        json.put("line", one.text());
    }

    private static void export(ObjectNode json, PatternExport export) {
        json.put("regex", export.regex());
        json.put("grep", export.grepCommand());
        json.put("logql", export.logQl());
        json.put("logqlPattern", export.logQlPattern());
        json.put("logsql", export.logsQl());
    }
}
