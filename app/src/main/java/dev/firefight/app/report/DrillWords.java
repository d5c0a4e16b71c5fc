package dev.firefight.app.report;

import dev.firefight.app.report.Sheet.Ink;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Telling;
import dev.firefight.practice.console.LookKind;
import dev.firefight.practice.console.Part;
import dev.firefight.practice.console.Plain;
import dev.firefight.practice.desk.Guide;
import dev.firefight.practice.desk.Reply;
import dev.firefight.practice.desk.Verb;
import dev.firefight.practice.desk.Verbs;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.Logged;
import dev.firefight.practice.drill.Notice;
import dev.firefight.practice.fault.FaultKind;
import dev.firefight.practice.fault.Faults;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.remedy.RemedyKind;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.signal.Firing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is shown while a drill goes on. */
public final class DrillWords {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TEXT_AT = 10;
    private static final int WIDE_AT = 22;

    private final TerminalStyle style;

    /** For a terminal. */
    public DrillWords(TerminalStyle style) {
        this.style = style;
    }

    /** What whoever is called learns first. */
    public String briefing(Scenario scenario, String how) {
        Sheet sheet = new Sheet(style);
        sheet.heading(scenario.title());
        sheet.paragraph(2, scenario.briefing(), Ink.PLAIN);
        sheet.blank();
        sheet.paragraph(
                2,
                "It is " + CLOCK.format(scenario.start()) + " UTC; the drill takes "
                        + scenario.lasts().toMinutes() + " minutes at most. " + how,
                Ink.FAINT);
        sheet.blank();
        return sheet.toString();
    }

    /** Something that came up. */
    public String notice(Drill drill, Notice notice) {
        String at = clock(drill, notice.at());
        return switch (notice) {
            case Notice.Alerted alerted -> alert(at, alerted.alert());
            case Notice.Heard heard ->
                said(at, heard.voice().who() + ": “" + heard.voice().says() + "”", Ink.STRONG);
            case Notice.Done done -> said(at, "done: " + done.act().line(), Ink.STRONG);
            case Notice.Reminded reminded -> entry(reminded.entry());
        };
    }

    private String alert(String at, Firing alert) {
        return alert.endNanos().isEmpty()
                ? said(at, "ALERT " + alert.name() + " (" + alert.severity() + "): " + alert.summary(), Ink.ALARM)
                : said(at, "ended: " + alert.name() + " " + alert.service(), Ink.CALM);
    }

    private String said(String at, String text, Ink ink) {
        Sheet sheet = new Sheet(style);
        sheet.labelled(0, at, TEXT_AT, text, ink);
        return sheet.toString();
    }

    /** A line of the timeline. */
    public String entry(Entry entry) {
        Telling telling = Telling.of(entry.fact(), Policy.USUAL);
        String line = telling.line();
        return said(
                CLOCK.format(entry.at()),
                "#" + entry.number() + " " + entry.by().name() + " · " + telling.label()
                        + (line.isEmpty() ? "" : ": " + line),
                switch (telling.tone()) {
                    case GOOD -> Ink.CALM;
                    case BAD -> Ink.ALARM;
                    case REMINDER -> Ink.FAINT;
                    case PLAIN, ACTION, THOUGHT -> Ink.PLAIN;
                });
    }

    /** What came of a line; looks are shown elsewhere. */
    public String reply(Drill drill, Reply reply) {
        Sheet sheet = new Sheet(style);
        switch (reply) {
            case Reply.Written(List<Entry> entries) -> {
                return entries.stream().map(this::entry).collect(Collectors.joining());
            }
            case Reply.Begun begun ->
                sheet.labelled(
                        0,
                        clock(drill, drill.elapsed()),
                        TEXT_AT,
                        begun.act().line() + ": takes " + begun.takes().toSeconds() + " s"
                                + begun.change()
                                        .map(one -> "; change " + one)
                                        .orElse("; nobody was told: | EXPECTED | WAY BACK behind it does that"),
                        Ink.STRONG);
            case Reply.Told(List<String> lines) -> lines.forEach(line -> sheet.paragraph(2, line, Ink.PLAIN));
            case Reply.Question(String text) -> sheet.paragraph(2, "? " + text, Ink.ALARM);
            case Reply.Refused(String text) -> sheet.paragraph(2, "✗ " + text, Ink.ALARM);
            case Reply.Look _ -> {}
        }
        return sheet.toString();
    }

    /** What somebody looked at. */
    public String look(List<Part> parts) {
        return Plain.text(parts, style.width());
    }

    /** The whole timeline. */
    public String timeline(Drill drill) {
        return drill.timeline().isEmpty()
                ? said("", "Nothing is written down yet; \"declare\" begins it.", Ink.FAINT)
                : drill.timeline().stream().map(this::entry).collect(Collectors.joining());
    }

