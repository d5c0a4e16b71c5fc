package dev.firefight.practice.scenario;

import static dev.firefight.practice.scenario.Run.STRETCH;

import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.production.Instance;
import dev.firefight.practice.scenario.Run.Suffering;
import dev.firefight.telemetry.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What came of a whole run: what is kept of it when it is gone, which is small.
 *
 * @param harm what users suffered until its end, in stretches of ten seconds
 * @param after what they suffered in the last minutes of what followed, when that had happened again which happens again
 * @param missing how many instances were not there at the end that belong there
 * @param instances how many there were, of all services of the team
 * @param guilty the changes that came with what goes wrong, by their numbers among all that were told of, counted from 1
 * @param digest of all that was told until the end
 */
public record Outcome(
        List<Suffering> harm, Suffering after, int missing, int instances, List<Long> guilty, String digest) {
    /** How long it is watched after its end. */
    public static final Duration AFTER = Duration.ofMinutes(10);

    /** From this share on it is noticed that users suffer; below it are those who always do. */
    public static final double NOTICED = 0.01;

    private static final int LAST_STRETCHES = 30;

    /** Copies the lists. */
    public Outcome {
        harm = List.copyOf(harm);
        guilty = List.copyOf(guilty);
    }

    /** Of a run with these acts, which takes a second or two. */
    public static Outcome of(Scenario scenario, long seed, List<Act> acts) {
        return of(Run.whole(scenario, seed, acts));
    }

    /** Of a run in a production where something was done long before, and nothing is done then. */
    public static Outcome prepared(Scenario scenario, long seed, Act before) {
        return of(new Run(scenario, seed, List.of(before)));
    }

    /** Of a run as it stands, with nothing more done in it. It is carried on to its end, and beyond to see what follows. */
    public static Outcome of(Run run) {
        run.until(run.scenario().lasts());
        List<Suffering> harm = List.copyOf(run.harm());
        String digest = run.digest();
        List<Change> changes = run.production().changes();
        List<Long> guilty = LongStream.rangeClosed(1, changes.size())
                .filter(one -> run.guilty().contains(changes.get((int) one - 1)))
                .boxed()
                .toList();
        run.until(run.scenario().lasts().plus(AFTER));
        List<Suffering> all = run.harm();
        Suffering after = Suffering.sum(all.subList(all.size() - LAST_STRETCHES, all.size()));
        int missing = 0;
        int instances = 0;
        for (ServiceDesign one : run.scenario().system().services()) {
            if (!one.isProvider()) {
                int there = (int) run.production().service(one.name()).instances().stream()
                        .filter(instance -> instance.state() == Instance.State.RUNNING)
                        .count();
                missing += Math.max(0, one.instances() - there);
                instances += there;
            }
        }
        return new Outcome(harm, after, missing, instances, guilty, digest);
    }

    /** What users suffered until the end. */
    public Suffering whole() {
        return Suffering.sum(harm);
    }

    /** When users began to suffer, after the beginning; empty where they never did. */
    public Optional<Duration> began() {
        return stretches().mapToObj(STRETCH::multipliedBy).findFirst();
    }

    /** When they had ceased to suffer for good, until the end; empty where they never did. */
    public Optional<Duration> ceased() {
        return stretches().mapToObj(one -> STRETCH.multipliedBy(one + 1L)).reduce((_, next) -> next);
    }

    private IntStream stretches() {
        return IntStream.range(0, harm.size()).filter(one -> harm.get(one).share() >= NOTICED);
    }

    /** The largest share of users that suffered in a stretch. */
    public double worst() {
        return harm.stream().mapToDouble(Suffering::share).max().orElse(0);
    }

    /** How users fared between two moments. */
    public Suffering between(Duration from, Duration until) {
        int first = Math.clamp(from.dividedBy(STRETCH), 0, harm.size());
        int last = Math.clamp(until.dividedBy(STRETCH), first, harm.size());
        return Suffering.sum(harm.subList(first, last));
    }

    /** How many were not answered well until the end. */
    public long suffered() {
        return whole().suffered();
    }
}
