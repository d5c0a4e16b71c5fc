package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.escalation.Page.State;
import dev.firefight.paging.escalation.PageFact.Acknowledged;
import dev.firefight.paging.escalation.PageFact.NobodyFound;
import dev.firefight.paging.escalation.PageFact.PageClosed;
import dev.firefight.paging.escalation.PageFact.PageExhausted;
import dev.firefight.paging.escalation.PageFact.PageOpened;
import dev.firefight.paging.escalation.PageFact.PassedOn;
import dev.firefight.paging.escalation.PageFact.PersonPaged;
import dev.firefight.paging.escalation.PageFact.SendingFailed;
import dev.firefight.paging.escalation.PageFact.SendingStarted;
import dev.firefight.paging.escalation.PageFact.Sent;
import dev.firefight.paging.escalation.PageFact.StepTaken;
import dev.firefight.paging.escalation.PageFact.Unreachable;
import dev.firefight.paging.roster.Contact.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All pages of one incident, as they follow from what happened.
 *
 * @param last number of the last entry
 * @param lastAt when that was; empty before the first
 * @param pages by their numbers, in their order
 * @param messages by their numbers, in their order
 * @param acknowledgers who said that they take care, in order, each once
 * @param acknowledgedAt when the first of them did
 */
public record Pages(
        long last,
        Optional<Instant> lastAt,
        Map<Long, Page> pages,
        Map<Long, Message> messages,
        List<String> acknowledgers,
        Optional<Instant> acknowledgedAt) {
    /** Before anything happened. */
    public static final Pages NONE = new Pages(0, Optional.empty(), Map.of(), Map.of(), List.of(), Optional.empty());

    /** So many people are known by name who said that they take care. */
    static final int MOST_ACKNOWLEDGERS = 1_000;

    /** Copies the list, and the maps unless they share what did not change already. */
    public Pages {
        pages = Numbered.of(pages);
        messages = Numbered.of(messages);
        acknowledgers = List.copyOf(acknowledgers);
    }

    /** After one more thing happened. What refers to something that there is not alters nothing. */
    public Pages with(long number, Instant at, PageFact fact) {
        Pages next =
                switch (fact) {
                    case PageOpened one ->
                        with(new Page(
                                number,
                                one.cause(),
                                one.policy(),
                                one.person(),
                                one.reason(),
                                at,
                                State.OPEN,
                                0,
                                0,
                                at,
                                number));
                    case StepTaken one -> page(one.page(), page -> page.at(one.round(), one.step(), at, number));
                    case PersonPaged one -> with(new Message(number, one.page(), one.person(), at, Map.of(), false));
                    case NobodyFound _ -> this;
                    case Unreachable one ->
                        find(one.message())
                                .map(Message::unreachable)
                                .map(this::with)
                                .orElse(this);
                    case SendingStarted one ->
                        delivery(
                                one.message(),
                                one.channel(),
                                new Delivery(
                                        Delivery.State.SENDING,
                                        attempts(one.message(), one.channel()) + 1,
                                        at,
                                        one.node(),
                                        "",
                                        Optional.empty(),
                                        one.bundle()));
                    case Sent one ->
                        delivery(
                                one.message(),
                                one.channel(),
                                outcome(one.message(), one.channel(), at, "", Optional.empty()));
                    case SendingFailed one ->
                        delivery(
                                one.message(),
                                one.channel(),
                                outcome(one.message(), one.channel(), at, one.reason(), one.again()));
                    case Acknowledged one -> acknowledged(one.person(), at);
                    case PassedOn one -> page(one.page(), Page::passedOn);
                    case PageClosed one -> page(one.page(), page -> page.now(State.CLOSED));
                    case PageExhausted one -> page(one.page(), page -> page.now(State.EXHAUSTED));
                };
        return new Pages(number, Optional.of(at), next.pages, next.messages, next.acknowledgers, next.acknowledgedAt);
    }

    private Pages with(Page page) {
        return new Pages(
                last, lastAt, Numbered.of(pages).with(page.number(), page), messages, acknowledgers, acknowledgedAt);
    }

    private Pages with(Message message) {
        return new Pages(
                last,
                lastAt,
                pages,
                Numbered.of(messages).with(message.number(), message),
                acknowledgers,
                acknowledgedAt);
    }

    private Pages page(long number, UnaryOperator<Page> how) {
        return Optional.ofNullable(pages.get(number)).map(how).map(this::with).orElse(this);
    }

    private Pages delivery(long number, Channel channel, Delivery delivery) {
        return find(number)
                .map(message -> with(message.with(channel, delivery)))
                .orElse(this);
    }

    private Delivery outcome(long message, Channel channel, Instant at, String reason, Optional<Instant> again) {
        Optional<Delivery> before = find(message).flatMap(one -> one.delivery(channel));
        return new Delivery(
                reason.isEmpty() ? Delivery.State.SENT : Delivery.State.FAILED,
                Math.max(1, attempts(message, channel)),
                at,
                before.map(Delivery::node).orElse(""),
                reason,
                again,
                before.flatMap(Delivery::bundle));
    }

    private int attempts(long message, Channel channel) {
        return find(message)
                .flatMap(one -> one.delivery(channel))
                .map(Delivery::attempts)
                .orElse(0);
    }

    private Pages acknowledged(String person, Instant at) {
        Pages settled = this;
        for (Page page : pages.values()) {
            Page now = page.acknowledged(person);
            settled = now.equals(page) ? settled : settled.with(now);
        }
        List<String> people = new ArrayList<>(acknowledgers);
        if (!people.contains(person) && people.size() < MOST_ACKNOWLEDGERS) {
            people.add(person);
        }
        return new Pages(last, lastAt, settled.pages, messages, people, acknowledgedAt.or(() -> Optional.of(at)));
    }

    /** A message. */
    public Optional<Message> find(long message) {
        return Optional.ofNullable(messages.get(message));
    }

    /** Whether somebody is still to be called. */
    public boolean isPaging() {
        return pages.values().stream().anyMatch(Page::isOpen);
    }

    /** Whether something brought a page about already. */
    public boolean has(PageFact.Cause cause) {
        return pages.values().stream().anyMatch(page -> page.cause() == cause);
    }

    /**
     * Whether people are called by a policy, or were and somebody takes care. One that ended without an answer, because all alerts had ended or
     * everybody was called in vain, is begun again by the next alert.
     *
     * @param policy empty for calling where the roster has no policy, of which it is enough to say once that it is in vain
     */
    public boolean follows(Optional<String> policy) {
        return pages.values().stream()
                .filter(page -> page.person().isEmpty() && page.policy().equals(policy))
                .anyMatch(page -> switch (page.state()) {
                    case OPEN, ACKNOWLEDGED -> true;
                    case EXHAUSTED -> policy.isEmpty();
                    case CLOSED -> false;
                });
    }
}