    /** All of a drill, in order: what was written down, looked at and done. */
    public String replay(Drill drill) {
        StringBuilder text = new StringBuilder();
        int said = 0;
        for (Logged one : drill.log().lines()) {
            String at = clock(drill, one.at());
            text.append(
                    switch (one.deed()) {
                        case Deed.Said _ -> entry(drill.timeline().get(said++));
                        case Deed.Acted acted -> said(at, one.by().name() + " does: " + acted.act(), Ink.STRONG);
                        case Deed.Looked looked -> said(at, one.by().name() + " looks: " + looked.at(), Ink.FAINT);
                        case Deed.Hinted hinted -> said(at, "hint " + hinted.hint(), Ink.ALARM);
                        case Deed.Diagnosed told ->
                            said(
                                    at,
                                    one.by().name() + " is " + told.confidence() + " % sure: "
                                            + String.join(", ", told.causes()),
                                    Ink.STRONG);
                        case Deed.Reviewed told -> said(at, "post-mortem: " + told.lesson(), Ink.PLAIN);
                        case Deed.Promised told -> said(at, "to be done: " + told.what(), Ink.PLAIN);
                        case Deed.Revealed told ->
                            said(at, "it was " + told.scenario() + " with seed " + told.seed(), Ink.FAINT);
                    });
        }
        return text.toString();
    }

    /** The hypotheses. */
    public String board(Drill drill) {
        Sheet sheet = new Sheet(style);
        drill.incident()
                .board()
                .forEach(one -> sheet.labelled(
                        0,
                        "#" + one.number(),
                        TEXT_AT,
                        one.standing().name().toLowerCase(Locale.ROOT) + " · "
                                + one.proposed().cause(),
                        Ink.PLAIN));
        if (drill.incident().board().isEmpty()) {
            sheet.paragraph(
                    0, "Nothing is supposed yet: \"suppose change the new version of cart\" begins it.", Ink.FAINT);
        }
        return sheet.toString();
    }

    /** The next step of the guide. */
    public String step(Guide.Step step) {
        Sheet sheet = new Sheet(style);
        sheet.labelled(0, "Next", TEXT_AT, step.why(), Ink.CALM);
        sheet.labelled(0, "", TEXT_AT, "such as: " + step.type(), Ink.FAINT);
        return sheet.toString();
    }

    /** All that can be typed. */
    public String help(List<LookKind> looks) {
        Sheet sheet = new Sheet(style);
        sheet.heading("Look");
        looks.forEach(one -> sheet.labelled(2, one.usage(), WIDE_AT + TEXT_AT, one.says(), Ink.PLAIN));
        sheet.heading("Say");
        for (Verb one : Verbs.all()) {
            sheet.labelled(2, one.name() + " " + one.usage(), WIDE_AT + TEXT_AT, one.says(), Ink.PLAIN);
        }
        sheet.heading("Act");
        sheet.labelled(
                2,
                "do ACT | EXPECTED | WAY BACK",
                WIDE_AT + TEXT_AT,
                "One change; \"acts\" lists what can be done.",
                Ink.PLAIN);
        sheet.heading("In the end");
        sheet.labelled(
                2,
                "diagnose KIND PLACE:FAULT",
                WIDE_AT + TEXT_AT,
                "What it was; \"faults\" lists them. change=N, confidence=90.",
                Ink.PLAIN);
        sheet.labelled(2, "review from=… until=… users=…", WIDE_AT + TEXT_AT, "The post-mortem.", Ink.PLAIN);
        sheet.labelled(
                2, "promise KIND WHAT [act=\"…\"]", WIDE_AT + TEXT_AT, "Something to be done afterwards.", Ink.PLAIN);
        sheet.labelled(2, "end", WIDE_AT + TEXT_AT, "It is over: points, and what it was.", Ink.PLAIN);
        sheet.heading("Besides");
        sheet.labelled(2, "next", WIDE_AT + TEXT_AT, "What a good engineer would do now.", Ink.PLAIN);
        sheet.labelled(2, "hint", WIDE_AT + TEXT_AT, "Help, for 3, 6 and 12 points.", Ink.PLAIN);
        sheet.labelled(
                2, "timeline, board", WIDE_AT + TEXT_AT, "What is written down, and what is supposed.", Ink.PLAIN);
        sheet.labelled(2, "wait 2m, pause, resume, speed 5", WIDE_AT + TEXT_AT, "Time, in practice.", Ink.PLAIN);
        return sheet.toString();
    }

    /** All acts. */
    public String acts() {
        Sheet sheet = new Sheet(style);
        for (RemedyKind one : Remedies.all()) {
            String parameters = one.parameters().stream()
                    .map(parameter -> parameter.name().toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
            String risk =
                    switch (one.risk()) {
                        case REVERSIBLE -> "";
                        case FELT -> " · users feel it";
                        case DESTRUCTIVE -> " · destroys";
                    };
            sheet.labelled(
                    2,
                    one.id() + " " + parameters,
                    WIDE_AT + TEXT_AT,
                    one.says() + " (" + one.takes().toSeconds() + " s" + risk + ")",
                    Ink.PLAIN);
        }
        return sheet.toString();
    }

    /** All faults. */
    public String faults() {
        Sheet sheet = new Sheet(style);
        for (FaultKind one : Faults.all()) {
            sheet.labelled(2, one.id(), WIDE_AT, one.says(), Ink.PLAIN);
        }
        return sheet.toString();
    }

    /** What stands before what is typed: {@code 19:04:10 12% >}. */
    public static String prompt(Drill drill, boolean isAsking) {
        return CLOCK.format(drill.now()) + " " + Math.round(100 * Guide.suffering(drill)) + " % suffer"
                + (isAsking ? " ? " : " > ");
    }

    private static String clock(Drill drill, Duration at) {
        Instant moment = drill.scenario().start().plus(at);
        return CLOCK.format(moment);
    }
}
