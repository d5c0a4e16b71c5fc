package dev.firefight.server.web;

import dev.firefight.incident.Action;
import dev.firefight.incident.Change;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Message;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Telling;
import dev.firefight.incident.Terms;
import dev.firefight.incident.Verification;
import dev.firefight.incident.Workaround;
import dev.firefight.server.incidents.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All of an incident for readers, in tables: the raw material of a post-mortem. Times are in UTC.
 *
 * @param title of the incident
 * @param sections those that have something to say
 */
record Dossier(String title, List<Section> sections) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A table with its heading. */
    record Section(String title, List<String> columns, List<List<String>> rows) {
        Section {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    static Dossier of(Timeline timeline, Policy policy) {
        Incident state = timeline.state();
        List<Section> sections = List.of(
                new Section("Summary", List.of("What", "How it was"), summary(timeline.number(), state, policy)),
                new Section(
                        "Timeline",
                        List.of("Entry", "Time (UTC)", "Who", "What", "In words"),
                        timeline.entries().stream()
                                .map(entry -> line(entry, policy))
                                .toList()),
                new Section(
                        "Hypotheses",
                        List.of("Entry", "Bucket", "Supposed cause", "What became of it", "Evidence"),
                        state.board().stream().map(Dossier::hypothesis).toList()),
                new Section(
                        "Changes",
                        List.of("Entry", "For", "What, and where", "Expected", "Way back", "What became of it"),
                        state.changes().values().stream().map(Dossier::change).toList()),
                new Section(
                        "Verifications",
                        List.of("Entry", "Since (UTC)", "What was watched", "How it ended"),
                        state.verifications().values().stream()
                                .map(Dossier::verification)
                                .toList()),
                new Section("Debts and follow-ups", List.of("Entry", "Kind", "What", "Who", "Until"), debts(timeline)),
                new Section(
                        "Updates",
                        List.of("Entry", "Time (UTC)", "For", "What was told"),
                        timeline.entries().stream()
                                .filter(one -> one.fact() instanceof Message.UpdatePosted)
                                .map(Dossier::update)
                                .toList()));
        return new Dossier(
                state.declared().map(one -> one.title()).orElse(""),
                sections.stream().filter(one -> !one.rows().isEmpty()).toList());
    }

    private static List<List<String>> summary(long number, Incident state, Policy policy) {
        List<List<String>> rows = new ArrayList<>();
        boolean isDrill = state.declared().filter(one -> one.isDrill()).isPresent();
        rows.add(List.of("Incident", number + (isDrill ? " (a drill)" : "")));
        row(rows, "Severity", state.severity().map(policy::name));
        row(rows, "Declared", state.declaredAt().map(Dossier::utc));
        row(rows, "Resolved", Optional.of(state.resolvedAt().map(Dossier::utc).orElse("still open")));
        row(rows, "Lasted", lasted(state.declaredAt(), state.resolvedAt()));
        row(rows, "Customers hurt since", state.hurtSince().map(Dossier::utc));
        row(rows, "Customers hurt until", state.hurtUntil().map(Dossier::utc));
        row(rows, "Customers hurt for", lasted(state.hurtSince(), state.hurtUntil()));
        row(rows, "Who was hurt", state.impact().map(one -> one.users()));
        row(rows, "What did not work", state.impact().map(one -> one.features()));
        row(rows, "What it cost", state.impact().map(one -> one.money()).filter(one -> !one.isEmpty()));
        state.duties()
                .forEach(duty -> row(
                        rows, Terms.of(duty.role()), Optional.of(duty.person().name())));
        return rows;
    }

    private static void row(List<List<String>> rows, String name, Optional<String> value) {
        value.ifPresent(one -> rows.add(List.of(name, one)));
    }

    private static Optional<String> lasted(Optional<Instant> from, Optional<Instant> to) {
        return from.flatMap(start -> to.map(end -> Terms.duration(Duration.between(start, end))));
    }

    private static List<String> line(Entry entry, Policy policy) {
        Telling telling = Telling.of(entry.fact(), policy);
        String about = telling.about().map(one -> " (to entry " + one + ")").orElse("");
        return List.of(
                number(entry.number()), time(entry.at()), entry.by().name(), telling.label() + about, telling.line());
    }

    private static List<String> hypothesis(Hypothesis one) {
        List<String> evidence = one.evidence().stream()
                .map(found -> Terms.of(found.standing()) + ": " + found.text() + " (" + Terms.of(found.source()) + ")")
                .toList();
        return List.of(
                number(one.number()),
                Terms.of(one.proposed().bucket()),
                one.proposed().cause(),
                Terms.of(one.standing()) + (one.isPinned() ? ", pinned" : ""),
                String.join("\n", evidence));
    }

    private static List<String> change(Change one) {
        return List.of(
                number(one.number()),
                Terms.of(one.started().purpose()),
                one.started().what() + " (" + one.started().where() + ")",
                one.started().expectedEffect(),
                one.started().wayBack(),
                Terms.of(one.state()));
    }

    private static List<String> verification(Verification one) {
        return List.of(number(one.number()), time(one.at()), one.started().checks(), Terms.of(one.state()));
    }

    private static List<List<String>> debts(Timeline timeline) {
        List<List<String>> rows = new ArrayList<>();
        for (Workaround one : timeline.state().workarounds()) {
            rows.add(debt(one.number(), "Workaround", one.what(), one.owner(), one.due()));
        }
        for (Entry entry : timeline.entries()) {
            if (entry.fact() instanceof Action.FollowUpOpened one) {
                rows.add(debt(entry.number(), Terms.of(one.purpose()), one.what(), one.owner(), one.due()));
            }
        }
        return rows;
    }

    private static List<String> debt(
            long entry, String kind, String what, Optional<Person> owner, Optional<LocalDate> due) {
        return List.of(
                number(entry),
                kind,
                what,
                owner.map(Person::name).orElse("nobody yet"),
                due.map(LocalDate::toString).orElse(""));
    }

    private static List<String> update(Entry entry) {
        Message.UpdatePosted update = (Message.UpdatePosted) entry.fact();
        return List.of(number(entry.number()), time(entry.at()), Terms.of(update.audience()), update.text());
    }

    private static String number(long entry) {
        return String.valueOf(entry);
    }

    /** Where no column says so. */
    private static String utc(Instant time) {
        return time(time) + " UTC";
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
