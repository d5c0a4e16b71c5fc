package dev.firefight.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** By what a receiver knows us. */
class WebhookSignatureTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final Secret NEW = Secret.of("new secret");
    private static final Secret OLD = Secret.of("old secret");
    private static final byte[] BODY = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theHeaderIsAsItIsDescribed() {
        // printf '1790000000.{"id":"1"}' | openssl dgst -sha256 -hmac 'new secret'
        assertThat(WebhookSignature.sign(List.of(NEW), NOW, BODY))
                .isEqualTo("t=1790000000,v1=a391144ddd4f56f2811ab53738262472a374f8aa238a550fdbc844e3f17c9369");
    }

    @Test
    void eachSecretOfARotationIsEnough() {
        String header = WebhookSignature.sign(List.of(NEW, OLD), NOW, BODY);

        assertThat(header.split(",", -1)).hasSize(3);
        assertThat(WebhookSignature.isGenuine(NEW, header, BODY, NOW)).isTrue();
        assertThat(WebhookSignature.isGenuine(OLD, header, BODY, NOW)).isTrue();
        assertThat(WebhookSignature.isGenuine(Secret.of("another"), header, BODY, NOW))
                .isFalse();
    }

    @Test
    void whatIsOldOrAlteredOrSignedByNothingIsNotGenuine() {
        String header = WebhookSignature.sign(List.of(NEW), NOW, BODY);

        assertThat(WebhookSignature.isGenuine(NEW, header, BODY, NOW.plusSeconds(300)))
                .isTrue();
        assertThat(WebhookSignature.isGenuine(NEW, header, BODY, NOW.plusSeconds(301)))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(NEW, header, BODY, NOW.minus(Duration.ofSeconds(301))))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(NEW, header, "{\"id\":\"2\"}".getBytes(StandardCharsets.UTF_8), NOW))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(NEW, header.replace("t=1", "t=2"), BODY, NOW))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(NEW, header + ",t=1790000001", BODY, NOW))
                .isFalse();
        assertThat(WebhookSignature.isGenuine(Secret.of(""), header, BODY, NOW)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSignature.sign(List.of(Secret.of(" ")), NOW, BODY));
    }

    @Test
    void brokenHeadersAreNeverGenuine() {
        String header = WebhookSignature.sign(List.of(NEW), NOW, BODY);
        for (int end = 0; end < header.length(); end++) {
            assertThat(WebhookSignature.isGenuine(NEW, header.substring(0, end), BODY, NOW))
                    .isFalse();
        }
        long seed = 7;
        Random random = new Random(seed);
        for (int time = 0; time < 2_000; time++) {
            StringBuilder altered = new StringBuilder(header);
            int at = random.nextInt(header.length());
            altered.setCharAt(at, (char) (altered.charAt(at) ^ (1 << random.nextInt(16))));
            assertThat(WebhookSignature.isGenuine(NEW, altered.toString(), BODY, NOW))
                    .as("seed %s: %s", seed, altered)
                    .isFalse();
        }
    }
}
