package dev.firefight.server.investigation;

import dev.firefight.incident.Bucket;
import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.server.setup.Watch;
import dev.firefight.server.watch.Look;
import dev.firefight.server.watch.ProviderStatus;
import dev.firefight.server.watch.WatchState;
import dev.firefight.server.watch.WatchState.Seen;
import dev.firefight.server.watch.WatchState.Standing;
import dev.firefight.server.watch.WatchState.Turn;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What watches say of parties outside at the moment of an investigation. Pages of providers go to the engine, which knows what they are worth; our
 * own probes are more direct than anything it reads, and so they speak for themselves.
 *
 * @param watches how all stand
 */
record Outside(List<WatchState> watches) {
    private static final int MOST_LINES = 6;

    static Outside of(Collection<WatchState> watches) {
        return new Outside(List.copyOf(watches));
    }

    /** Tells the engine what pages of providers say, and which names had other addresses all at once, within a window. */
    void tell(TelemetryBuilder builder, Instant from) {
        for (WatchState state : watches) {
            Watch watch = state.watch();
            if (state.last().flatMap(Look::said).isPresent()) {
                builder.feed(Feed.STATUS);
                wrong(state)
                        .forEach(one -> builder.change(change(
                                Change.Kind.STATUS,
                                one.first(),
                                one.trouble().key(),
                                "",
                                one.trouble().text(),
                                provider(watch))));
            }
            for (Turn turn : state.turns()) {
                if (turn.at().isAfter(from)) {
                    builder.change(change(
                            Change.Kind.CONFIG,
                            turn.at(),
                            "dns-" + watch.name(),
                            watch.service().orElse(""),
                            "DNS of " + watch.url() + ": " + turn.before() + " before, now " + turn.after(),
                            ""));
                }
            }
        }
    }

    private static Change change(
            Change.Kind kind, Instant at, String id, String service, String title, String provider) {
        return new Change(kind, Timestamps.toNanos(at), id, service, title, "", "", provider, "", "", List.of());
    }

    private static List<Seen> wrong(WatchState state) {
        return state.seen().values().stream().filter(Seen::isAlert).toList();
    }

    /** By which word errors name it. */
    private static String provider(WatchState state) {
        return provider(state.watch());
    }

    private static String provider(Watch watch) {
        return watch.provider().orElse(watch.name());
    }

    /** Our own probes of providers that fail. */
    private List<WatchState> failing() {
        return watches.stream()
                .filter(one -> one.watch().kind() != Watch.Kind.STATUSPAGE)
                .filter(one -> one.watch().isOfProvider() && one.standing() == Standing.FAILING)
                .toList();
    }

    /** What is said of parties outside beside what the engine says, a line each; where two disagree, which of them counts and why. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (WatchState probe : failing()) {
            lines.add(
                    "- External dependencies: suspect, our own probe of " + provider(probe) + " fails: " + probe.text()
                            + page(probe)
                                    .map(said -> said.isWell()
                                            ? ". Its status page says that all is well; the probe is more direct, and counts"
                                            : ". Its status page says so too")
                                    .orElse("")
                            + ".");
        }
        for (WatchState one : watches) {
            Optional<ProviderStatus> said = one.last().flatMap(Look::said);
            boolean isAnswering = watches.stream()
                    .anyMatch(other -> other.watch().kind() == Watch.Kind.HTTP
                            && other.standing() == Standing.WELL
                            && isOfSame(one, other));
            if (said.isPresent() && !wrong(one).isEmpty()) {
                lines.add("- " + provider(one) + " on its status page " + one.text()
                        + (isAnswering
                                ? "; our own probe of it is well, which is more direct: it may not be what hurts here"
                                : ""));
            }
        }
        return lines.stream().limit(MOST_LINES).toList();
    }

    private Optional<ProviderStatus> page(WatchState probe) {
        return watches.stream()
                .filter(one -> one.watch().kind() == Watch.Kind.STATUSPAGE && isOfSame(one, probe))
                .flatMap(one -> one.last().flatMap(Look::said).stream())
                .findFirst();
    }

    private static boolean isOfSame(WatchState one, WatchState other) {
        return other.watch().provider().isPresent()
                && provider(one).toLowerCase(Locale.ROOT).equals(provider(other).toLowerCase(Locale.ROOT));
    }

    /** A provider whose probe fails, with what was seen. */
    record Accused(String provider, HypothesisProposed hypothesis, String evidence) {}

    /** Those whose probes fail, each once. */
    List<Accused> accused() {
        List<Accused> all = new ArrayList<>();
        for (WatchState one : failing()) {
            String name = provider(one);
            if (all.stream().noneMatch(known -> known.provider().equals(name)) && all.size() < MOST_LINES) {
                all.add(new Accused(
                        name,
                        new HypothesisProposed(
                                Bucket.DEPENDENCY,
                                name + ": our own probe of it fails",
                                Amount.HIGH,
                                Amount.MEDIUM,
                                Amount.LOW,
                                "Ask " + name
                                        + " from another network, and look whether the errors are those of calls to it."),
                        "The watch “" + one.watch().name() + "”: " + one.text()
                                + page(one)
                                        .filter(ProviderStatus::isWell)
                                        .map(
                                                _ ->
                                                        "\nIts status page says that all is well; asking it is more direct, and counts.")
                                        .orElse("")));
            }
        }
        return all;
    }
}
