package dev.firefight.server.drill;

import dev.firefight.incident.Consent;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Inquiry.Asked;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Person;
import dev.firefight.incident.Ruling;
import dev.firefight.journal.JournalBusy;
import dev.firefight.practice.console.Looks;
import dev.firefight.practice.console.Part;
import dev.firefight.practice.desk.Crew;
import dev.firefight.practice.desk.Desk;
import dev.firefight.practice.desk.Guide;
import dev.firefight.practice.desk.Offers;
import dev.firefight.practice.desk.Offers.Offer;
import dev.firefight.practice.desk.Reply;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.Logged;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.drill.Pace;
import dev.firefight.server.drill.DrillFact.Begun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/** A drill that people play together. Whatever was done is stored before it is answered. By many threads. */
public final class LiveDrill {
    /** After so long without anybody looking, a drill for practice stands still. */
    static final Duration UNATTENDED = Duration.ofMinutes(1);

    /** So much of what somebody looked at is kept for them. */
    private static final int KEPT_ANSWERS = 8;

    /** So many requests are known again when they are repeated. */
    private static final int KEPT_KEYS = 64;

    private static final String OVER = "the drill is over: its debrief tells what it was worth";

    private final long number;
    private final Begun begun;
    private final Drill drill;
    private final Pace pace;
    private final InstantSource clock;
    private final Storing storing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Person> facilitators;
    private final Map<Person, Seat> seats = new HashMap<>();
    private final List<Offer> offers;
    private final SequencedSet<String> keys = new LinkedHashSet<>();
    private volatile Instant lookedAt;
    private int stored;
    private volatile boolean isEnded;
    private volatile boolean isBroken;

    /** Where somebody sits. */
    private record Seat(Desk desk, Deque<Answer> answers) {}

    /** Stores what was done. */
    interface Storing {
        /** Throws as the journal does; nothing counts as stored then. */
        void store(List<Logged> lines);

        /** Stores that somebody watches over it. */
        void facilitated(Person person);
    }

