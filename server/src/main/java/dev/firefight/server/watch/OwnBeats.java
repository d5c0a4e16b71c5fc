package dev.firefight.server.watch;

import dev.firefight.server.channel.HttpOutcome;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.setup.Heartbeats;
import dev.firefight.server.setup.SecretReference;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives signs of life, as long as this program can work. What goes wrong is told once, and once when it is well again. By many threads at once. */
final class OwnBeats implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final HttpSender sender;
    private final Supplier<Optional<String>> trouble;
    private final Function<SecretReference, String> secrets;
    private final Consumer<String> log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Heartbeats.Address, Given> given = new LinkedHashMap<>();
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    /** What came of a sign of life. */
    public enum Outcome {
        /** It was taken. */
        SENT,
        /** It was not. */
        FAILED,
        /** It was not given, since this program could not work. */
        WITHHELD
    }

    /**
     * How one stands.
     *
     * @param where to whom it is given: a host, or where its address is found
     * @param every how often
     * @param at when it was tried last
     * @param outcome what came of that
     * @param text that in words; empty where it was taken
     */
    record Given(
            String where,
            Duration every,
            Optional<Instant> at,
            Optional<Outcome> outcome,
            String text,
            boolean isUnderWay) {
        private boolean isDue(Instant now) {
            Duration pause = outcome.filter(one -> one != Outcome.SENT).isPresent() && AGAIN.compareTo(every) < 0
                    ? AGAIN
                    : every;
            return !isUnderWay
                    && at.filter(one -> !now.isBefore(one) && now.isBefore(one.plus(pause)))
                            .isEmpty();
        }
    }

    /**
     * Nothing is given yet.
     *
     * @param trouble why this program cannot work; empty where it can. May take its time
     * @param secrets what a reference leads to; empty where it leads nowhere
     */
    OwnBeats(
            HttpSender sender,
            Supplier<Optional<String>> trouble,
            Function<SecretReference, String> secrets,
            Consumer<String> log) {
        this.sender = sender;
        this.trouble = trouble;
        this.secrets = secrets;
        this.log = log;
    }

    /** Gives all that are due. */
    synchronized void round(List<Heartbeats.Out> all, Instant now) {
        given.keySet().retainAll(all.stream().map(Heartbeats.Out::address).toList());
        for (Heartbeats.Out one : all) {
            Given before = Optional.ofNullable(given.get(one.address()))
                    .orElseGet(() -> new Given(
                            one.address().toString(), one.every(), Optional.empty(), Optional.empty(), "", false));
            Given known = new Given(
                    before.where(), one.every(), before.at(), before.outcome(), before.text(), before.isUnderWay());
            boolean isDue = known.isDue(now);
            given.put(
                    one.address(),
                    isDue
                            ? new Given(
                                    known.where(), known.every(), Optional.of(now), known.outcome(), known.text(), true)
                            : known);
            if (isDue) {
                begin(one.address());
            }
        }
    }

    private void begin(Heartbeats.Address address) {
        try {
            threads.execute(() -> give(address));
        } catch (RejectedExecutionException stopping) {
            // The program ends, and that is what silence tells.
        }
    }

    private void give(Heartbeats.Address address) {
        Outcome outcome = Outcome.FAILED;
        String text = "it could not be given";
        try {
            Optional<String> reason = trouble.get();
            Optional<URI> found = address.find(secrets);
            if (reason.isPresent()) {
                outcome = Outcome.WITHHELD;
                text = reason.get();
            } else if (found.isEmpty()) {
                text = "there is no address beginning with http:// or https:// in the " + address;
            } else {
                URI url = found.get();
                switch (sender.send(HttpRequest.newBuilder(url)
                        .header("User-Agent", "Firefight-Heartbeat")
                        .GET()
                        .build())) {
                    case HttpOutcome.Answered answered
                    when answered.isSuccess() -> {
                        outcome = Outcome.SENT;
                        text = "";
                    }
                    case HttpOutcome.Answered answered -> text = HttpSender.host(url) + " answers " + answered.status();
                    case HttpOutcome.Unreachable(String why) -> text = why;
                }
            }
        } finally {
            done(address, outcome, text);
        }
    }

    private synchronized void done(Heartbeats.Address address, Outcome outcome, String text) {
        counts.merge(outcome, 1L, Long::sum);
        given.computeIfPresent(address, (_, before) -> {
            boolean wasSent = before.outcome().orElse(Outcome.SENT) == Outcome.SENT;
            if (wasSent && outcome != Outcome.SENT) {
                log.accept("the heartbeat to " + before.where() + " "
                        + (outcome == Outcome.WITHHELD ? "is held back: " : "is not taken: ") + text);
            } else if (!wasSent && outcome == Outcome.SENT) {
                log.accept("the heartbeat to " + before.where() + " is taken again");
            }
            return new Given(before.where(), before.every(), before.at(), Optional.of(outcome), text, false);
        });
    }

    /** How all stand. */
    synchronized List<Given> standings() {
        return List.copyOf(given.values());
    }

    /** How often something came of one since the start. */
    synchronized long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
