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
    /** So often a message is tried by one channel: for about a day, since a provider can be down for hours. */
    public static final int MOST_ATTEMPTS = 300;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration PAUSE_OF_MANY = Duration.ofMinutes(5);
    private static final int MANY_ATTEMPTS = 10;

    /** After so long what this process began to send and never told the end of is sent again: what sent it died. */
    static final Duration OWN_LEASE = Duration.ofMinutes(10);

    private final String node;
    private final Duration lease;
    private final Instant now;
    private final List<Due> planned = new ArrayList<>();

    private Deliveries(String node, Duration lease, Instant now) {
        this.node = node;
        this.lease = lease;
        this.now = now;
    }

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
     * @param now only to know what was written before the clock was set back: it is due at once
     */
    public static List<Due> planned(Pages pages, Roster roster, String node, Duration lease, Instant now) {
        Deliveries deliveries = new Deliveries(node, lease, now);
        for (Message message : pages.messages().values()) {
            if (isWanted(pages, message)) {
                roster.member(message.person()).ifPresent(member -> deliveries.plan(message, member));
            }
        }
        return List.copyOf(deliveries.planned);
    }

    /** As long as nobody answered: one that waits to be tried again is of use after the last step too. */
    private static boolean isWanted(Pages pages, Message message) {
        return Optional.ofNullable(pages.pages().get(message.page()))
                .filter(page -> page.isOpen() || page.state() == Page.State.EXHAUSTED)
                .isPresent();
    }

    private void plan(Message message, Member member) {
        boolean haveAllFailed = true;
        for (Contact contact : member.contacts()) {
            Optional<Delivery> delivery = message.delivery(contact.channel());
            // Whoever cannot be reached one way is told the next way at once.
            Instant first = after(message.at(), message.at().plus(haveAllFailed ? Duration.ZERO : contact.after()));
            Optional<Instant> at = delivery.isEmpty() ? Optional.of(first) : delivery.flatMap(this::again);
            at.ifPresent(due -> planned.add(new Due(message, contact, due)));
            haveAllFailed &= delivery.filter(Delivery::isGivenUp).isPresent();
        }
    }

    private Optional<Instant> again(Delivery delivery) {
        return switch (delivery.state()) {
            case SENT -> Optional.empty();
            case FAILED -> delivery.again().map(at -> after(delivery.at(), at));
            case SENDING -> {
                boolean isOwn = delivery.node().equals(node);
                yield Optional.of(after(delivery.at(), delivery.at().plus(isOwn ? OWN_LEASE : lease)));
            }
        };
    }

    private Instant after(Instant written, Instant due) {
        return Escalation.isBeforeClockWasSetBack(written, now) ? now : due;
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
        if (attempts >= MANY_ATTEMPTS) {
            return Optional.of(PAUSE_OF_MANY);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.max(0, attempts - 1));
        return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
