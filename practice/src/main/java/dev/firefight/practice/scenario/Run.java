package dev.firefight.practice.scenario;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.engine.Chance;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Production.Earlier;
import dev.firefight.practice.production.Users;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.signal.Alerting;
import dev.firefight.practice.signal.Firing;
import dev.firefight.practice.signal.History;
import dev.firefight.practice.signal.History.Sample;
import dev.firefight.practice.signal.RecordedDrill;
import dev.firefight.practice.signal.Scrapes;
import dev.firefight.practice.signal.StatusPage;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario as it takes place. It is carried on to a moment, and acts are done at the moment to which it was carried. */
public final class Run {
    /** How long all is well before it begins, so that queues and caches are as usual. */
    public static final Duration BEFORE = Duration.ofMinutes(12);

    /** How long it goes on before that without being looked at, so that requests are on their way everywhere. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final int LEAST_LAG_SECONDS = 180;
    private static final int MOST_LAG_SECONDS = 900;
    private static final double HONEST = 0.9;

    /** How long a stretch of harm takes. */
    public static final Duration STRETCH = Duration.ofSeconds(10);

    private static final int STRETCHES_A_MINUTE = 6;

    private final Scenario scenario;
    private final Production production;
    private final Scrapes scrapes;
    private final Alerting alerting;
    private final Map<String, StatusPage> statusPages = new LinkedHashMap<>();
    private final long beginNanos;
    private final List<Act> acts = new ArrayList<>();
    private final List<Suffering> harm = new ArrayList<>();
    private List<Firing> known = List.of();
    private final List<Change> harmless = new ArrayList<>();
    private final List<Change> guilty = new ArrayList<>();
    private Optional<History> history = Optional.empty();
    private long asked;
    private long good;

    /**
     * What users suffered in one stretch of ten seconds.
     *
     * @param asked how many asked for something
     * @param suffered how many of them were not answered well: late, wrongly, with a failure, or turned away
     */
    public record Suffering(long asked, long suffered) {
        /** All of them together. */
        public static Suffering sum(List<Suffering> all) {
            return new Suffering(
                    all.stream().mapToLong(Suffering::asked).sum(),
                    all.stream().mapToLong(Suffering::suffered).sum());
        }

        /** What share suffered in the last minute. */
        public static double lately(List<Suffering> harm) {
            return sum(harm.subList(Math.max(0, harm.size() - STRETCHES_A_MINUTE), harm.size()))
                    .share();
        }

        /** What share of those who asked suffered. */
        public double share() {
            return asked == 0 ? 0 : (double) suffered / asked;
        }
    }

    /** It is about to begin; all is well. */
    public Run(Scenario scenario, long seed) {
        this(scenario, seed, List.of());
    }

    /**
     * It is about to begin, and there are numbers, lines and traces of some time before its first moment. What follows is the same with them as without.
     *
     * @param before how much time
     */
    public Run(Scenario scenario, long seed, Duration before) {
        this(scenario, seed, List.of());
        history = Optional.of(new History(
                scrapes, samples(seed, before), before, scenario.system().load(), seed));
    }

    /** Productions as they were before: one for each time at which something began that goes on. */
    private List<Sample> samples(long seed, Duration before) {
        long startNanos = startNanos();
        long fromNanos = startNanos - before.toNanos();
        List<Long> since = new ArrayList<>(List.of(Long.MIN_VALUE));
        scenario.troubles().stream()
                .map(strike -> beginNanos + strike.at().toNanos())
                .filter(nanos -> nanos > fromNanos && nanos < startNanos)
                .forEach(since::add);
        long other = new Chance(seed, "samples of history").bits();
        return since.stream()
                .map(nanos -> new Sample(nanos, sample(other, nanos == Long.MIN_VALUE ? fromNanos : nanos)))
                .toList();
    }

    /** Some minutes of it in which nothing is done, and was done up to a moment; harmless changes are all in it, since they do nothing. */
    private Scrapes sample(long seed, long doneUntilNanos) {
        List<Earlier> earlier = earlierStrikes().stream()
                .filter(strike ->
                        strike.isHarmless() || beginNanos + strike.at().toNanos() <= doneUntilNanos)
                .map(strike -> strike.earlier(beginNanos, _ -> {}))
                .toList();
        Production sample = new Production(scenario.system(), Timestamps.toInstant(startNanos()), seed, earlier);
        sample.runUntil(startNanos() + SETTLING.toNanos());
        Scrapes all = new Scrapes(sample);
        all.runUntil(all.timeNanos(0) + BEFORE.toNanos());
        return all;
    }

    /**
     * It is about to begin, in a production where something was done long before, as somebody who knows what comes would.
     */
    Run(Scenario scenario, long seed, List<Act> before) {
        this.scenario = scenario;
        this.beginNanos = nanos(scenario.start());
        List<Strike> ofThen = earlierStrikes();
        this.production = new Production(
                scenario.system(),
                Timestamps.toInstant(startNanos()),
                seed,
                ofThen.stream()
                        .map(strike -> strike.earlier(beginNanos, told -> noted(strike, told)))
                        .toList());
        for (Strike strike : scenario.strikes()) {
            if (!ofThen.contains(strike)) {
                strike.plan(production, beginNanos, told -> noted(strike, told));
            }
        }
        before.forEach(this::apply);
        long endNanos = beginNanos + scenario.lasts().toNanos();
        for (Strike strike : scenario.again()) {
            strike.plan(production, endNanos, guilty::addAll);
        }
        production.runUntil(startNanos() + SETTLING.toNanos());
        this.scrapes = new Scrapes(production);
        LoadDesign load = scenario.system().load();
        this.alerting = new Alerting(scrapes, load.objective(), load.good());
        for (ServiceDesign one : scenario.system().services()) {
            if (one.isProvider()) {
                statusPages.put(one.name(), statusPage(one.name(), new Chance(seed, "status page of " + one.name())));
            }
        }
        for (long next = production.nowNanos(); next < beginNanos; ) {
            next = Math.min(beginNanos, next + STRETCH.toNanos());
            scrapes.runUntil(next);
            statusPages.values().forEach(StatusPage::observe);
        }
        count();
    }

