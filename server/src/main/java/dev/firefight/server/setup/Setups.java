package dev.firefight.server.setup;

import dev.firefight.document.Problem;
import dev.firefight.document.wire.Kinds;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalBusy;
import dev.firefight.journal.Limits;
import dev.firefight.journal.StreamConflict;
import dev.firefight.paging.roster.Roster;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.stored.Payload;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** The set-up as it stands, and how it is altered: as a whole, each time with all of it in the journal. By many threads at once. */
public final class Setups implements Projection {
    private static final String STREAM = "setup";
    private static final int MOST_TRIES = 100;
    private static final Payload<SetupFact> PAYLOAD = new Payload<>(new Kinds<>(SetupFact.class, kinds()));

    private final Journal journal;
    private final InstantSource clock;
    private volatile State state = State.of(Setup.EMPTY, 0);

    /**
     * How it stands.
     *
     * @param setup what is set up
     * @param version how often it was replaced
     * @param byHash integrations by the hashes of their keys
     * @param beats names of heartbeats by the hashes of theirs
     * @param calling who is called, by {@link OwnRoutes}
     */
    private record State(
            Setup setup, long version, Map<String, Integration> byHash, Map<String, String> beats, Roster calling) {
        static State of(Setup setup, long version) {
            Map<String, Integration> byHash = new LinkedHashMap<>();
            setup.integrations().forEach(one -> one.keys().forEach(key -> byHash.put(key.hash(), one)));
            Map<String, String> beats = new LinkedHashMap<>();
            setup.heartbeats().in().forEach(one -> one.key().ifPresent(key -> beats.put(key, one.name())));
            return new State(setup, version, Map.copyOf(byHash), Map.copyOf(beats), OwnRoutes.of(setup));
        }
    }

    /** Over a journal, from which it has to be told what is written. */
    public Setups(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    private static SequencedMap<String, Class<? extends SetupFact>> kinds() {
        SequencedMap<String, Class<? extends SetupFact>> kinds = new LinkedHashMap<>();
        kinds.put("setup-replaced", SetupFact.Replaced.class);
        return kinds;
    }

    @Override
    public void apply(Entry entry) {
        if (entry.stream().equals(STREAM)) {
            take(entry);
        }
    }

    private synchronized void take(Entry entry) {
        if (entry.sequence() > state.version()
                && PAYLOAD.read(entry).fact() instanceof SetupFact.Replaced(String document)) {
            state = State.of(read(document), entry.sequence());
        }
    }

    /** What was sound when it was written, and is not any more, was written by a newer program. */
    private static Setup read(String document) {
        return switch (SetupYaml.read(document)) {
            case SetupYaml.Result.Sound(Setup setup) -> setup;
            case SetupYaml.Result.Refused(List<Problem> problems) ->
                throw new IllegalStateException("the set-up in the journal cannot be read: " + problems.getFirst());
        };
    }

    /** As it stands. */
    public Setup current() {
        return state.setup();
    }

    /** Who is called, as it stands. */
    public Roster roster() {
        return state.setup().roster();
    }

    /** The same with a route for each heartbeat that names its policy: by this alerts are decided. */
    public Roster calling() {
        return state.calling();
    }

    /** The name of the heartbeat whose secret has this hash. */
    public Optional<String> heartbeatByKey(String hash) {
        return Optional.ofNullable(state.beats().get(hash));
    }

    /** How often it was replaced: whoever replaces it says which one they saw. */
    public long version() {
        return state.version();
    }

    /** The integration whose key has this hash and is valid now. */
    public Optional<Integration> byKey(String hash) {
        Instant now = clock.instant();
        return Optional.ofNullable(state.byHash().get(hash))
                .filter(one -> one.keys().stream().anyMatch(key -> key.hash().equals(hash) && key.holds(now)));
    }

    /**
     * Alters it, again if somebody else did meanwhile.
     *
     * @throws WireException when it would be too large
     * @throws IllegalArgumentException as {@link Setup} does
     */
    public void change(Person by, UnaryOperator<Setup> how) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            State before = state;
            if (replace(by, before.version(), how.apply(before.setup()))) {
                return;
            }
        }
        throw new JournalBusy("others alter the set-up without a pause; try again in a moment");
    }

    /** What came of altering one thing. */
    public sealed interface Edited {
        /** It is altered, and in the journal. */
        record Done() implements Edited {}

        /** It cannot be, because of what was filled in. */
        record Refused(List<Problem> problems) implements Edited {
            /** Copies the list. */
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /** Somebody else altered the same thing since it was shown. */
        record Late() implements Edited {}
    }

    /**
     * Alters one thing of it by what somebody filled in.
     *
     * @param seen as it was when it was shown to them; empty where nothing that is there is replaced
     * @throws WireException when the set-up would be too large
     */
    public Edited edit(Person by, SetupEdit edit, Item item, Optional<SetupMark> seen) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            State before = state;
            if (seen.filter(mark -> !mark.holds(before.setup())).isPresent()) {
                return new Edited.Late();
            }
            switch (edit.with(item, before.setup())) {
                case SetupYaml.Result.Refused(List<Problem> problems) -> {
                    return new Edited.Refused(problems);
                }
                case SetupYaml.Result.Sound(Setup setup) -> {
                    if (replace(by, before.version(), setup)) {
                        return new Edited.Done();
                    }
                }
            }
        }
        throw new JournalBusy("others alter the set-up without a pause; try again in a moment");
    }

    /**
     * Alters something in it, again if somebody else altered something else meanwhile.
     *
     * @param seen the {@link SetupMark} of what is altered, as it was when it was shown to whoever alters it
     * @return false, and nothing is altered, where it is not as it was seen any more
     * @throws WireException when it would be too large
     * @throws IllegalArgumentException as {@link Setup} does
     */
    public boolean alter(Person by, SetupMark seen, UnaryOperator<Setup> how) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            State before = state;
            if (!seen.holds(before.setup())) {
                return false;
            }
            if (replace(by, before.version(), how.apply(before.setup()))) {
                return true;
            }
        }
        throw new JournalBusy("others alter the set-up without a pause; try again in a moment");
    }

    /**
     * Replaces it, if it is still the one that somebody saw.
     *
     * @return whether it was
     * @throws WireException when it would be too large, or holds what no document can say
     */
    public boolean replace(Person by, long seen, Setup setup) {
        // What is stored has to be readable at the next start.
        List<Problem> problems = SetupYaml.problems(setup);
        if (!problems.isEmpty()) {
            throw new WireException(
                    "the set-up cannot be kept: " + problems.getFirst().what());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String document = SetupYaml.write(setup);
        Draft draft;
        try {
            draft = PAYLOAD.draft(now, by, new SetupFact.Replaced(document));
        } catch (IllegalArgumentException tooLarge) {
            throw new WireException("the set-up is too large: its document may have 1 MB");
        }
        try {
            journal.append(List.of(new Addition(STREAM, OptionalLong.of(seen), List.of(draft))))
                    .entries()
                    .forEach(this::take);
            return true;
        } catch (StreamConflict somebodyElse) {
            journal.read(STREAM, state.version() + 1, Limits.PAGE_ENTRIES).forEach(this::take);
            return false;
        }
    }
}
