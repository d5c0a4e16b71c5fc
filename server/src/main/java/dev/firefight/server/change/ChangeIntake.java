package dev.firefight.server.change;

import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Receipt;
import dev.firefight.server.change.ChangeFact.Reported;
import dev.firefight.server.change.ChangeFact.State;
import dev.firefight.server.incidents.Follower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Stores what senders say of changes, each delivery once: by the number that the sender gives it, else by its words. Words that name neither a
 * moment nor an id mean the same change for {@link #SAME_WORDS}, as long as senders try again.
 */
public final class ChangeIntake {
    /** So long the same words are the same delivery where nothing else tells one from another. */
    static final Duration SAME_WORDS = Duration.ofMinutes(10);

    private static final int ID_DIGITS = 16;
    /** A sender's clock may be wrong, and nothing is changed in the future. */
    private static final Duration EARLIEST = Duration.ofDays(30);

    private final Journal journal;
    private final Follower follower;
    private final Supplier<Set<String>> known;
    private final InstantSource clock;

    /**
     * What became of a delivery.
     *
     * @param change as it was stored
     * @param isNew whether it was stored now, and not before
     */
    public record Result(Reported change, boolean isNew) {}

    /** @param known services that are known */
    public ChangeIntake(Journal journal, Follower follower, Supplier<Set<String>> known, InstantSource clock) {
        this.journal = journal;
        this.follower = follower;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Stores a change. When this returns it is on disk, and the lists know it.
     *
     * @param integration by which it came
     * @param mapping for repositories and applications their services
     * @param body as it came
     * @throws dev.firefight.journal.JournalException when it could not be stored: the sender is to try again
     */
    public Result receive(String integration, Map<String, List<String>> mapping, ToldChange told, byte[] body) {
        return receive(Person.PROGRAM, integration, mapping, told, body);
    }

    /**
     * As above, told by a person by hand.
     *
     * @param key by which a repeated request is known; the words are, where it is empty
     */
    public Result receive(Person by, ToldChange told, Optional<String> key, byte[] body) {
        ToldChange named = new ToldChange(
                key.orElse(told.delivery()),
                told.id(),
                told.type(),
                told.state(),
                told.where(),
                told.what(),
                told.beganAt(),
                told.endedAt());
        return receive(by, ChangeFeed.BY_HAND, Map.of(), named, body);
    }

    private Result receive(
            Person by, String integration, Map<String, List<String>> mapping, ToldChange told, byte[] body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String words = (told.delivery().isEmpty() ? Bytes.of(body) : Bytes.ofText(told.delivery()))
                .sha256()
                .hex();
        long turn = now.getEpochSecond() / SAME_WORDS.toSeconds();
        String key = told.isNamed() ? key(integration, words, "") : key(integration, words, String.valueOf(turn));
        if (!told.isNamed()) {
            Optional<Reported> justBefore = justBefore(key(integration, words, String.valueOf(turn - 1)), now);
            if (justBefore.isPresent()) {
                return new Result(justBefore.get(), false);
            }
        }
        String id = told.id().isEmpty() ? key.substring(key.length() - ID_DIGITS) : told.id();
        Reported change = change(integration, id, ServiceNames.of(told.where(), mapping, known.get()), told, now);
        Receipt receipt =
                journal.append(key, List.of(Addition.atTheEnd(ChangeStream.NAME, ChangeStream.draft(now, by, change))));
        Entry stored = receipt.entries().getLast();
        follower.awaits(stored.position());
        return new Result(receipt.repeated() ? reported(stored) : change, !receipt.repeated());
    }

    private Optional<Reported> justBefore(String key, Instant now) {
        return journal.receipt(key)
                .map(one -> one.entries().getLast())
                .filter(one -> one.time().isAfter(now.minus(SAME_WORDS)))
                .map(ChangeIntake::reported);
    }

    private static Reported reported(Entry stored) {
        return switch (ChangeStream.read(stored)) {
            case Reported one -> one;
        };
    }

    private static Reported change(String integration, String id, List<String> services, ToldChange told, Instant now) {
        Optional<Instant> ended = told.endedAt().map(one -> within(one, now));
        Instant began =
                told.beganAt().map(one -> within(one, now)).or(() -> ended).orElse(now);
        Optional<Instant> end = told.state() == State.STARTED ? Optional.empty() : Optional.of(ended.orElse(began));
        return new Reported(
                integration,
                id,
                told.type(),
                told.state(),
                services,
                told.where().source(),
                told.where().environment(),
                told.what().revision(),
                told.what().summary(),
                told.what().author(),
                told.what().link(),
                began,
                end.map(one -> one.isBefore(began) ? began : one));
    }

    private static Instant within(Instant told, Instant now) {
        Instant whole = told.truncatedTo(ChronoUnit.MICROS);
        return whole.isAfter(now) || whole.isBefore(now.minus(EARLIEST)) ? now : whole;
    }

    private static String key(String integration, String words, String turn) {
        return "change/"
                + Bytes.ofText(integration + "\n" + words + "\n" + turn)
                        .sha256()
                        .hex();
    }
}
