package dev.firefight.server.investigation;

import dev.firefight.evidence.Suspect;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.server.investigation.Witnesses.Testimony;
import dev.firefight.server.setup.Watch;
import dev.firefight.server.watch.Look;
import dev.firefight.server.watch.WatchState;
import dev.firefight.server.watch.WatchState.Seen;
import dev.firefight.server.watch.WatchState.Turn;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Telemetry.Feed;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What watches say of parties outside at the moment of an investigation. Pages of providers go to the engine, which knows what they are worth; our
 * own probes are more direct than anything it reads, and so they speak for themselves.
 *
 * @param watches how all stand
 */
record Outside(List<WatchState> watches) {
    private static final int MOST_PARTIES = 6;

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

    private static String provider(Watch watch) {
        return watch.provider().orElse(watch.name());
    }

    /**
     * Those of whom a watch says something bad, each once.
     *
     * @param suspects of the engine, whose evidence may name them
     */
    List<Party> parties(List<Suspect> suspects) {
        Map<String, List<WatchState>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        watches.stream().filter(one -> one.watch().isOfProvider()).forEach(one -> byName.computeIfAbsent(
                        provider(one.watch()), _ -> new ArrayList<>())
                .add(one));
        List<Party> parties = new ArrayList<>();
        byName.forEach((name, states) -> {
            List<Testimony> watched = states.stream().flatMap(Outside::said).toList();
            if (watched.stream().anyMatch(Testimony::isAgainst) && parties.size() < MOST_PARTIES) {
                parties.add(new Party(
                        name,
                        new Witnesses(Stream.concat(watched.stream(), measured(name, suspects))
                                .toList())));
            }
        });
        return parties;
    }

    /** What a watch says; nothing where it does not know. */
    private static Stream<Testimony> said(WatchState state) {
        if (state.watch().kind() == Watch.Kind.STATUSPAGE) {
            return state.last().flatMap(Look::said).stream()
                    .map(_ -> wrong(state).isEmpty()
                            ? new Testimony(Source.OPINION, false, "its status page says that all is well")
                            : new Testimony(Source.OPINION, true, "its status page " + state.text()));
        }
        return switch (state.standing()) {
            case FAILING ->
                Stream.of(new Testimony(Source.COMPONENT, true, "our own probe of it fails: " + state.text()));
            // A name that leads somewhere and a certificate that holds say little of what is behind.
            case WELL ->
                state.watch().kind() == Watch.Kind.HTTP
                        ? Stream.of(new Testimony(Source.COMPONENT, false, "our own probe of it is well"))
                        : Stream.empty();
            case UNKNOWN, DOUBTFUL -> Stream.empty();
        };
    }

    /** What logs, traces and metrics say of it where they name it. */
    private static Stream<Testimony> measured(String name, List<Suspect> suspects) {
        Pattern word = Pattern.compile(
                "(?<!\\p{Alnum})" + Pattern.quote(name) + "(?!\\p{Alnum})",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return suspects.stream().flatMap(suspect -> suspect.evidence().stream()
                .filter(one -> suspect.service().equalsIgnoreCase(name)
                        || word.matcher(one.text()).find()
                        || word.matcher(one.selector()).find())
                .map(one -> new Testimony(Witnesses.source(one.kind()), true, one.text()))
                .filter(one -> one.source() != Source.OPINION));
    }
}
