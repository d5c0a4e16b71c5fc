package dev.firefight.server.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.Hmac;
import dev.firefight.server.channel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubSignatureTest {
    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final List<Secret> SECRETS = List.of(Secret.of("It's a Secret to Everybody"));
    /** From the documentation of GitHub, "Testing the webhook payload validation". */
    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void thePublishedExampleHolds() {
        assertThat(GitHubSignature.isGenuine(SECRETS, SIGNATURE, BODY)).isTrue();
    }

    @Test
    void anAlteredBodyAndAnAlteredSignatureDoNot() {
        for (int at = 0; at < BODY.length * 8; at++) {
            byte[] altered = BODY.clone();
            altered[at / 8] ^= (byte) (1 << (at % 8));
            assertThat(GitHubSignature.isGenuine(SECRETS, SIGNATURE, altered)).isFalse();
        }
        for (int length = 0; length < SIGNATURE.length(); length++) {
            assertThat(GitHubSignature.isGenuine(SECRETS, SIGNATURE.substring(0, length), BODY))
                    .isFalse();
        }
        assertThat(GitHubSignature.isGenuine(SECRETS, SIGNATURE + "0", BODY)).isFalse();
        assertThat(GitHubSignature.isGenuine(SECRETS, SIGNATURE.substring("sha256=".length()), BODY))
                .isFalse();
    }

    @Test
    void anotherAlgorithmDoesNot() {
        String sha1 = HexFormat.of().formatHex(Hmac.SHA1.of(SECRETS.getFirst(), BODY));
        assertThat(GitHubSignature.isGenuine(SECRETS, "sha1=" + sha1, BODY)).isFalse();
        assertThat(GitHubSignature.isGenuine(SECRETS, "sha256=" + sha1, BODY)).isFalse();
        assertThat(GitHubSignature.isGenuine(SECRETS, SIGNATURE.replace("sha256", "sha512"), BODY))
                .isFalse();
    }

    @Test
    void anEmptySecretRefusesAndWhileOneTakesThePlaceOfAnotherBothHold() {
        Secret gone = Secret.from(() -> {
            throw new IllegalStateException("no such file");
        });
        assertThat(GitHubSignature.isGenuine(List.of(), SIGNATURE, BODY)).isFalse();
        assertThat(GitHubSignature.isGenuine(List.of(Secret.of(""), gone), SIGNATURE, BODY))
                .isFalse();
        assertThat(GitHubSignature.isGenuine(List.of(Secret.of(" ")), "", BODY)).isFalse();
        List<Secret> both = List.of(Secret.of(""), Secret.of("new"), SECRETS.getFirst());
        assertThat(GitHubSignature.isGenuine(both, SIGNATURE, BODY)).isTrue();
        assertThat(GitHubSignature.isGenuine(both, GitHubSignature.sign(Secret.of("new"), BODY), BODY))
                .isTrue();
        assertThat(GitHubSignature.isGenuine(List.of(Secret.of("new")), SIGNATURE, BODY))
                .isFalse();
    }
}
