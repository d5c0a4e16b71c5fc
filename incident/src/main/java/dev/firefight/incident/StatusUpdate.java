package dev.firefight.incident;

import dev.firefight.incident.Hypothesis.Standing;
import dev.firefight.incident.Message.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What others are to be told, as far as the timeline tells it: impact, severity, what is being done, and when the next update comes. A draft
 * for a person to read before it is sent; what is not known is said to be unknown, and no time of recovery is promised.
 */
public final class StatusUpdate {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);
    private static final int TOP = 3;

    private final Incident incident;
    private final Policy policy;
    private final ZoneId zone;

    private StatusUpdate(Incident incident, Policy policy, ZoneId zone) {
        this.incident = incident;
        this.policy = policy;
        this.zone = zone;
    }

    /**
     * The draft of an update.
     *
     * @param policy what severities are called
     * @param zone in which times are told
     * @param next when the next update is to come
     */
    public static String draft(Incident incident, Policy policy, Audience audience, ZoneId zone, Instant next) {
        StatusUpdate update = new StatusUpdate(incident, policy, zone);
        List<String> lines = new ArrayList<>();
        lines.add(update.head());
        lines.add("Impact: " + update.impact());
        if (audience == Audience.ENGINEERS) {
            lines.add("Doing: " + update.doing());
            lines.add("Causes looked at: " + update.causes());
            lines.add("Commander: " + update.holder(Role.COMMANDER) + "; timeline: " + update.holder(Role.SCRIBE));
        } else {
            lines.add("We are " + update.plainly());
        }
        lines.add(
                incident.isOpen()
                        ? "Next update by " + update.time(next)
                        : "This is the last update unless something new happens.");
        return String.join("\n", lines);
    }

    private String head() {
        String title = incident.declared().map(Course.Declared::title).orElse("No incident");
        String severity = incident.severity().map(policy::name).orElse("severity not set");
        return "[" + severity + "] " + title + (incident.isOpen() ? "" : " (resolved)");
    }

    private String impact() {
        String what = incident.impact()
                .map(one -> one.users() + ", " + one.features() + (one.money().isEmpty() ? "" : ", " + one.money()))
                .orElse("not known yet");
        if (incident.hurtSince().isEmpty()) {
            return what;
        }
        Instant since = incident.hurtSince().get();
        return what
                + incident.hurtUntil()
                        .map(until -> "; over, it lasted " + minutes(Duration.between(since, until)))
                        .orElseGet(() -> "; since " + time(since));
    }

    private static String minutes(Duration duration) {
        long minutes = Math.max(1, duration.toMinutes());
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private String doing() {
        Optional<Verification> watching = incident.watched();
        if (watching.isPresent()) {
            return "watching recovery: " + watching.get().started().checks();
        }
        List<Change> inTheWay = incident.changesInTheWay();
        if (!inTheWay.isEmpty()) {
            Change last = inTheWay.getLast();
            return last.started().what() + " in " + last.started().where() + "; expected: "
                    + last.started().expectedEffect();
        }
        return incident.stableSince()
                .map(since -> "stable since " + time(since) + "; looking for the cause")
                .orElse("looking for the cause");
    }

    /** What is being done, in plain words. */
    public static String plainly(Incident incident) {
        return new StatusUpdate(incident, Policy.USUAL, ZoneOffset.UTC).plainly();
    }

    private String plainly() {
        if (!incident.isOpen()) {
            return "done: service is restored.";
        }
        if (incident.watched().isPresent()) {
            return "watching the recovery after a fix.";
        }
        if (!incident.changesInTheWay().isEmpty()) {
            return "putting a fix in place.";
        }
        return incident.stableSince().isPresent()
                ? "looking for the cause; the situation is stable."
                : "working to stabilise the service.";
    }

    private String causes() {
        List<String> causes = incident.board().stream()
                .filter(one -> one.standing() != Standing.REFUTED)
                .limit(TOP)
                .map(one -> one.proposed().cause() + (one.standing() == Standing.CONFIRMED ? " (confirmed)" : ""))
                .toList();
        return causes.isEmpty() ? "none yet" : String.join("; ", causes);
    }

    private String holder(Role role) {
        return incident.holder(role).map(duty -> duty.person().name()).orElse("nobody yet");
    }

    private String time(Instant time) {
        return CLOCK.format(time.atZone(zone));
    }
}
