package dev.firefight.server.paging;

import dev.firefight.incident.Person;
import dev.firefight.paging.escalation.Message;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.PageFact;
import dev.firefight.paging.escalation.PageFact.Acknowledged;
import dev.firefight.paging.escalation.PageFact.Cause;
import dev.firefight.paging.escalation.PageFact.PageOpened;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.paging.roster.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What people do about pages. */
public final class Pager {
    private final PageBook book;

    /** Over all pages. */
    public Pager(PageBook book) {
        this.book = book;
    }

    /**
     * Somebody takes care of an incident: whoever else was to be called for it is left alone.
     *
     * @param way how they said so, as "a link in an e-mail"
     * @return the position where it is written; empty where they had said so before and nobody is being called
     */
    public OptionalLong acknowledge(long incident, Person by, String way) {
        return book.write(
                incident, by, pages -> isNews(pages, by) ? List.of(new Acknowledged(by.name(), way)) : List.of());
    }

    private static boolean isNews(Pages pages, Person by) {
        return pages.pages().values().stream().anyMatch(page -> page.isOpen() || page.state() == Page.State.EXHAUSTED)
                || !pages.acknowledgers().contains(by.name());
    }

    /**
     * Somebody whom a message called cannot take care: whoever comes next is called at once.
     *
     * @param way how they said so, as "a key on the phone"
     * @return the position where it is written; empty where nobody waits for them any more
     */
    public OptionalLong passOn(PageBook.Called called, String way) {
        return person(called)
                .map(person ->
                        book.write(called.incident(), new Person(person), pages -> waiting(pages, called).stream()
                                .map(page -> (PageFact) new PageFact.PassedOn(page.number(), person, way))
                                .toList()))
                .orElse(OptionalLong.empty());
    }

    /** The page of a message, while it waits for those of the step to which the message belongs. */
    private static Optional<Page> waiting(Pages pages, PageBook.Called called) {
        return pages.find(called.message())
                .flatMap(message -> Optional.ofNullable(pages.pages().get(message.page()))
                        .filter(page -> page.isOpen() && message.number() > page.stepNumber())
                        .filter(page -> page.stepAt().isAfter(Instant.EPOCH)));
    }

    /** What became of a message after it was sent, as its carrier reports: the next way is tried at once where it got nowhere. */
    public OptionalLong lost(PageBook.Called called, Contact.Channel channel, String reason) {
        return book.write(called.incident(), Person.PROGRAM, pages -> pages.find(called.message())
                .flatMap(message -> message.delivery(channel))
                .filter(delivery -> delivery.state() != Message.Delivery.State.FAILED)
                .map(_ -> List.<PageFact>of(
                        new PageFact.SendingFailed(called.message(), channel, reason, Optional.empty())))
                .orElse(List.of()));
    }

    /** A message arrived, as its carrier reports, of which this was not known. */
    public OptionalLong arrived(PageBook.Called called, Contact.Channel channel, String receipt) {
        return book.write(called.incident(), Person.PROGRAM, pages -> pages.find(called.message())
                .flatMap(message -> message.delivery(channel))
                .filter(delivery -> delivery.state() != Message.Delivery.State.SENT)
                .map(_ -> List.<PageFact>of(new PageFact.Sent(called.message(), channel, receipt)))
                .orElse(List.of()));
    }

    /** Calls somebody by name. */
    public OptionalLong call(long incident, Person by, String person, String reason) {
        return open(incident, by, new PageOpened(Cause.REQUEST, Optional.empty(), Optional.of(person), reason));
    }

    /** As {@link #call}, unless they were called for the very same reason before. */
    public OptionalLong callOnce(long incident, Person by, String person, String reason) {
        return book.write(
                incident,
                by,
                pages -> pages.pages().values().stream()
                                .anyMatch(one -> one.reason().equals(reason)
                                        && one.person().equals(Optional.of(person)))
                        ? List.of()
                        : List.of(new PageOpened(Cause.REQUEST, Optional.empty(), Optional.of(person), reason)));
    }

    /** Calls people by a policy. */
    public OptionalLong callPolicy(long incident, Person by, String policy, String reason) {
        return open(incident, by, new PageOpened(Cause.REQUEST, Optional.of(policy), Optional.empty(), reason));
    }

    private OptionalLong open(long incident, Person by, PageFact page) {
        return book.write(incident, by, _ -> List.of(page));
    }

    /** Whom a message called; empty where there is none of that number. */
    public Optional<String> person(PageBook.Called called) {
        return book.pages(called.incident()).find(called.message()).map(one -> one.person());
    }
}
