package dev.firefight.server.change;

import dev.firefight.journal.Journal;
import dev.firefight.paging.episode.Gathering;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Setups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything about changes that are reported, wired. */
public final class Changes implements AutoCloseable {
    /** So far back lies what can be the cause of what burns now. */
    public static final Duration RECENT = Duration.ofHours(6);

    private static final int MOST_SHOWN = 20;

    private final Parts parts;
    private final ChangeFeed feed;
    private final Affected affected;
    private final ChangeNotes notes;

    /**
     * What it is made of.
     *
     * @param open numbers of the incidents that are not over
     * @param seen services of which telemetry told
     * @param areNeighbours whether of two services one calls the other
     * @param secrets what a reference leads to
     * @param trouble told of what could not be done
     */
    public record Parts(
            Journal journal,
            Incidents incidents,
            Paging paging,
            Setups setups,
            ChangeFeed feed,
            Supplier<Set<Long>> open,
            Supplier<Set<String>> seen,
            BiPredicate<String, String> areNeighbours,
            Function<SecretReference, String> secrets,
            InstantSource clock,
            Consumer<String> trouble) {}

    /** Not yet begun. */
    public Changes(Parts parts) {
        this.parts = parts;
        feed = parts.feed();
        affected = new Affected(parts.paging().alerts(), parts.areNeighbours());
        notes = new ChangeNotes(new ChangeNotes.Parts(
                parts.incidents(),
                feed,
                affected,
                parts.paging().pager(),
                parts.open(),
                this::known,
                parts.setups()::roster,
                parts.trouble()));
    }

    /** What has to follow the journal, in this order, behind alerts and pages. */
    public List<Projection> projections() {
        return List.of(feed, notes);
    }

    /** Tells timelines from now on. */
    public void start() {
        notes.start();
    }

    /** Where deliveries come in. */
    public ChangeIntake intake(Follower follower) {
        return new ChangeIntake(parts.journal(), follower, this::known, parts.clock());
    }

    /** What a reference of the set-up to a secret leads to. */
    public String secret(SecretReference reference) {
        return parts.secrets().apply(reference);
    }

    /** All changes of late. */
    public ChangeFeed feed() {
        return feed;
    }

    /** The changes that have to do with an incident and began {@link #RECENT} before it or later, the newest first. */
    public List<ReportedChange> of(dev.firefight.server.incidents.Timeline timeline) {
        return timeline.state().declaredAt().map(at -> feed.since(at.minus(RECENT))).orElse(List.of()).stream()
                .filter(one -> !one.isElsewhere())
                .filter(one -> timeline.state()
                        .resolvedAt()
                        .map(end -> !one.facts().beganAt().isAfter(end))
                        .orElse(true))
                .filter(one -> affected.because(timeline.number(), timeline.state(), one)
                        .isPresent())
                .limit(MOST_SHOWN)
                .toList();
    }

    /** Services that telemetry or alerts have told of. */
    private Set<String> known() {
        Set<String> all = new HashSet<>(parts.seen().get());
        parts.paging()
                .alerts()
                .read(episodes ->
                        episodes.gatherings().stream().map(Gathering::services).toList())
                .forEach(all::addAll);
        return all;
    }

    @Override
    public void close() {
        notes.close();
    }
}
