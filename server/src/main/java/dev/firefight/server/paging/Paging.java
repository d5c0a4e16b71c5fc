package dev.firefight.server.paging;

import dev.firefight.journal.Journal;
import dev.firefight.paging.roster.Contact;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.channel.Channel;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.setup.Setups;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything between an alert and a person, wired. */
public final class Paging implements AutoCloseable {
    private final Journal journal;
    private final Alerts alerts;
    private final PageBook book;
    private final Pager pager;
    private final TimelineNotes notes;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    /**
     * What it is made of.
     *
     * @param setups who is called by what
     * @param channels by what messages travel; empty for one that is not set up
     * @param areNeighbours whether of two services one calls the other
     * @param address under which people reach this program, without a slash at its end
     * @param secrets for links in messages
     * @param lease after so long a message that another process began to send is sent by this one; zero where there can be no other
     * @param trouble told of what could not be done
     */
    public record Parts(
            Journal journal,
            Incidents incidents,
            Setups setups,
            Function<Contact.Channel, Optional<Channel>> channels,
            BiPredicate<String, String> areNeighbours,
            Supplier<URI> address,
            Secrets secrets,
            InstantSource clock,
            Duration lease,
            Consumer<String> trouble) {}

    /** Not yet begun. */
    public Paging(Parts parts) {
        journal = parts.journal();
        clock = parts.clock();
        alerts = new Alerts(clock.instant());
        book = new PageBook(journal, clock);
        pager = new Pager(book);
        notes = new TimelineNotes(parts.incidents(), alerts, book, parts.trouble());
        Outbox outbox = new Outbox(
                journal,
                book,
                parts.channels(),
                new Letters(parts.incidents(), alerts, parts.address()),
                parts.secrets(),
                clock,
                parts.secrets().fresh(),
                parts.lease(),
                parts.trouble());
        dispatcher = new Dispatcher(new Dispatcher.Parts(
                journal,
                parts.incidents(),
                alerts,
                book,
                outbox,
                parts.setups()::calling,
                parts.areNeighbours(),
                parts.trouble()));
    }

    /** What has to follow the journal, in this order. */
    public List<Projection> projections() {
        return List.of(alerts, book, notes, dispatcher);
    }

    /** Decides and calls from now on. */
    public void start(Follower follower) {
        dispatcher.start(follower);
        notes.start();
    }

    /** Where deliveries come in. */
    public Intake intake(Follower follower) {
        return new Intake(journal, alerts, follower, clock);
    }

    /** How many rounds of deciding and calling ended well since the start. */
    public long rounds() {
        return dispatcher.rounds();
    }

    /** All alerts. */
    public Alerts alerts() {
        return alerts;
    }

    /** All pages. */
    public PageBook book() {
        return book;
    }

    /** What people do about pages. */
    public Pager pager() {
        return pager;
    }

    /** Lets messages arrive that are on their way. */
    @Override
    public void close() {
        dispatcher.close();
        notes.close();
    }
}
