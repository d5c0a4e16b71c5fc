package dev.firefight.server.paging;

import dev.firefight.incident.Incident;
import dev.firefight.incident.Severity;
import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.PageFact.Cause;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Urgency;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Timeline;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people are told who are called. */
final class Letters {
    /** Alerts that are told one by one. */
    private static final int MOST_ALERTS = 5;

    /** Incidents of a bundle that are told one by one. */
    private static final int MOST_INCIDENTS = 20;

    private final Incidents incidents;
    private final Alerts alerts;
    private final Supplier<URI> address;

    /** @param address under which people reach this program, without a slash at its end */
    Letters(Incidents incidents, Alerts alerts, Supplier<URI> address) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.address = address;
    }

    /**
     * Writes a message.
     *
     * @param secret of the link by which it is acknowledged
     */
    Message write(long incident, long message, Pages pages, String secret) {
        Optional<Incident> state = incidents.timeline(incident).map(Timeline::state);
        String title = state.flatMap(Incident::declared).map(one -> one.title()).orElse("");
        String severity = state.flatMap(Incident::severity)
                .map(one -> incidents.policy().name(one) + " ")
                .orElse("");
        Optional<Page> page = pages.find(message)
                .flatMap(one -> Optional.ofNullable(pages.pages().get(one.page())));
        return new Message(
                new PageBook.Called(incident, message).id(),
                severity + "#" + incident + " " + title,
                text(incident, page),
                Optional.of(URI.create(address.get() + "/ack/" + secret)),
                Optional.of(URI.create(address.get() + "/incidents/" + incident)),
                urgency(page, state.flatMap(Incident::severity)));
    }

    /** Writes one message about several incidents, none of which is acknowledged by it: each is, where it leads to. */
    Message bundle(String name, List<Long> some) {
        List<String> lines =
                some.stream().distinct().limit(MOST_INCIDENTS).map(this::line).toList();
        long all = some.stream().distinct().count();
        String rest = all > lines.size() ? "\nand " + (all - lines.size()) + " more" : "";
        boolean isHigh = some.stream()
                .anyMatch(one -> urgency(
                                Optional.empty(),
                                incidents.timeline(one).map(Timeline::state).flatMap(Incident::severity))
                        == Urgency.HIGH);
        return new Message(
                "firefight-bundle-" + name,
                all == 1 ? "1 incident needs you still" : all + " more incidents need you",
                String.join("\n", lines) + rest,
                Optional.empty(),
                Optional.of(URI.create(address.get() + "/incidents")),
                isHigh ? Urgency.HIGH : Urgency.NORMAL);
    }

    private String line(long incident) {
        return "- #" + incident + " "
                + incidents
                        .timeline(incident)
                        .map(Timeline::state)
                        .flatMap(Incident::declared)
                        .map(one -> one.title())
                        .orElse("");
    }

    private String text(long incident, Optional<Page> page) {
        StringBuilder text = new StringBuilder();
        page.map(Page::reason).filter(reason -> !reason.isBlank()).ifPresent(reason -> text.append(reason)
                .append('\n'));
        List<Episode> firing = alerts.read(all -> all.of(incident, MOST_ALERTS + 1));
        text.append(firing.stream().limit(MOST_ALERTS).map(Letters::line).collect(Collectors.joining("\n")));
        if (firing.size() > MOST_ALERTS) {
            long all = alerts.read(one ->
                    one.gathering(incident).map(gathering -> gathering.firing()).orElse(0L));
            text.append("\nand ").append(Math.max(1, all - MOST_ALERTS)).append(" more");
        }
        return text.toString();
    }

    private static String line(Episode episode) {
        String summary = episode.alert().summary();
        String name = episode.alert().name();
        return "- " + name + (summary.equals(name) ? "" : ": " + summary);
    }

    private static Urgency urgency(Optional<Page> page, Optional<Severity> severity) {
        boolean isForKnowledge = page.filter(one -> one.cause() == Cause.IMPACT).isPresent();
        boolean isMajor = severity.isEmpty() || severity.get().isMajor();
        return isForKnowledge || !isMajor ? Urgency.NORMAL : Urgency.HIGH;
    }
}
