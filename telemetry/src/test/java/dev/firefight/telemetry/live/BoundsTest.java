package dev.firefight.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    private static final Endpoint ENDPOINT = Endpoint.of(URI.create("http://prometheus.example.org/sub/"));

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org, the address of a source begins with http:// or https://",
        "http:/nothing, 'the address of a source names a host, such as https://prometheus.example.org/'",
        "http://ada:pass@example.org, 'the address of a source holds a name or a password; tell them as credentials, where they are kept secret'",
        "http://example.org/?a=b, the address of a source ends before any ? or #",
    })
    void anAddressThatCannotBeAskedIsRefusedWithoutShowingIt(URI uri, String message) {
        assertThatThrownBy(() -> Endpoint.of(uri)).hasMessage(message);
    }

    @Test
    void pathsAreBehindTheAddressWhateverItsEnd() {
        assertThat(ENDPOINT.at("/api/v1/query", "a=b"))
                .hasToString("http://prometheus.example.org/sub/api/v1/query?a=b");
        assertThat(Endpoint.of(URI.create("http://example.org")).at("/api", "")).hasToString("http://example.org/api");
    }

    @Test
    void whatNoHeaderMayHoldIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ENDPOINT.with(new Credentials.Bearer(Secret.of("s3cr3t\r\nX-Evil: 1"))))
                .hasMessage("a header, a token or a tenant holds characters that HTTP does not allow")
                .hasNoCause();
        assertThatThrownBy(() -> ENDPOINT.withHeaders(Map.of("Authorization", Secret.of("x"))))
                .hasMessageContaining("it is set already");
    }

    @Test
    void aWindowIsLongEnoughToCompareAndNotLongerThanServersAreAsked() {
        assertThatThrownBy(() -> LiveWindow.before(Live.END, Duration.ofSeconds(9)))
                .hasMessageContaining("10 seconds");
        assertThatThrownBy(() -> LiveWindow.before(Live.END, Duration.ofDays(32)))
                .hasMessageContaining("31 days");
        List<LiveWindow> parts = Live.WINDOW.parts(4);
        assertThat(parts).hasSize(4);
        assertThat(parts.getFirst().from()).isEqualTo(Live.WINDOW.from());
        assertThat(parts.getLast().to()).isEqualTo(Live.WINDOW.to());
        assertThat(parts.get(1).from()).isEqualTo(parts.getFirst().to());
    }

    @Test
    void whoFindsNoRoomTakesNone() {
        HeldBytes held = new HeldBytes(10);

        assertThat(held.take(7)).isTrue();
        assertThat(held.take(4)).isFalse();
        assertThat(held.held()).isEqualTo(7);
        held.release(7);
        assertThat(held.take(10)).isTrue();
    }

    @Test
    void twoSourcesOfOneNameAreRefused() {
        Source one = new Source.Prometheus("metrics", ENDPOINT);
        Source other = new Source.Zipkin("metrics", ENDPOINT, 10);

        assertThatThrownBy(() -> new LiveReader(List.of(one, other), InstantSource.system()))
                .hasMessage("two live sources have one name; give each its own");
    }
}
