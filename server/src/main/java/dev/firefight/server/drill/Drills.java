package dev.firefight.server.drill;

import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalBusy;
import dev.firefight.journal.JournalException;
import dev.firefight.journal.Limits;
import dev.firefight.journal.StreamConflict;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.LogText;
import dev.firefight.practice.drill.Logged;
import dev.firefight.practice.drill.Opening;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.drill.Secret;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.score.Debrief;
import dev.firefight.server.drill.DrillFact.Begun;
import dev.firefight.server.drill.DrillFact.Ended;
import dev.firefight.server.drill.DrillFact.Facilitated;
import dev.firefight.server.drill.DrillFact.Scored;
import dev.firefight.server.drill.DrillFact.Went;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.stored.Payload.Said;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** All drills of this server. By many threads. */
public final class Drills implements Projection {
    /** So many are kept in memory; others are run again from their logs. */
    private static final int MOST_LIVE = 6;

    /** So many debriefs are kept; others are made again. */
    private static final int MOST_DEBRIEFS = 16;

    /** So many are run anew at once, each on a core. */
    private static final int MOST_AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 20;

    private static final int MOST_TRIES = 100;

    private final Journal journal;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String program;
    private final Executor behind;
    private final Semaphore taking = new Semaphore(MOST_AT_ONCE);
    private final Semaphore judging = new Semaphore(1);
    private final Map<Long, Line> lines = new LinkedHashMap<>();
    private final Map<Long, LiveDrill> live = eldestGo(MOST_LIVE, one -> !one.isAttended());
    private final Map<Long, CompletableFuture<Debrief>> debriefs = eldestGo(MOST_DEBRIEFS, CompletableFuture::isDone);

    /**
     * A drill in a list.
     *
     * @param number of the drill
     * @param opening how it began
     * @param isEnded whether it is over
     * @param tenths of points that it was worth; empty while nobody knows
     */
    public record Line(long number, Opening opening, boolean isEnded, OptionalLong tenths) {}

    /**
     * What somebody wants to play.
     *
     * @param scenario or family
     * @param mode what is allowed
     * @param isGuided whether the next step is told
     * @param hasCrew whether the machine plays roles that nobody takes
     */
    public record Wish(String scenario, Mode mode, boolean isGuided, boolean hasCrew) {}

    /**
     * Over a journal.
     *
     * @param random for seeds
     * @param program which it is, with its version
     * @param behind where debriefs are made
     */
    public Drills(Journal journal, InstantSource clock, RandomGenerator random, String program, Executor behind) {
        this.journal = journal;
        this.clock = clock;
        this.behind = behind;
        this.random = random;
        this.program = program;
    }