    /**
     * What came of a line that somebody typed.
     *
     * @param at when, after the beginning
     * @param line as it was typed
     * @param reply what it was
     * @param parts what there was to see
     */
    public record Answer(Duration at, String line, Reply reply, List<Part> parts) {
        /** Copies the list. */
        public Answer {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A drill.
     *
     * @param begun how it began
     * @param drill as far as it is stored already
     * @param facilitators who watch over it
     */
    LiveDrill(long number, Begun begun, Drill drill, Set<Person> facilitators, InstantSource clock, Storing storing) {
        this.number = number;
        this.begun = begun;
        this.facilitators = new HashSet<>(facilitators);
        this.drill = drill;
        this.clock = clock;
        this.storing = storing;
        this.offers = Offers.of(drill.run().production());
        this.lookedAt = clock.instant();
        this.stored = drill.log().lines().size();
        this.isEnded = drill.log().last(Deed.Revealed.class).isPresent();
        this.pace = pace();
    }

    /** An exam goes on since its begin; a drill for practice that is taken up again stands still until somebody lets it go on. */
    private Pace pace() {
        if (!isEnded && isExam()) {
            return Pace.since(clock, drill.log().opening().startedAt());
        }
        Pace going = new Pace(clock, 1);
        going.speed(drill.elapsed(), isEnded || stored > 0 ? 0 : 1);
        return going;
    }

    private boolean isExam() {
        return drill.log().opening().mode() == Mode.EXAM;
    }

    /** Whether somebody looked at it within the last minute. */
    boolean isAttended() {
        return !isEnded && Duration.between(lookedAt, clock.instant()).compareTo(UNATTENDED) <= 0;
    }

    /** Its number. */
    public long number() {
        return number;
    }

    /** Whether what is in memory is more than what is stored: it is to be read anew. */
    boolean isBroken() {
        return isBroken;
    }

    /** As it stands now, for somebody. */
    public Scene scene(Person person) {
        return now(() -> scene(person, seat(person)));
    }

    private Scene scene(Person person, Seat seat) {
        return new Scene(
                number,
                drill.scenario(),
                drill.log().opening(),
                person,
                drill.elapsed(),
                pace.speed(),
                isEnded,
                facilitators.contains(person),
                facilitators.isEmpty() && mayFacilitate(person),
                drill.timeline(),
                drill.incident(),
                drill.run().alerts(),
                drill.run().harm(),
                drill.log(),
                offers,
                begun.isGuided() && !isEnded ? Optional.of(Guide.next(drill)) : Optional.empty(),
                seat.desk().isAsking(),
                List.copyOf(seat.answers()));
    }

    private Seat seat(Person person) {
        return seats.computeIfAbsent(
                person, one -> new Seat(new Desk(drill, one, Looks::isLook), new ArrayDeque<>(KEPT_ANSWERS)));
    }

    /** Whether somebody did more than to say or ask something. */
    private boolean plays(Person person) {
        return Stream.of(
                        Stream.of(Person.PROGRAM, drill.log().opening().trainee()),
                        facilitators.stream(),
                        seats.keySet().stream(),
                        drill.log().lines().stream()
                                .filter(one -> !isWords(one.deed()))
                                .map(Logged::by))
                .flatMap(people -> people)
                .anyMatch(one -> one.name().equalsIgnoreCase(person.name()));
    }

    private static boolean isWords(Deed deed) {
        return deed instanceof Deed.Said said && (said.fact() instanceof Asked || said.fact() instanceof Observed);
    }

    private boolean mayFacilitate(Person person) {
        return !drill.log().opening().trainee().equals(person)
                && drill.log().lines().stream().noneMatch(one -> one.by().equals(person));
    }

    /**
     * Somebody watches over it from now on: they see what it is, and play no more.
     *
     * @throws DrillRefused where they have played already
     */
    public void facilitate(Person person) {
        now(() -> {
            if (!facilitators.contains(person)) {
                if (isEnded || !mayFacilitate(person)) {
                    throw new DrillRefused("whoever has played cannot see what it is before the end");
                }
                stored(() -> storing.facilitated(person));
                facilitators.add(person);
            }
            return true;
        });
    }

    /**
     * Whoever watches over it lets somebody say something: a manager, a customer, another team.
     *
     * @throws DrillRefused where nobody listens, with why
     */
    public Ruling letSay(Person facilitator, String who, String words) {
        return now(() -> {
            if (isEnded || !facilitators.contains(facilitator)) {
                throw new DrillRefused("only who watches over a drill lets others say something in it");
            }
            Person voice = new Person(who);
            if (plays(voice)) {
                throw new DrillRefused(who + " plays here and speaks for themselves: name somebody else");
            }
            return drill.say(voice, Drill.spoken(words), new Consent.None());
        });
    }

    /** Somebody types a line at their console; it answers what was asked there. */
    public Answer type(Person person, String line) {
        return line(person, line, false);
    }

    /** Somebody does something by a button or a form: it answers nothing that was asked. */
    public Answer press(Person person, String line) {
        return line(person, line, true);
    }

    private Answer line(Person person, String line, boolean isAnew) {
        return playing(person, () -> {
            Seat seat = seat(person);
            if (isAnew) {
                seat.desk().drop();
            }
            Answer answer = answer(line, seat.desk().type(line));
            seat.answers().addFirst(answer);
            if (seat.answers().size() > KEPT_ANSWERS) {
                seat.answers().removeLast();
            }
            return answer;
        });
    }

    private Answer answer(String line, Reply reply) {
        if (reply instanceof Reply.Look(String look)) {
            try {
                return new Answer(drill.elapsed(), line, reply, Looks.look(drill.run(), look));
            } catch (IllegalArgumentException wrong) {
                return new Answer(
                        drill.elapsed(), line, new Reply.Refused(String.valueOf(wrong.getMessage())), List.of());
            }
        }
        return new Answer(drill.elapsed(), line, reply, List.of());
    }

    /**
     * Somebody wants to write into the timeline.
     *
     * @param key by which a repeated request is known: it is written once
     */
    public Ruling say(Person person, Fact fact, Consent consent, Optional<String> key) {
        return playing(person, () -> {
            if (key.filter(keys::contains).isPresent()) {
                return new Ruling.Accepted(List.of());
            }
            Ruling ruling = drill.say(person, fact, consent);
            if (ruling instanceof Ruling.Accepted) {
                key.ifPresent(this::keep);
            }
            return ruling;
        });
    }

    private void keep(String key) {
        keys.add(key);
        if (keys.size() > KEPT_KEYS) {
            keys.removeFirst();
        }
    }

    /** Somebody writes something else down, which may depend on how things stand. */
    public void note(Person person, Function<Drill, Deed> deed) {
        playing(person, () -> {
            drill.note(person, deed.apply(drill));
            return true;
        });
    }

    /**
     * Time goes so fast from now on.
     *
     * @param speed 0 to stand still
     * @throws DrillRefused where it cannot, with why
     */
    public void speed(int speed) {
        now(() -> {
            if (isEnded) {
                throw new DrillRefused(OVER);
            }
            if (isExam()) {
                throw new DrillRefused("in an exam time goes on as it does");
            }
            if (speed < 0 || speed > Pace.MOST_SPEED) {
                throw new DrillRefused("the speed is a number from 0 to " + Pace.MOST_SPEED);
            }
            pace.speed(drill.elapsed(), speed);
            return true;
        });
    }

    /**
     * It is over, and its secret is told. Once over, it stays so.
     *
     * @throws DrillRefused for somebody else's exam
     */
    public void end(Person person) {
        now(() -> {
            boolean isTheirs = drill.log().opening().trainee().equals(person) || facilitators.contains(person);
            if (isExam() && !isTheirs) {
                throw new DrillRefused("an exam is ended by whoever takes it, or who watches over it");
            }
            if (!isEnded) {
                drill.note(Person.PROGRAM, new Deed.Revealed(begun.scenario(), begun.seed(), begun.nonce()));
                isEnded = true;
                pace.pause(drill.elapsed());
            }
            return true;
        });
    }

    /** All that was done so far. */
    public DrillLog log() {
        return now(drill::log);
    }

    private <T> T playing(Person person, Step<T> step) {
        return now(() -> {
            if (isEnded) {
                throw new DrillRefused(OVER);
            }
            if (facilitators.contains(person)) {
                throw new DrillRefused("whoever watches over a drill does not play in it");
            }
            return step.take();
        });
    }

    /** Something that is done while nobody else does anything. */
    private interface Step<T> {
        T take();
    }

    private <T> T now(Step<T> step) {
        lock.lock();
        try {
            if (isBroken) {
                throw new JournalBusy("the drill is read anew from what is stored; try again in a moment");
            }
            carryOn();
            T taken = step.take();
            store();
            return taken;
        } catch (IllegalArgumentException wrong) {
            throw new DrillRefused(wrong);
        } finally {
            lock.unlock();
        }
    }

    private void carryOn() {
        Instant now = clock.instant();
        boolean isAlone = Duration.between(lookedAt, now).compareTo(UNATTENDED) > 0;
        if (isAlone && !isExam()) {
            pace.pause(drill.elapsed());
        }
        lookedAt = now;
        if (!isEnded) {
            drill.carryTo(pace.elapsed(drill.elapsed()));
            if (begun.hasCrew()) {
                Crew.play(drill);
            }
        }
    }

    private void store() {
        List<Logged> fresh = drill.logFrom(stored);
        if (fresh.isEmpty()) {
            return;
        }
        stored(() -> storing.store(fresh));
        stored += fresh.size();
    }

    /** What could not be stored stands in memory alone: from then on this is of no use. */
    private void stored(Runnable storing) {
        try {
            storing.run();
        } catch (RuntimeException notStored) {
            isBroken = true;
            throw notStored;
        }
    }
}
