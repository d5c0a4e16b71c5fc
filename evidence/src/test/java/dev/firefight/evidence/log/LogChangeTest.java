package dev.firefight.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.pattern.PatternChange.Kind;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.TraceId;
import dev.firefight.telemetry.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogChangeTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long ONSET = 1_000 * SECOND;
    private static final int INFO = 9;
    private static final int ERROR = 17;

    private final LogPatterns patterns = new LogPatterns();
    private final Vocabulary vocabulary = new Vocabulary(patterns);

    /** Some records, to be put together in any order. */
    private record Said(String service, String text, int severity, double second) {}

    private static Said[] evenly(String service, String text, int severity, int times, double from, double to) {
        Said[] said = new Said[times];
        Arrays.setAll(said, i -> new Said(service, text, severity, from + (i + 0.5) * (to - from) / times));
        return said;
    }

    /** A minute before the onset and a minute after it. */
    private static Said[] around(String service, String text, int severity, int before, int after) {
        return Stream.of(evenly(service, text, severity, before, -60, 0), evenly(service, text, severity, after, 0, 60))
                .flatMap(Arrays::stream)
                .toArray(Said[]::new);
    }

    private Telemetry telemetry(Said[]... parts) {
        TelemetryBuilder into = new TelemetryBuilder(vocabulary);
        Arrays.stream(parts)
                .flatMap(Arrays::stream)
                .forEach(one -> into.log(
                        ONSET + Math.round(one.second * SECOND),
                        into.origin(Origin.ofService(one.service)),
                        one.severity,
                        one.text,
                        TraceId.NONE));
        return into.build();
    }

    private List<LogChange> changes(Said[]... parts) {
        return LogChange.since(telemetry(parts), Optional.empty(), ONSET);
    }

    private String text(LogChange change) {
        return change.service() + ": " + patterns.example(change.pattern());
    }

    private LogChange of(List<LogChange> changes, String text) {
        return changes.stream()
                .filter(one -> text(one).equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anErrorThatWasNeverSaidBeforeStandsFirst() {
        List<LogChange> changes = changes(
                around("cart", "added", INFO, 60, 60),
                around("cart", "refused", ERROR, 0, 5),
                around("cart", "opened", INFO, 0, 5),
                around("shop", "shown", INFO, 60, 60));

        assertThat(text(changes.getFirst())).isEqualTo("cart: refused");
        assertThat(changes.getFirst().change().kind()).isEqualTo(Kind.NEW);
    }

    @Test
    void whatABusierServiceSaysMoreOftenAltogetherIsNoNews() {
        List<LogChange> changes = changes(
                around("busy", "asked", INFO, 50, 500),
                around("busy", "looked up", INFO, 50, 500),
                around("busy", "counted", INFO, 50, 500),
                around("busy", "stored", INFO, 50, 20));

        assertThat(changes.stream().filter(one -> one.change().kind() != Kind.STEADY))
                .singleElement()
                .satisfies(one -> {
                    assertThat(text(one)).isEqualTo("busy: stored");
                    assertThat(one.change().kind()).isEqualTo(Kind.FEWER);
                });
    }

    @Test
    void aFloodOfOneLineDoesNotMakeItsServiceBusier() {
        List<LogChange> changes = changes(
                around("cart", "asked", INFO, 50, 50),
                around("cart", "looked up", INFO, 50, 50),
                around("cart", "counted", INFO, 50, 50),
                around("cart", "retried", INFO, 50, 50_000));

        assertThat(changes.stream().filter(one -> one.change().kind() != Kind.STEADY))
                .singleElement()
                .satisfies(one -> assertThat(text(one)).isEqualTo("cart: retried"));
    }

    @Test
    void aServiceThatFellSilentIsSeen() {
        List<LogChange> changes = changes(
                around("cart", "asked", INFO, 50, 0),
                around("cart", "looked up", INFO, 40, 0),
                around("cart", "stored", INFO, 30, 0),
                around("shop", "shown", INFO, 60, 60));

        assertThat(changes.stream().filter(one -> one.change().kind() == Kind.VANISHED))
                .hasSize(3);
        assertThat(of(changes, "shop: shown").change().kind()).isEqualTo(Kind.STEADY);
    }

    @Test
    void whatWasSaidInHealthyTimesIsNotNew() {
        Telemetry healthy = telemetry(
                evenly("cart", "asked", INFO, 50, -5_000, -4_940), evenly("cart", "paid", INFO, 25, -5_000, -4_940));
        Telemetry incident = telemetry(around("cart", "asked", INFO, 5, 50), around("cart", "paid", INFO, 0, 25));

        assertThat(LogChange.since(incident, Optional.of(healthy), ONSET))
                .allSatisfy(one -> assertThat(one.change().kind()).isNotEqualTo(Kind.NEW));
        assertThat(of(LogChange.since(incident, Optional.empty(), ONSET), "cart: paid")
                        .change()
                        .kind())
                .isEqualTo(Kind.NEW);
    }

    @Test
    void healthyTimesStandForBeforeWhereNothingElseDoes() {
        Telemetry healthy = telemetry(evenly("cart", "asked", INFO, 50, -5_000, -4_940));
        Telemetry incident =
                telemetry(evenly("cart", "asked", INFO, 50, 0, 60), evenly("cart", "refused", ERROR, 3, 0, 60));

        assertThat(LogChange.since(incident, Optional.empty(), ONSET)).isEmpty();
        assertThat(LogChange.since(incident, Optional.of(healthy), ONSET))
                .first()
                .satisfies(one -> assertThat(text(one)).isEqualTo("cart: refused"));
    }

    @Test
    void linesThatAreSaidTogetherAreToldOnceBeforeWhatElseChanged() {
        List<LogChange> changes = changes(
                around("cart", "asked", INFO, 0, 40),
                around("cart", "looked up", INFO, 0, 40),
                around("cart", "stored", INFO, 0, 40),
                around("shop", "shown", INFO, 60, 60),
                around("shop", "hidden", INFO, 0, 5));

        assertThat(changes.stream().map(LogChange::service).toList())
                .containsExactly("cart", "shop", "cart", "cart", "shop");
    }

    @Test
    void aStepThatIsNoLongerReachedCountsInFullAndATroubleThatIsOverByHalf() {
        List<LogChange> changes = changes(
                around("cart", "asked", INFO, 50, 50),
                around("cart", "stored", INFO, 30, 0),
                around("shop", "shown", INFO, 50, 50),
                around("shop", "late", ERROR, 30, 0));

        LogChange stored = of(changes, "cart: stored");
        LogChange late = of(changes, "shop: late");
        assertThat(stored.change().surprise()).isEqualTo(late.change().surprise());
        assertThat(stored.change().score()).isEqualTo(2 * late.change().score());
    }

    @Test
    void allRecordsAreCountedWhateverTheirOrder() {
        List<Said> all = new ArrayList<>(List.of(around("cart", "asked", INFO, 37, 51)));
        all.addAll(List.of(around("shop", "shown", INFO, 11, 23)));
        all.addAll(List.of(around("shop", "late", ERROR, 0, 3)));
        List<LogChange> changes = changes(all.toArray(Said[]::new));
        Collections.shuffle(all, new Random(4));

        assertThat(changes.stream().mapToLong(one -> one.change().before()).sum())
                .isEqualTo(48);
        assertThat(changes.stream().mapToLong(one -> one.change().after()).sum())
                .isEqualTo(77);
        assertThat(changes(all.toArray(Said[]::new)).stream().map(this::text))
                .isEqualTo(changes.stream().map(this::text).toList());
    }

    @Test
    void recordsOnOneSideOnlyOrAtOneTimeOrAgesApartBreakNothing() {
        assertThat(changes()).isEmpty();
        assertThat(changes(around("cart", "asked", INFO, 5, 0))).isEmpty();
        assertThat(changes(around("cart", "asked", INFO, 0, 5))).isEmpty();

        TelemetryBuilder into = new TelemetryBuilder(vocabulary);
        for (long time : new long[] {Long.MIN_VALUE, 0, ONSET, ONSET, Long.MAX_VALUE}) {
            into.log(time, 0, INFO, "asked", TraceId.NONE);
        }
        Telemetry apart = into.build();
        assertThat(LogChange.since(apart, Optional.of(apart), ONSET))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.change().before() + one.change().after()).isEqualTo(10));
    }
}
