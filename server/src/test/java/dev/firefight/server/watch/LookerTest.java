package dev.firefight.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.FakeHttp;
import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.TestTls;
import dev.firefight.server.setup.Watch;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookerTest {
    private Instant now = Instant.now();
    private final HttpSender sender = new HttpSender(Duration.ofSeconds(2), InstantSource.system());
    private FakeHttp other;

    @BeforeEach
    void start() throws Exception {
        other = FakeHttp.answering(_ -> Reply.of(200, "all is well here"));
    }

    @AfterEach
    void stop() {
        other.close();
        sender.close();
    }

    private static Watch watch(Watch.Kind kind, String url, Optional<String> expect) {
        return new Watch("front", kind, url, Duration.ofMinutes(1), Optional.empty(), Optional.empty(), expect);
    }

    private Look look(Watch watch) {
        return new Looker(sender, Resolver.SYSTEM, () -> now).apply(watch);
    }

    private Look http(String path) {
        return look(watch(Watch.Kind.HTTP, other.address(path).toString(), Optional.empty()));
    }

    @Test
    void anAnswerOf2xxIsWellAndShowsNoCredentials() {
        Look look = http("/healthz");

        assertThat(look.isWell()).isTrue();
        assertThat(look.text()).startsWith("answers 200 in ");
        assertThat(other.requests().getFirst().headers()).doesNotContainKeys("Authorization", "Cookie");
    }

    @Test
    void otherAnswersAndNoneAreTroublesThatTellNothingOfTheAddressButItsHost() {
        for (Reply reply : List.of(Reply.of(500, ""), new Reply.Drop(), new Reply.Stall(), Reply.of(404, "x"))) {
            other.answer(_ -> reply);
            Look look = http("/secret-path?token=secret-query");
            assertThat(look.isWell()).as(reply.toString()).isFalse();
            assertThat(look.text()).contains("localhost").doesNotContain("secret");
            assertThat(look.troubles().getFirst().severity()).isEqualTo("critical");
        }
    }

    @Test
    void theExpectedTextHasToStandInTheAnswer() {
        String url = other.address("/").toString();
        assertThat(look(watch(Watch.Kind.HTTP, url, Optional.of("is well"))).isWell())
                .isTrue();
        assertThat(look(watch(Watch.Kind.HTTP, url, Optional.of("is bad"))).text())
                .contains("the expected text does not stand in it");
        other.answer(_ -> new Reply.Endless(200));
        assertThat(look(watch(Watch.Kind.HTTP, url, Optional.of("is well"))).isWell())
                .isFalse();
    }

    @Test
    void redirectsAreFollowedToTheSameHostOnlyAndNotForEver() {
        other.answer(request -> request.path().equals("/")
                ? new Reply.Whole(302, Map.of("Location", "/there"), "")
                : Reply.of(200, ""));
        assertThat(http("/").isWell()).isTrue();

        other.answer(_ -> new Reply.Whole(302, Map.of("Location", "http://169.254.169.254/secret"), ""));
        assertThat(http("/").text()).contains("leads elsewhere").doesNotContain("169.254");

        int before = other.requests().size();
        other.answer(_ -> new Reply.Whole(302, Map.of("Location", "/again"), ""));
        assertThat(http("/").isWell()).isFalse();
        assertThat(other.requests()).hasSize(before + 4);
    }

    @Test
    void aCertificateIsTroubleSoonerThanItEndsAndMoreSoTheNearerItIs(@TempDir Path directory) throws Exception {
        TestTls tls = TestTls.forName("localhost", directory);
        Instant end = Instant.now().plus(Duration.ofDays(365));
        try (FakeHttp safe = FakeHttp.safe(tls.server(), _ -> Reply.of(200, ""))) {
            Watch watch = watch(Watch.Kind.TLS, "localhost:" + safe.address("/").getPort(), Optional.empty());
            assertThat(look(watch).text()).startsWith("the certificate ends at ");
            assertThat(look(watch).isWell()).isTrue();
            Map<Integer, String> expected = Map.of(22, "", 20, "expires-21", 6, "expires-7", -3, "expires-1");
            expected.forEach((daysLeft, key) -> {
                now = end.minus(Duration.ofDays(daysLeft));
                assertThat(look(watch).troubles().stream().map(Trouble::key).toList())
                        .as(daysLeft + " days")
                        .isEqualTo(key.isEmpty() ? List.of() : List.of(key));
            });
            now = end.minus(Duration.ofHours(12));
            assertThat(look(watch).troubles().getFirst().severity()).isEqualTo("critical");
        }
        assertThat(look(watch(Watch.Kind.TLS, "localhost:" + other.address("/").getPort(), Optional.empty()))
                        .text())
                .contains("no connection with TLS to localhost");
    }

    @Test
    void aNameIsLookedUpAndOtherAddressesAllAtOnceAreTold() throws Exception {
        List<InetAddress> answer = new ArrayList<>(List.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 1})));
        Resolver resolver = host -> {
            if (answer.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return List.copyOf(answer);
        };
        Looker looker = new Looker(sender, resolver, () -> now);
        Watch watch = watch(Watch.Kind.DNS, "shop.example.org", Optional.empty());
        WatchState state = WatchState.unknown(watch, now).after(looker.apply(watch));
        assertThat(state.text()).isEqualTo("has 10.0.0.1");

        answer.set(0, InetAddress.getByAddress(new byte[] {10, 0, 0, 2}));
        state = state.after(looker.apply(watch));
        assertThat(state.turns()).hasSize(1);
        assertThat(state.text()).contains("has 10.0.0.2").contains("before that 10.0.0.1");

        answer.clear();
        state = state.after(looker.apply(watch));
        assertThat(state.standing()).isEqualTo(WatchState.Standing.DOUBTFUL);
        state = state.after(looker.apply(watch));
        assertThat(state.standing()).isEqualTo(WatchState.Standing.FAILING);
        assertThat(WatchAlerts.firing(List.of(state)))
                .singleElement()
                .satisfies(one -> assertThat(one.labels().find("service")).contains("front"));
    }

    @Test
    void aPageOfAProviderIsReadWhereverItLies() {
        other.answer(request -> request.path().equals("/api/v2/summary.json")
                ? Reply.of(
                        200,
                        "{\"page\":{\"name\":\"Pay\"},\"status\":{},\"components\":[{\"id\":\"a\",\"name\":\"API\",\"status\":\"major_outage\"}]}")
                : Reply.of(404, ""));
        Watch watch = watch(Watch.Kind.STATUSPAGE, other.address("/").toString(), Optional.empty());
        WatchState state = WatchState.unknown(watch, now).after(look(watch));
        state = state.after(look(watch));
        assertThat(WatchAlerts.firing(List.of(state)))
                .singleElement()
                .satisfies(one -> assertThat(one.labels().find("dependency")).contains("true"));

        other.answer(_ -> new Reply.Endless(200));
        WatchState blind = state.after(look(watch));
        assertThat(WatchAlerts.firing(List.of(blind)))
                .as("what cannot be read is no recovery")
                .hasSize(1);
        assertThat(WatchAlerts.isOver("component-a-warning/front", Map.of("front", blind)))
                .isFalse();
    }
}
