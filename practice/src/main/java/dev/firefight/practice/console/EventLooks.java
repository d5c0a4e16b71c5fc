package dev.firefight.practice.console;

import static dev.firefight.practice.console.Rows.alarm;
import static dev.firefight.practice.console.Rows.faint;
import static dev.firefight.practice.console.Rows.heading;
import static dev.firefight.practice.console.Rows.hint;
import static dev.firefight.practice.console.Rows.plain;

import dev.firefight.practice.signal.Firing;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Change.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What happened: alerts, changes, switches, and what became of instances. */
final class EventLooks {
    private static final Duration LONG = Duration.ofDays(30);
    private static final int MOST = 40;

    private EventLooks() {}

    static List<Look> all() {
        return List.of(
                Look.alone("alerts", "alerts that fire, and those that did", EventLooks::alerts),
                Look.of(
                        "changes [service] [since=2h]",
                        "deploys, flags, settings and acts by hand, with their numbers",
                        EventLooks::changes,
                        Look.first(View::everybody)),
                Look.alone("flags", "switches, and for what share of requests they are on", EventLooks::flags),
                Look.of(
                        "events [service] [since=30m]",
                        "what became of instances: ended, killed, started again",
                        EventLooks::events,
                        Look.first(View::services)));
    }

    static Part firing(View view) {
        return table(view.run().alerts().stream()
                        .filter(one -> one.endNanos().isEmpty())
                        .toList())
                .orSay("None.");
    }

    private static Rows table(List<Firing> alerts) {
        Rows rows = new Rows("alert", "severity", "service", "since", "until", "says");
        alerts.stream()
                .skip(Math.max(0, alerts.size() - MOST))
                .forEach(one -> rows.row(
                        plain(one.name()),
                        one.severity().equals("critical") ? alarm(one.severity()) : plain(one.severity()),
                        plain(one.service()),
                        plain(Format.clock(one.startNanos())),
                        plain(
                                one.endNanos().isPresent()
                                        ? Format.clock(one.endNanos().getAsLong())
                                        : ""),
                        plain(one.summary())));
        return rows;
    }

    private static List<Part> alerts(View view, Words words) {
        words.atMost(0);
        List<Firing> over = view.run().alerts().stream()
                .filter(one -> one.endNanos().isPresent())
                .toList();
        return List.of(
                heading("Alerts that fire"),
                firing(view),
                heading("Alerts that are over"),
                table(over).orSay("None."));
    }

    private static List<Part> changes(View view, Words words) {
        words.atMost(1);
        Optional<String> service = words.maybeOneOf(0, "service", view.everybody());
        long from = view.now() - words.sinceNanos(LONG);
        List<Change> all = view.production().changes();
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Change one = all.get(i);
            if (one.timeNanos() >= from && (service.isEmpty() || one.service().equals(service.get()))) {
                shown.add(i);
            }
        }
        Rows rows = new Rows("#number", "time", "#ago", "kind", "service", "what", "by");
        List<Part> parts = new ArrayList<>();
        if (shown.size() > MOST) {
            parts.add(hint((shown.size() - MOST) + " earlier ones are left out"));
        }
        shown.stream().skip(Math.max(0, shown.size() - MOST)).forEach(i -> {
            Change one = all.get(i);
            rows.row(
                    plain(String.valueOf(i + 1)),
                    plain(Format.clock(one.timeNanos())),
                    plain(Format.span((double) view.now() - one.timeNanos())),
                    plain(kind(one.kind())),
                    plain(one.service()),
                    plain(title(one)),
                    faint(one.author()));
        });
        parts.add(rows.orSay("Nothing was changed."));
        return parts;
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case COMMIT -> "commit";
            case DEPLOY -> "deploy";
            case FLAG -> "flag";
            case CONFIG -> "setting";
            case STATUS -> "status";
            case OTHER -> "by hand";
        };
    }

    private static String title(Change one) {
        return switch (one.kind()) {
            case DEPLOY -> one.version() + ": " + one.title();
            case FLAG, CONFIG -> (one.id().isEmpty() ? "" : one.id() + ": ") + one.title();
            default -> one.title();
        };
    }

    private static List<Part> flags(View view, Words words) {
        words.atMost(0);
        Rows rows = new Rows("flag", "#on for %", "service", "changed last");
        for (Map.Entry<String, Double> one : view.production().flags().all().entrySet()) {
            Optional<Change> last = view.production().changes().reversed().stream()
                    .filter(change -> change.kind() == Kind.FLAG && change.id().equals(one.getKey()))
                    .findFirst();
            rows.row(
                    plain(one.getKey()),
                    plain(Format.percent(one.getValue())),
                    plain(last.map(Change::service).orElse("")),
                    plain(last.map(change -> Format.clock(change.timeNanos())).orElse("")));
        }
        return List.of(rows.orSay("No switch was ever set."));
    }

    private static List<Part> events(View view, Words words) {
        words.atMost(1);
        Optional<String> service = words.maybeOneOf(0, "service", view.services());
        long from = view.now() - words.sinceNanos(Duration.ofMinutes(30));
        var some = view.production().happenings().stream()
                .filter(one -> one.timeNanos() >= from)
                .filter(one -> service.isEmpty() || one.origin().service().equals(service.get()))
                .toList();
        Rows rows = new Rows("time", "#ago", "service", "instance", "machine", "what");
        some.stream()
                .skip(Math.max(0, some.size() - MOST))
                .forEach(one -> rows.row(
                        plain(Format.clock(one.timeNanos())),
                        plain(Format.span((double) view.now() - one.timeNanos())),
                        plain(one.origin().service()),
                        plain(one.origin().component()),
                        plain(one.origin().node()),
                        one.what().toLowerCase(Locale.ROOT).contains("oom") ? alarm(one.what()) : plain(one.what())));
        List<Part> parts = new ArrayList<>();
        if (some.size() > MOST) {
            parts.add(hint((some.size() - MOST) + " earlier ones are left out"));
        }
        parts.add(rows.orSay("Nothing happened to instances."));
        return parts;
    }
}
