package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which messages are to be sent, and by what. */
public final class Deliveries {
    /** So often a message is tried by one channel. */
    public static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private Deliveries() {}

    /**
     * A message that can be sent.
     *
     * @param message which one
     * @param contact where to
     * @param at from when on it is due
     */
    public record Due(Message message, Contact contact, Instant at) {}

    /**
     * All that are due at some time, as things stand; what is due now is not before others.
     *
     * @param node this process
     * @param lease after so long a message that another process began to send is taken over, as that process may be dead
     */
    public static List<Due> planned(Pages pages, Roster roster, String node, Duration lease) {
        List<Due> planned = new ArrayList<>();
        for (Message message : pages.messages().values()) {
            if (isWanted(pages, message)) {
                roster.member(message.person()).ifPresent(member -> plan(message, member, node, lease, planned));
            }
        }
        return List.copyOf(planned);
    }

    /** As long as nobody answered: one that waits to be tried again is of use after the last step too. */
    private static boolean isWanted(Pages pages, Message message) {
        return Optional.ofNullable(pages.pages().get(message.page()))
                .filter(page -> page.isOpen() || page.state() == Page.State.EXHAUSTED)
                .isPresent();
    }

    private static void plan(Message message, Member member, String node, Duration lease, List<Due> into) {
        boolean haveAllFailed = true;
        for (Contact contact : member.contacts()) {
            Optional<Delivery> delivery = message.delivery(contact.channel());
            // Whoever cannot be reached one way is told the next way at once.
            Instant first = haveAllFailed ? message.at() : message.at().plus(contact.after());
            Optional<Instant> at =
                    delivery.isEmpty() ? Optional.of(first) : delivery.flatMap(one -> again(one, node, lease));
            at.ifPresent(due -> into.add(new Due(message, contact, due)));
            haveAllFailed &= delivery.filter(Deliveries::isGivenUp).isPresent();
        }
    }

    private static boolean isGivenUp(Delivery delivery) {
        return delivery.state() == Delivery.State.FAILED && delivery.again().isEmpty();
    }

    private static Optional<Instant> again(Delivery delivery, String node, Duration lease) {
        return switch (delivery.state()) {
            case SENT -> Optional.empty();
            case FAILED -> delivery.again();
            case SENDING ->
                delivery.node().equals(node)
                        ? Optional.empty()
                        : Optional.of(delivery.at().plus(lease));
        };
    }

    /**
     * How long to wait after a failure.
     *
     * @param attempts how often it was tried
     * @return empty when it is given up
     */
    public static Optional<Duration> pause(int attempts) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.max(0, attempts - 1));
        return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
