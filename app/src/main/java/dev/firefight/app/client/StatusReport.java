package dev.firefight.app.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How things stand, on half a screen: what matters most stands first, and nothing that is not there takes a line. */
final class StatusReport {
    private final JsonNode state;
    private final Ink ink;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    private StatusReport(JsonNode state, Ink ink, Instant now) {
        this.state = state;
        this.ink = ink;
        this.now = now;
    }

    static String write(JsonNode state, Ink ink, Instant now) {
        StatusReport report = new StatusReport(state, ink, now);
        report.head();
        report.impact();
        report.roles();
        report.changes();
        report.verifications();
        report.hypotheses();
        report.questions();
        report.debts();
        report.clocks();
        report.next();
        return String.join("\n", report.lines) + "\n";
    }

    private void head() {
        String severity =
                text(state, "severity").map(one -> one.toUpperCase(Locale.ROOT)).orElse("severity not set");
        lines.add(ink.bold("#" + state.path("number").asString("") + "  "
                        + state.path("title").asString(""))
                + (state.path("isDrill").asBoolean(false) ? ink.mild("  drill") : ""));
        String phase = time(state, "resolvedAt")
                .map(at -> ink.good("resolved " + ago(at)))
                .or(() -> time(state, "stableSince").map(at -> ink.good("stable for " + since(at))))
                .orElseGet(() -> ink.bad("burning")
                        + time(state, "declaredAt")
                                .map(at -> ink.quiet(" for " + since(at)))
                                .orElse(""));
        lines.add("   " + ink.bold(severity) + "  " + phase);
        lines.add("");
    }

    private void impact() {
        String what = text(state.path("impact"), "users").orElse("not described")
                + text(state.path("impact"), "features").map(one -> "; " + one).orElse("");
        boolean isHurting = state.path("isHurting").asBoolean(false);
        String how = time(state, "hurtSince")
                .filter(_ -> isHurting)
                .map(at -> "customers hurt for " + since(at) + "; ")
                .orElse("");
        line("Impact", ink.bad(how) + ink.plain(what));
    }

    private void roles() {
        for (String role : List.of("commander", "scribe", "communication", "expert")) {
            List<String> people = state.path("duties")
                    .valueStream()
                    .filter(duty -> duty.path("role").asString("").equals(role))
                    .map(duty -> duty.path("person").asString("")
                            + time(duty, "since")
                                    .map(at -> " (" + since(at) + ")")
                                    .orElse(""))
                    .toList();
            if (!people.isEmpty()) {
                line(capital(role), ink.plain(String.join(", ", people)));
            } else if (role.equals("commander") && isOpen()) {
                line(capital(role), ink.bad("nobody"));
            }
        }
    }

    private void changes() {
        state.path("changes").valueStream().filter(StatusReport::isInTheWay).forEach(change -> {
            String standing = change.path("state").asString("");
            line(
                    "Change",
                    ink.mild(change.path("entry").asString("") + " " + standing + ": ")
                            + ink.plain(change.path("what").asString("") + " ("
                                    + change.path("where").asString("") + ", "
                                    + change.path("by").asString("") + ")"));
            line(
                    "",
                    ink.quiet("expected: " + change.path("expectedEffect").asString("") + "; way back: "
                            + change.path("wayBack").asString("")));
        });
    }

    private static boolean isInTheWay(JsonNode change) {
        return List.of("open", "unverified", "failed")
                .contains(change.path("state").asString(""));
    }

    private void verifications() {
        state.path("verifications")
                .valueStream()
                .filter(one -> one.path("state").asString("").equals("watching"))
                .forEach(one -> line(
                        "Watching",
                        ink.plain(one.path("entry").asString("") + " "
                                        + one.path("checks").asString(""))
                                + time(one, "at")
                                        .map(at -> ink.quiet(" for " + since(at)))
                                        .orElse("")));
    }

