package dev.firefight.server.web;

import dev.firefight.incident.Person;
import dev.firefight.paging.escalation.Message;
import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.server.investigation.Exhibit;
import dev.firefight.server.investigation.Investigations.Progress;
import dev.firefight.server.investigation.RecordingDirectory.Kept;
import dev.firefight.server.slack.Room;
import dev.firefight.server.slack.Room.Making;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who was called for an incident, who can be, and how far the program is with looking into it.
 *
 * @param pages of the incident
 * @param roster who can be called
 * @param room in Slack; empty where there is none and none is to be
 * @param canInvestigate whether there is anything to look into
 * @param progress how far looking into it is; empty where nothing was begun
 * @param exhibit what was seen when it was last looked into
 * @param recordings of production then, the oldest first
 */
record Calling(
        Pages pages,
        Roster roster,
        Optional<Room> room,
        boolean canInvestigate,
        Optional<Progress> progress,
        Optional<Exhibit> exhibit,
        List<Kept> recordings) {
    /** Nobody was called, and nothing is looked into. */
    static final Calling NOBODY = new Calling(
            Pages.NONE, Roster.EMPTY, Optional.empty(), false, Optional.empty(), Optional.empty(), List.of());

    private static final int MOST_MESSAGES = 20;

    /** Whether somebody is being called, or was without an answer. */
    boolean isUnanswered() {
        return pages.pages().values().stream().anyMatch(page -> page.isOpen() || page.state() == Page.State.EXHAUSTED);
    }

    /** Whether nobody answered, and nobody is called any more. */
    boolean isGivenUp() {
        return pages.pages().values().stream().anyMatch(page -> page.state() == Page.State.EXHAUSTED);
    }

    /** Whether anybody was called at any time. */
    boolean wasAnybodyCalled() {
        return !pages.pages().isEmpty();
    }

    /** The room in Slack, once it is there. */
    Optional<String> roomName() {
        return room.map(Room::making).filter(one -> one.channel().isPresent()).map(Making::name);
    }

    /** Where it is. */
    String roomAddress() {
        return room.map(Room::making)
                .flatMap(Making::channel)
                .map(channel -> "https://slack.com/app_redirect?channel=" + channel)
                .orElse("");
    }

    /** Why there is no room, or it is told no more; empty where all is well. */
    String roomTrouble() {
        return room.map(Room::trouble).orElse("");
    }

    boolean takesCare(Person person) {
        return pages.acknowledgers().contains(person.name());
    }

    List<String> acknowledgers() {
        return pages.acknowledgers();
    }

    /** The last messages, the newest first. */
    List<Message> messages() {
        return pages.messages().values().stream()
                .sorted((one, other) -> Long.compare(other.number(), one.number()))
                .limit(MOST_MESSAGES)
                .toList();
    }

    /** What became of a message. */
    static String deliveries(Message message) {
        return message.deliveries().isEmpty()
                ? "about to be sent"
                : message.deliveries().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(one -> one.getKey().word() + " " + words(one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String words(Delivery delivery) {
        return switch (delivery.state()) {
            case SENDING -> "being sent";
            case SENT -> "sent";
            case FAILED -> (delivery.again().isPresent() ? "tried again, since " : "failed: ") + delivery.reason();
        };
    }

    List<String> people() {
        return roster.members().stream().map(Member::name).toList();
    }

    List<String> policies() {
        return roster.policies().stream().map(EscalationPolicy::name).toList();
    }

    boolean isInvestigating() {
        return progress.filter(one -> one == Progress.WAITING || one == Progress.READING || one == Progress.THINKING)
                .isPresent();
    }

    String progressWords() {
        return progress.map(one -> switch (one) {
                    case WAITING -> "Looking into it is about to begin.";
                    case READING -> "Sources are being read …";
                    case THINKING -> "The cause is being looked for …";
                    case DONE -> "";
                    case FAILED -> "It could not be looked into; the log of the program says why.";
                })
                .orElse("");
    }
}
