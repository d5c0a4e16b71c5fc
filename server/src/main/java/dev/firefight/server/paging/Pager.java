package dev.firefight.server.paging;

import dev.firefight.incident.Person;
import dev.firefight.paging.escalation.Page;
import dev.firefight.paging.escalation.PageFact;
import dev.firefight.paging.escalation.PageFact.Acknowledged;
import dev.firefight.paging.escalation.PageFact.Cause;
import dev.firefight.paging.escalation.PageFact.PageOpened;
import dev.firefight.paging.escalation.Pages;
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

    /** Who a link leads to, by the hash of its secret. */
    public Optional<String> person(PageBook.Called called) {
        return book.pages(called.incident()).find(called.message()).map(one -> one.person());
    }
}
