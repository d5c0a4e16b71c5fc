package dev.firefight.app.report;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Form;
import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Split.Origin;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.LogAnswer.Statement.Kind;
import dev.firefight.app.logs.LogAnswer.Stream;
import dev.firefight.app.report.JsonText.LongList;
import dev.firefight.evidence.pattern.Secrets;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said in logs as a JSON document, described by {@code docs/logs.schema.json}. Secrets are masked. */
public final class LogJson {
    /** Counted up when a property changes its meaning; properties may be added without. */
    public static final int VERSION = 1;

    private LogJson() {}

    /** Writes the document, with a line end at its end. */
    public static void write(LogAnswer answer, PrintWriter out) {
        ObjectNode json = JsonText.object();
        json.put("version", VERSION);
        json.put("lines", answer.lines());
        json.put("bytes", answer.bytes());
        JsonText.time(
                json,
                "start",
                answer.span().map(one -> OptionalLong.of(one.fromNanos())).orElse(OptionalLong.empty()));
        JsonText.time(
                json,
                "end",
                answer.span().map(one -> OptionalLong.of(one.endNanos())).orElse(OptionalLong.empty()));
        JsonText.time(
                json,
                "split",
                answer.split()
                        .filter(one -> one.origin() != Origin.SIDES)
                        .map(one -> OptionalLong.of(one.timeNanos()))
                        .orElse(OptionalLong.empty()));
        json.put(
                "splitOrigin",
                answer.split()
                        .map(one -> one.origin().name().toLowerCase(Locale.ROOT))
                        .orElse(""));
        answer.split().map(Split::sides).orElse(List.of()).forEach(json.putArray("sides")::add);
        JsonText.each(json, "files", answer.streams(), LogJson::stream);
        ObjectNode volume = json.putObject("volume");
        counts(volume.putArray("lines"), answer.volume().lines());
        counts(volume.putArray("warnings"), answer.volume().warnings());
        counts(volume.putArray("errors"), answer.volume().errors());
        ObjectNode muted = json.putObject("muted");
        muted.put("patterns", answer.muted().patterns());
        muted.put("lines", answer.muted().lines());
        muted.put("changed", answer.muted().changed());
        json.put("otherLines", answer.otherLines());
        ArrayNode before = json.putArray("shortlyBefore");
        answer.shortlyBefore().forEach(one -> before.add(one.template().id()));
        JsonText.write(
                json,
                List.of(
                        new LongList<>("patterns", statements(answer, Kind.LINE, Kind.GOES_ON), LogJson::statement),
                        new LongList<>("traces", statements(answer, Kind.TRACE), LogJson::statement),
                        new LongList<>("answers", statements(answer, Kind.ANSWER), LogJson::statement)),
                out);
    }

    private static List<Statement> statements(LogAnswer answer, Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return answer.statements().stream()
                .filter(one -> wanted.contains(one.kind()))
                .toList();
    }

    static void counts(ArrayNode array, long[] counts) {
        Arrays.stream(counts).forEach(array::add);
    }

    private static void stream(ObjectNode json, Stream stream) {
        json.put("name", stream.name());
        json.put("lines", stream.lines());
        json.put("bytes", stream.bytes());
        JsonText.each(json, "forms", stream.forms(), LogJson::form);
    }

    private static void form(ObjectNode json, Form form) {
        json.put("words", form.words());
        json.put("format", form.name());
        json.put("fields", form.fields());
        json.put("example", Secrets.masked(form.example()));
        json.put("lines", form.lines());
    }

    static void statement(ObjectNode json, Statement one) {
        json.put("pattern", one.template().id());
        json.put("template", Secrets.masked(one.template().text()));
        json.put("kind", one.change().kind().name().toLowerCase(Locale.ROOT));
        json.put("before", one.change().before());
        json.put("after", one.change().after());
        JsonText.number(json, "ratio", one.change().ratio());
        JsonText.number(json, "surprise", one.change().surprise());
        JsonText.number(json, "score", one.change().score());
        json.put("severity", one.severity());
        one.speakers().forEach(json.putArray("speakers")::add);
        json.put("continues", one.kind() == Kind.GOES_ON);
        boolean isTimed = one.firstNanos() <= one.lastNanos();
        JsonText.time(json, "first", isTimed ? OptionalLong.of(one.firstNanos()) : OptionalLong.empty());
        JsonText.time(json, "last", isTimed ? OptionalLong.of(one.lastNanos()) : OptionalLong.empty());
        json.put("file", one.place());
        json.put("example", Secrets.masked(one.example()));
    }
}
