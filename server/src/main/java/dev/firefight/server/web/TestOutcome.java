package dev.firefight.server.web;

import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.escalation.Message;
import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.server.paging.AlertList;
import dev.firefight.server.paging.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What came of a test alert.
 *
 * @param alert its name
 * @param words who was called, or why nobody was
 * @param incident that it opened; empty where it opened none
 * @param isSettled whether waiting a moment longer would not tell more
 */
record TestOutcome(String alert, String words, Optional<Long> incident, boolean isSettled) {
    private static final Pattern NAME = Pattern.compile("test-[A-Za-z0-9-]{1,60}");

    /** Whether this may be the name of a test alert. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** As it stands now. */
    static TestOutcome of(Paging paging, String alert) {
        return AlertList.of(paging.alerts(), alert, Optional.empty(), 0, 1).lines().stream()
                .findFirst()
                .map(episode -> of(paging, alert, episode))
                .orElseGet(() -> new TestOutcome(alert, "It is over.", Optional.empty(), true));
    }

    private static TestOutcome of(Paging paging, String alert, Episode episode) {
        return switch (episode.standing()) {
            case Episode.Standing.Undecided _ ->
                new TestOutcome(
                        alert, "It has come in, and it is about to be decided who is called.", Optional.empty(), false);
            case Episode.Standing.Waiting(String because, Optional<?> _) ->
                new TestOutcome(alert, "Nobody is called: " + because + ".", Optional.empty(), true);
            case Episode.Standing.OfIncident(long incident, String _) -> called(alert, incident, paging);
        };
    }

    private static TestOutcome called(String alert, long incident, Paging paging) {
        dev.firefight.paging.escalation.Pages pages = paging.book().pages(incident);
        Collection<Message> messages = pages.messages().values();
        if (!messages.isEmpty()) {
            return new TestOutcome(
                    alert,
                    (isSent(messages) ? "Called: " : "To be called, and not reached yet: ")
                            + messages.stream()
                                    .map(one -> one.person() + " (" + Calling.deliveries(one) + ")")
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ".",
                    Optional.of(incident),
                    messages.stream().allMatch(TestOutcome::isTried));
        }
        if (pages.pages().isEmpty()) {
            return new TestOutcome(
                    alert,
                    "Nobody is called: the route of this alert opens an incident, and calls nobody.",
                    Optional.of(incident),
                    false);
        }
        boolean isTried = pages.pages().values().stream().allMatch(one -> one.step() > 0 || !one.isOpen());
        boolean hasPolicy =
                pages.pages().values().stream().anyMatch(one -> one.policy().isPresent());
        return new TestOutcome(
                alert,
                !isTried
                        ? "It is about to be said who is called."
                        : hasPolicy
                                ? "Nobody could be called: nobody whom the policy names is on call now and can be reached."
                                : "Nobody could be called: there is no policy that says whom.",
                Optional.of(incident),
                isTried);
    }

    private static boolean isSent(Collection<Message> messages) {
        return messages.stream()
                .flatMap(one -> one.deliveries().values().stream())
                .anyMatch(one -> one.state() == Delivery.State.SENT);
    }

    private static boolean isTried(Message message) {
        List<Delivery> deliveries = List.copyOf(message.deliveries().values());
        return !deliveries.isEmpty() && deliveries.stream().noneMatch(one -> one.state() == Delivery.State.SENDING);
    }
}
