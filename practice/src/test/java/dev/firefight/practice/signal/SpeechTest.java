package dev.firefight.practice.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.practice.production.Disturbing;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Shops;
import dev.firefight.telemetry.format.OtlpCheck;
import dev.firefight.telemetry.format.OtlpUnreadable;
import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpeechTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LATER = 1_000_000 * SECOND;
    private static final Pattern TIME = Pattern.compile("\"(?:time|startTime)UnixNano\":\"([0-9]+)\"");

    private static Scrapes shop() {
        return new Scrapes(new Production(Shops.shop(40), Instant.parse("2026-03-02T12:00:00Z"), 9));
    }

    private static void run(Scrapes scrapes, int seconds) {
        scrapes.runUntil(scrapes.production().nowNanos() + seconds * SECOND);
    }

    private static int items(Signal signal, List<byte[]> bodies) throws OtlpUnreadable {
        int items = 0;
        for (byte[] body : bodies) {
            OtlpCheck check = OtlpCheck.of(signal, Encoding.JSON, body);
            assertThat(check.rejected()).isZero();
            items += check.items();
        }
        return items;
    }

    @Test
    void everythingIsToldOnceHoweverOftenSomebodyAsks() throws OtlpUnreadable {
        Scrapes scrapes = shop();
        Speech speech = new Speech(scrapes);
        int scraped = 0;
        int written = 0;
        List<byte[]> logs = new ArrayList<>();
        List<byte[]> traces = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (i == 4) {
                Disturbing.crash(scrapes.production(), "web", 0);
            }
            run(scrapes, 7 * i);
            scraped += speech.metrics(LATER).size();
            written += speech.remoteWrite(LATER).size();
            logs.addAll(speech.logs(LATER));
            traces.addAll(speech.traces(LATER));
        }

        assertThat(scraped).isEqualTo(scrapes.size()).isGreaterThan(20);
        assertThat(written).isGreaterThanOrEqualTo(scraped);
        assertThat(items(Signal.LOGS, logs))
                .isEqualTo(scrapes.production().logs().lines().size())
                .isPositive();
        assertThat(items(Signal.TRACES, traces))
                .isEqualTo(scrapes.production().traces().size())
                .isPositive();
        assertThat(speech.metrics(LATER)).isEmpty();
        assertThat(speech.logs(LATER)).isEmpty();
        assertThat(speech.traces(LATER)).isEmpty();
    }

    @Test
    void allIsToldInTheTimeOfWhoeverListens() {
        Scrapes scrapes = shop();
        run(scrapes, 60);
        Speech speech = new Speech(scrapes);
        long begin = scrapes.timeNanos(0) + LATER;
        long end = scrapes.production().nowNanos() + LATER;
        List<byte[]> all = new ArrayList<>(speech.metrics(LATER));
        all.addAll(speech.logs(LATER));
        all.addAll(speech.traces(LATER));
        for (byte[] body : all) {
            List<Long> times = TIME.matcher(new String(body, StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> Long.parseLong(found.group(1)))
                    .toList();
            // The clocks of machines are off by some milliseconds.
            assertThat(times).isNotEmpty().allMatch(time -> time > begin - SECOND && time < end + SECOND);
        }
    }

    @Test
    void whereTimeWasJumpedOverOnlyTheLastNumbersAreTold() {
        Scrapes scrapes = shop();
        Speech speech = new Speech(scrapes);
        assertThat(speech.metrics(LATER)).hasSize(1);
        run(scrapes, 60);
        assertThat(speech.metrics(LATER + SECOND / 10)).hasSize(4);
        run(scrapes, 60);
        assertThat(speech.metrics(LATER - 50 * SECOND)).hasSize(1);
        assertThat(speech.metrics(LATER - 70 * SECOND)).isEmpty();
    }

    @Test
    void aProductionThatIsListenedToGoesOnAsOneThatIsNot() {
        Scrapes heard = shop();
        Scrapes unheard = shop();
        Speech speech = new Speech(heard);
        for (int i = 0; i < 5; i++) {
            run(heard, 20);
            run(unheard, 20);
            speech.metrics(LATER);
            speech.remoteWrite(LATER);
            speech.logs(LATER);
            speech.traces(LATER);
        }
        assertThat(heard.digest()).isEqualTo(unheard.digest());
    }

    private static Firing firing(String name, long start, OptionalLong end) {
        return new Firing(
                name, "critical", new TreeMap<>(java.util.Map.of("alertname", name)), "says so", "x", 1, 2, start, end);
    }

    private static List<String> statuses(List<byte[]> bodies) {
        return bodies.stream()
                .flatMap(
                        body -> JsonMapper.shared().readTree(body).get("alerts").valueStream())
                .map((JsonNode one) -> one.get("labels").get("alertname").asString() + " "
                        + one.get("status").asString() + " "
                        + one.get("startsAt").asString())
                .toList();
    }

    @Test
    void anAlertIsToldWhenItBeginsAndWhenItCeasesAndOneThatWasOverBeforeIsNot() {
        Speech speech = new Speech(shop());
        Firing over = firing("Over", 0, OptionalLong.of(SECOND));
        Firing begun = firing("Slow", SECOND, OptionalLong.empty());
        String since = " 1970-01-12T13:46:41Z";

        assertThat(statuses(speech.alerts(List.of(over, begun), "http://x", LATER)))
                .containsExactly("Slow firing" + since);
        assertThat(speech.alerts(List.of(over, begun), "http://x", LATER)).isEmpty();
        Firing ended = firing("Slow", SECOND, OptionalLong.of(3 * SECOND));
        assertThat(statuses(speech.alerts(List.of(over, ended), "http://x", LATER)))
                .containsExactly("Slow resolved" + since);
        assertThat(speech.alerts(List.of(over, ended), "http://x", LATER)).isEmpty();
        Firing again = firing("Slow", 9 * SECOND, OptionalLong.empty());
        assertThat(statuses(speech.alerts(List.of(over, ended, again), "http://x", LATER)))
                .containsExactly("Slow firing 1970-01-12T13:46:49Z");
    }
}