    /** Its people see some minutes late how it does, if they are honest. */
    private StatusPage statusPage(String provider, Chance chance) {
        Duration lag = Duration.ofSeconds(LEAST_LAG_SECONDS + chance.below(MOST_LAG_SECONDS - LEAST_LAG_SECONDS));
        return new StatusPage(scrapes, provider, lag, chance.unit() < HONEST);
    }

    private long startNanos() {
        return beginNanos - BEFORE.toNanos() - SETTLING.toNanos();
    }

    /** What happened before it is carried on at all. */
    private List<Strike> earlierStrikes() {
        return scenario.strikes().stream()
                .filter(strike -> beginNanos + strike.at().toNanos() < startNanos())
                .toList();
    }

    private static long nanos(Instant time) {
        return Math.addExact(time.getEpochSecond() * 1_000_000_000L, time.getNano());
    }

    private void noted(Strike strike, List<Change> told) {
        (strike.isHarmless() ? harmless : guilty).addAll(told);
    }

    private void count() {
        Users users = production.users();
        asked = users.asked();
        good = users.good();
    }

    /** What is practised. */
    public Scenario scenario() {
        return scenario;
    }

    /** Where it takes place. */
    public Production production() {
        return production;
    }

    /** How long ago it began. */
    public Duration elapsed() {
        return Duration.ofNanos(production.nowNanos() - beginNanos);
    }

    /** Carries it on to so long after the beginning; never back. */
    public void until(Duration elapsed) {
        long end = beginNanos + elapsed.toNanos();
        while (production.nowNanos() < end) {
            long stretchEnd = beginNanos + (harm.size() + 1) * STRETCH.toNanos();
            scrapes.runUntil(Math.min(end, stretchEnd));
            if (stretchEnd <= end) {
                Users users = production.users();
                long asks = users.asked() - asked;
                // Those who are just being answered are neither; that is the same before and after.
                harm.add(new Suffering(asks, Math.max(0, asks - (users.good() - good))));
                statusPages.values().forEach(StatusPage::observe);
                count();
            }
        }
    }

    /**
     * Somebody does something now.
     *
     * @throws IllegalArgumentException when it cannot be done, with what could; nothing is done then
     */
    public void act(Act act) {
        apply(act);
        acts.add(new Act(elapsed(), act.remedy(), act.told()));
    }

    private void apply(Act act) {
        Remedies.kind(act.remedy()).apply(production, act.told());
    }

    /** What providers say of themselves, by their names, in the order of the design. */
    public Map<String, StatusPage> statusPages() {
        return Collections.unmodifiableMap(statusPages);
    }

    /** All that was done so far. */
    public List<Act> acts() {
        return Collections.unmodifiableList(acts);
    }

    /** What users suffered so far, in stretches of ten seconds. */
    public List<Suffering> harm() {
        return Collections.unmodifiableList(harm);
    }

    /** All alerts that fired so far, in order of their begin. */
    public List<Firing> alerts() {
        alerting.evaluate();
        return alerting.all();
    }

    /** Alerts that began or ended since this was asked last. */
    public List<Firing> newAlerts() {
        List<Firing> all = alerts();
        List<Firing> news = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i >= known.size()
                    || known.get(i).endNanos().isPresent()
                            != all.get(i).endNanos().isPresent()) {
                news.add(all.get(i));
            }
        }
        known = List.copyOf(all);
        return news;
    }

    /** Those of the changes so far that do what they should: whoever blames one of them is wrong. */
    public List<Change> harmless() {
        return Collections.unmodifiableList(harmless);
    }

    /** Those of the changes so far that came with what goes wrong. */
    public List<Change> guilty() {
        return Collections.unmodifiableList(guilty);
    }

    /** A digest of all that was told so far, the same on every machine. */
    public String digest() {
        return scrapes.digest();
    }

    /** All numbers that were told so far. */
    public Scrapes scrapes() {
        return scrapes;
    }

    /** The same with those of the time before, where there are any. */
    public Optional<History> history() {
        return history;
    }

    /** What makes a recording of all that was told so far, as one of a real production; the cause is not in it. */
    public RecordedDrill recorded() {
        List<Firing> fired = alerts();
        return new RecordedDrill(
                scenario.id(),
                production.changes(),
                fired.stream().map(Firing::alert).toList(),
                fired.stream().findFirst().map(one -> Timestamps.toInstant(one.startNanos())));
    }

    /** How many were not answered well so far. */
    public long suffered() {
        return harm.stream().mapToLong(Suffering::suffered).sum();
    }

    /** A whole run with these acts, to its end. */
    public static Run whole(Scenario scenario, long seed, List<Act> acts) {
        Run run = new Run(scenario, seed);
        for (Act act : acts) {
            run.until(act.at());
            run.act(act);
        }
        run.until(scenario.lasts());
        return run;
    }
}