    private void hypotheses() {
        state.path("hypotheses")
                .valueStream()
                .filter(one -> !one.path("standing").asString("").equals("refuted"))
                .limit(3)
                .forEach(one -> line(
                        "Supposed",
                        ink.plain(one.path("entry").asString("") + " "
                                + one.path("cause").asString("") + " ("
                                + one.path("bucket").asString("") + ", "
                                + one.path("standing").asString("")
                                + (one.path("isPinned").asBoolean(false) ? ", pinned" : "") + ")")));
    }

    private void questions() {
        state.path("openQuestions")
                .forEach(one -> line(
                        "Asked",
                        ink.plain(one.path("entry").asString("") + " "
                                + one.path("question").asString(""))));
    }

    private void debts() {
        state.path("workarounds")
                .forEach(one -> line(
                        "Workaround",
                        ink.plain(one.path("entry").asString("") + " "
                                        + one.path("what").asString(""))
                                + ink.quiet(" real fix: " + one.path("owner").asString("nobody yet")
                                        + text(one, "due")
                                                .map(day -> ", until " + day)
                                                .orElse(""))));
    }

    private void clocks() {
        for (JsonNode clock : state.path("clocks")) {
            Instant due = time(clock, "due").orElse(now);
            line(
                    due.isAfter(now) ? "Due" : "OVERDUE",
                    due.isAfter(now)
                            ? ink.quiet("in " + length(Duration.between(now, due)) + "  "
                                    + clock.path("text").asString(""))
                            : ink.bad(since(due) + "  " + clock.path("text").asString("")));
        }
    }

    private void next() {
        if (!isOpen()) {
            return;
        }
        Stream.concat(begun(), asked()).findFirst().ifPresent(step -> {
            lines.add("");
            line("Next", ink.bold(step.words()));
            for (String command : step.commands()) {
                line(
                        "",
                        ink.quiet(
                                "firefight incident say " + state.path("number").asString("") + " " + command));
            }
        });
    }

    /** What is being watched or changed is brought to its end before anything else is asked. */
    private Stream<Step> begun() {
        Stream<Step> watched = state.path("verifications")
                .valueStream()
                .filter(one -> one.path("state").asString("").equals("watching"))
                .map(one -> new Step(
                        "Does it hold? " + one.path("checks").asString(""),
                        List.of(
                                "verification-passed verification="
                                        + one.path("entry").asString("") + " evidence=…",
                                "verification-failed verification="
                                        + one.path("entry").asString("") + " evidence=…")));
        Stream<Step> changed = state.path("changes")
                .valueStream()
                .filter(StatusReport::isInTheWay)
                .map(StatusReport::toEnd);
        return Stream.concat(watched, changed);
    }

    private static Step toEnd(JsonNode change) {
        String what = change.path("what").asString("");
        String number = "change=" + change.path("entry").asString("");
        return switch (change.path("state").asString("")) {
            case "open" -> new Step("Is it in place? " + what, List.of("change-finished " + number));
            case "failed" ->
                new Step("It did not help: roll back " + what, List.of("change-rolled-back " + number + " why=…"));
            default ->
                new Step(
                        "Does it help? Watch what became of " + what,
                        List.of("verification-started " + number + " checks=…"));
        };
    }

    private Stream<Step> asked() {
        return state.path("checklist")
                .valueStream()
                .filter(item -> !item.has("answer"))
                .map(item -> new Step(
                        item.path("question").asString(""),
                        List.of(item.path("next").asString("") + " …")));
    }

    /** What to do, and how it is said from the terminal. */
    private record Step(String words, List<String> commands) {}

    private boolean isOpen() {
        return state.path("isOpen").asBoolean(false);
    }

    private void line(String name, String text) {
        lines.add(ink.quiet(String.format(Locale.ROOT, "%-14s", name)) + text);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(one -> !one.isEmpty());
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        return text(node, name).map(Instant::parse);
    }

    private String since(Instant at) {
        return length(Duration.between(at, now));
    }

    private String ago(Instant at) {
        return since(at) + " ago";
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** How long, such as {@code 1 h 5 min}. */
    static String length(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        if (minutes >= 48 * 60) {
            return minutes / (24 * 60) + " days";
        }
        if (minutes >= 60) {
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        return minutes > 0 ? minutes + " min" : Math.max(0, duration.toSeconds()) + " s";
    }
}