    /** The eldest goes when there are too many, unless it is in use. */
    private static <T> Map<Long, T> eldestGo(int most, Predicate<T> mayGo) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, T> eldest) {
                return size() > most && mayGo.test(eldest.getValue());
            }
        };
    }

    @Override
    public void apply(Entry entry) {
        DrillStreams.drill(entry.stream()).ifPresent(number -> {
            if (entry.type().equals(DrillStreams.WENT)) {
                return;
            }
            synchronized (lines) {
                if (DrillStreams.read(entry) instanceof Begun begun) {
                    Opening opening = LogText.read(List.of(begun.line())).opening();
                    lines.put(number, new Line(number, opening, false, OptionalLong.empty()));
                }
                switch (DrillStreams.read(entry)) {
                    case Ended _ ->
                        lines.computeIfPresent(number, (_, one) -> new Line(number, one.opening(), true, one.tenths()));
                    case Scored(long tenths) ->
                        lines.computeIfPresent(
                                number, (_, one) -> new Line(number, one.opening(), true, OptionalLong.of(tenths)));
                    case Begun _, Went _, Facilitated _ -> {}
                }
            }
        });
    }

    /** All that were ever begun, the newest first. */
    public List<Line> all() {
        synchronized (lines) {
            return List.copyOf(lines.values()).reversed();
        }
    }

    /**
     * Begins one.
     *
     * @return its number
     * @throws DrillRefused when there is no such scenario
     */
    public long begin(Person trainee, Wish wish) {
        byte[] nonce = new byte[Secret.NONCE_BYTES];
        random.nextBytes(nonce);
        if (Catalogue.named(wish.scenario()).isEmpty()) {
            throw new DrillRefused("there is no drill \"" + wish.scenario() + "\": look at the list of drills");
        }
        Secret secret = Secret.of(wish.scenario(), random.nextInt(Integer.MAX_VALUE), nonce);
        Opening opening =
                new Opening(wish.scenario(), secret.commitment(), wish.mode(), trainee, clock.instant(), program);
        Begun begun = new Begun(
                LogText.first(opening),
                secret.scenario(),
                secret.seed(),
                secret.nonce(),
                wish.isGuided(),
                wish.hasCrew());
        long number = last();
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            number++;
            try {
                append(number, 0, List.of(DrillStreams.draft(clock.instant(), trainee, begun)));
                return number;
            } catch (StreamConflict taken) {
                // Somebody else began one meanwhile.
            }
        }
        throw new JournalBusy("others begin drills without a pause; try again in a moment");
    }

    private long last() {
        synchronized (lines) {
            return lines.keySet().stream().mapToLong(one -> one).max().orElse(0);
        }
    }

    private long append(long number, long after, List<Draft> drafts) {
        return journal.append(List.of(new Addition(DrillStreams.name(number), OptionalLong.of(after), drafts)))
                .entries()
                .getLast()
                .sequence();
    }

    /** One of them, as it is played; empty where there is none of that number. */
    public Optional<LiveDrill> find(long number) {
        synchronized (live) {
            Optional<LiveDrill> kept = Optional.ofNullable(live.get(number)).filter(one -> !one.isBroken());
            if (kept.isPresent()) {
                return kept;
            }
        }
        List<Said<DrillFact>> facts = facts(number);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        LiveDrill again = onACore(taking, () -> again(number, facts));
        synchronized (live) {
            if (live.size() >= MOST_LIVE && live.values().stream().allMatch(LiveDrill::isAttended)) {
                throw new JournalBusy("as many drills are played as this server keeps at once: end one first");
            }
            Optional<LiveDrill> other = Optional.ofNullable(live.get(number)).filter(one -> !one.isBroken());
            if (other.isPresent()) {
                return other; // somebody else was as fast
            }
            live.put(number, again);
            return Optional.of(again);
        }
    }

    private LiveDrill again(long number, List<Said<DrillFact>> facts) {
        try {
            return asStored(number, facts);
        } catch (IllegalArgumentException other) {
            throw new DrillRefused("drill " + number + " cannot be taken up again by this version of the program: "
                    + other.getMessage());
        }
    }

    private LiveDrill asStored(long number, List<Said<DrillFact>> facts) {
        Begun begun = (Begun) facts.getFirst().fact();
        Secret secret = new Secret(begun.scenario(), begun.seed(), begun.nonce());
        List<String> texts = texts(facts);
        DrillLog log = LogText.read(texts);
        Drill drill = log.lines().isEmpty()
                ? new Drill(Scenarios.named(secret.scenario()), secret.seed(), log.opening())
                : Drill.of(Scenarios.named(secret.scenario()), secret.seed(), log);
        Set<Person> facilitators = facts.stream()
                .filter(one -> one.fact() instanceof Facilitated)
                .map(Said::by)
                .collect(Collectors.toSet());
        return new LiveDrill(
                number, begun, drill, facilitators, clock, new Stored(number, facts.size(), texts.getLast()));
    }

    private static List<String> texts(List<Said<DrillFact>> facts) {
        List<String> texts = new ArrayList<>();
        for (Said<DrillFact> one : facts) {
            switch (one.fact()) {
                case Begun begun -> texts.add(begun.line());
                case Went went -> texts.add(went.line());
                case Ended _, Scored _, Facilitated _ -> {}
            }
        }
        return texts;
    }

    private List<Said<DrillFact>> facts(long number) {
        List<Said<DrillFact>> facts = new ArrayList<>();
        List<Entry> page = journal.read(DrillStreams.name(number), 1, Limits.PAGE_ENTRIES);
        while (!page.isEmpty()) {
            page.forEach(one -> facts.add(DrillStreams.said(one)));
            page = journal.read(DrillStreams.name(number), facts.size() + 1L, Limits.PAGE_ENTRIES);
        }
        return facts;
    }

    /** The end of a stream, to which lines are added. */
    private final class Stored implements LiveDrill.Storing {
        private final long number;
        private long sequence;
        private String text;

        Stored(long number, long sequence, String text) {
            this.number = number;
            this.sequence = sequence;
            this.text = text;
        }

        @Override
        public void store(List<Logged> fresh) {
            List<Draft> drafts = new ArrayList<>();
            String last = text;
            Instant now = clock.instant();
            for (Logged one : fresh) {
                last = LogText.next(last, one);
                drafts.add(DrillStreams.draft(now, one.by(), new Went(last)));
                if (one.deed() instanceof Deed.Revealed) {
                    drafts.add(DrillStreams.draft(now, one.by(), new Ended()));
                }
            }
            add(drafts);
            text = last;
        }

        @Override
        public void facilitated(Person person) {
            add(List.of(DrillStreams.draft(clock.instant(), person, new Facilitated())));
        }

        private void add(List<Draft> drafts) {
            try {
                sequence = append(number, sequence, drafts);
            } catch (StreamConflict other) {
                throw new JournalBusy("another server plays this drill as well; try again in a moment");
            }
        }
    }

    /**
     * What there is to learn from one that is over; it is made behind the scenes.
     *
     * @return not done while it is being made
     * @throws DrillRefused while it is not over
     */
    public CompletableFuture<Debrief> debrief(LiveDrill drill) {
        DrillLog log = drill.log();
        if (log.last(Deed.Revealed.class).isEmpty()) {
            throw new DrillRefused("the drill is not over: end it first");
        }
        Secret secret = log.secret();
        synchronized (debriefs) {
            return Optional.ofNullable(debriefs.get(drill.number())).orElseGet(() -> {
                CompletableFuture<Debrief> made = CompletableFuture.supplyAsync(
                        () -> onACore(judging, () -> made(drill.number(), secret, log)), behind);
                debriefs.put(drill.number(), made);
                return made;
            });
        }
    }

    private Debrief made(long number, Secret secret, DrillLog log) {
        Debrief debrief = Debrief.of(Scenarios.named(secret.scenario()), secret.seed(), log);
        boolean isKnown;
        synchronized (lines) {
            isKnown = Optional.ofNullable(lines.get(number))
                    .filter(one -> one.tenths().isPresent())
                    .isPresent();
        }
        if (!isKnown) {
            Scored scored = new Scored(Math.round(10 * debrief.score().total()));
            try {
                journal.append(List.of(Addition.atTheEnd(
                        DrillStreams.name(number), DrillStreams.draft(clock.instant(), Person.PROGRAM, scored))));
            } catch (JournalException notStored) {
                return debrief; // it follows from the log at any time: the list shows it after the next look
            }
        }
        return debrief;
    }

    /** Each run takes a core for seconds; who waits too long is asked to come again. */
    private static <T> T onACore(Semaphore cores, Supplier<T> work) {
        try {
            if (!cores.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new JournalBusy("other drills are run just now; try again in a moment");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JournalBusy("the server ends");
        }
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }
}
