package dev.firefight.server.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** By which a request is known as one of Slack. */
class SlackSignatureTest {
    /** The example of Slack's own documentation. */
    private static final byte[] BODY =
            ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
                            + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
                            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
                    .getBytes(StandardCharsets.UTF_8);

    private static final String SECONDS = "1531420618";
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618);
    private static final List<Secret> SECRET = List.of(Secret.of(FakeSlack.SIGNING_SECRET));

    @Test
    void thePublicExampleIsGenuine() {
        assertThat(SlackSignature.isGenuine(SECRET, SECONDS, SIGNATURE, BODY, NOW))
                .isTrue();
    }

    @Test
    void whatIsPlayedBackLaterIsNot() {
        assertThat(SlackSignature.isGenuine(SECRET, SECONDS, SIGNATURE, BODY, NOW.plusSeconds(300)))
                .isTrue();
        assertThat(SlackSignature.isGenuine(SECRET, SECONDS, SIGNATURE, BODY, NOW.plusSeconds(301)))
                .isFalse();
        assertThat(SlackSignature.isGenuine(SECRET, SECONDS, SIGNATURE, BODY, NOW.minusSeconds(300)))
                .isTrue();
        assertThat(SlackSignature.isGenuine(SECRET, SECONDS, SIGNATURE, BODY, NOW.minusSeconds(301)))
                .isFalse();
    }

    @Test
    void oneOfTwoSecretsIsEnoughAndAnEmptyOneIsNone() {
        assertThat(SlackSignature.isGenuine(
                        List.of(Secret.of("next"), Secret.of(""), SECRET.getFirst()), SECONDS, SIGNATURE, BODY, NOW))
                .isTrue();
        assertThat(SlackSignature.isGenuine(List.of(Secret.of("next")), SECONDS, SIGNATURE, BODY, NOW))
                .isFalse();
        assertThat(SlackSignature.isGenuine(List.of(Secret.of("")), SECONDS, SIGNATURE, BODY, NOW))
                .isFalse();
        assertThat(SlackSignature.isGenuine(List.of(Secret.of("")), SECONDS, "", BODY, NOW))
                .isFalse();
        assertThat(SlackSignature.isGenuine(List.of(), SECONDS, SIGNATURE, BODY, NOW))
                .isFalse();
    }

    @Test
    void whateverIsAlteredIsNotGenuine() {
        for (String seconds :
                new String[] {"", "soon", "-1531420618", "1531420619", "01531420618", "9".repeat(30), "١٥٣"}) {
            assertThat(SlackSignature.isGenuine(SECRET, seconds, SIGNATURE, BODY, NOW))
                    .as(seconds)
                    .isFalse();
        }
        for (String signature :
                new String[] {"", "v0=", SIGNATURE.substring(3), SIGNATURE + "0", SIGNATURE.replace("v0", "v1")}) {
            assertThat(SlackSignature.isGenuine(SECRET, SECONDS, signature, BODY, NOW))
                    .as(signature)
                    .isFalse();
        }
        long seed = 11;
        Random random = new Random(seed);
        for (int time = 0; time < 2_000; time++) {
            byte[] altered = BODY.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(SlackSignature.isGenuine(SECRET, SECONDS, SIGNATURE, altered, NOW))
                    .as("seed %s, time %s", seed, time)
                    .isFalse();
        }
    }
}
