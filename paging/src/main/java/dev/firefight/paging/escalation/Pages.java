package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.escalation.Page.State;
import dev.firefight.paging.escalation.PageFact.Acknowledged;
import dev.firefight.paging.escalation.PageFact.NobodyFound;
import dev.firefight.paging.escalation.PageFact.PageClosed;
import dev.firefight.paging.escalation.PageFact.PageExhausted;
import dev.firefight.paging.escalation.PageFact.PageOpened;
import dev.firefight.paging.escalation.PageFact.PersonPaged;
import dev.firefight.paging.escalation.PageFact.SendingFailed;
import dev.firefight.paging.escalation.PageFact.SendingStarted;
import dev.firefight.paging.escalation.PageFact.Sent;
import dev.firefight.paging.escalation.PageFact.StepTaken;
import dev.firefight.paging.roster.Contact.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All pages of one incident, as they follow from what happened.
 *
 * @param last number of the last entry
 * @param lastAt when that was; empty before the first
 * @param pages by their numbers
 * @param messages by their numbers
 * @param acknowledgers who said that they take care, in order, each once
 * @param acknowledgedAt when the first of them did
 */
public record Pages(
        long last,
        Optional<Instant> lastAt,
        SequencedMap<Long, Page> pages,
        SequencedMap<Long, Message> messages,
        List<String> acknowledgers,
        Optional<Instant> acknowledgedAt) {
    /** Before anything happened. */
    public static final Pages NONE =
            new Pages(0, Optional.empty(), new TreeMap<>(), new TreeMap<>(), List.of(), Optional.empty());

    /** Copies the maps and the list. */
    public Pages {
        pages = Collections.unmodifiableSequencedMap(new TreeMap<>(pages));
        messages = Collections.unmodifiableSequencedMap(new TreeMap<>(messages));
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
                                at));
                    case StepTaken one -> page(one.page(), page -> page.at(one.round(), one.step(), at));
                    case PersonPaged one -> {
                        TreeMap<Long, Message> more = new TreeMap<>(messages);
                        more.put(number, new Message(number, one.page(), one.person(), at, java.util.Map.of()));
                        yield new Pages(last, lastAt, pages, more, acknowledgers, acknowledgedAt);
                    }
                    case NobodyFound _ -> this;
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
                                        Optional.empty()));
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
                    case PageClosed one -> page(one.page(), page -> page.now(State.CLOSED));
                    case PageExhausted one -> page(one.page(), page -> page.now(State.EXHAUSTED));
                };
        return new Pages(number, Optional.of(at), next.pages, next.messages, next.acknowledgers, next.acknowledgedAt);
    }

    private Pages with(Page page) {
        TreeMap<Long, Page> more = new TreeMap<>(pages);
        more.put(page.number(), page);
        return new Pages(last, lastAt, more, messages, acknowledgers, acknowledgedAt);
    }

    private Pages page(long number, UnaryOperator<Page> how) {
        return Optional.ofNullable(pages.get(number)).map(how).map(this::with).orElse(this);
    }

    private Pages delivery(long number, Channel channel, Delivery delivery) {
        return Optional.ofNullable(messages.get(number))
                .map(message -> {
                    TreeMap<Long, Message> more = new TreeMap<>(messages);
                    more.put(number, message.with(channel, delivery));
                    return new Pages(last, lastAt, pages, more, acknowledgers, acknowledgedAt);
                })
                .orElse(this);
    }

    private Delivery outcome(long message, Channel channel, Instant at, String reason, Optional<Instant> again) {
        String node = find(message)
                .flatMap(one -> one.delivery(channel))
                .map(Delivery::node)
                .orElse("");
        return new Delivery(
                reason.isEmpty() ? Delivery.State.SENT : Delivery.State.FAILED,
                Math.max(1, attempts(message, channel)),
                at,
                node,
                reason,
                again);
    }

    private int attempts(long message, Channel channel) {
        return find(message)
                .flatMap(one -> one.delivery(channel))
                .map(Delivery::attempts)
                .orElse(0);
    }

    private Pages acknowledged(String person, Instant at) {
        TreeMap<Long, Page> settled = new TreeMap<>(pages);
        settled.replaceAll(
                (_, page) -> page.isOpen() || page.state() == State.EXHAUSTED ? page.now(State.ACKNOWLEDGED) : page);
        List<String> people = new ArrayList<>(acknowledgers);
        if (!people.contains(person)) {
            people.add(person);
        }
        return new Pages(last, lastAt, settled, messages, people, acknowledgedAt.or(() -> Optional.of(at)));
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
