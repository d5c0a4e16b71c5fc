package dev.firefight.server.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which a call-back is known as one of Twilio. */
class TwilioSignatureTest {
    /** The example with which the libraries of Twilio are tested. */
    private static final URI ADDRESS = URI.create("https://mycompany.com/myapp.php?foo=1&bar=2");

    private static final List<Secret> TOKEN = List.of(Secret.of("12345"));
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private static final Map<String, List<String>> FIELDS = Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "Caller", List.of("+14158675309"),
            "Digits", List.of("1234"),
            "From", List.of("+14158675309"),
            "To", List.of("+18005551212"));

    @Test
    void thePublicExampleIsGenuine() {
        assertThat(TwilioSignature.isGenuine(TOKEN, ADDRESS, FIELDS, SIGNATURE)).isTrue();
    }

    @Test
    void theUsualPortMayBeNamedOrLeftOut() {
        URI named = URI.create("https://mycompany.com:443/myapp.php?foo=1&bar=2");

        assertThat(TwilioSignature.isGenuine(TOKEN, named, FIELDS, SIGNATURE)).isTrue();
        assertThat(TwilioSignature.isGenuine(
                        TOKEN, ADDRESS, FIELDS, TwilioSignature.sign(TOKEN.getFirst(), named.toString(), FIELDS)))
                .isTrue();
        assertThat(TwilioSignature.isGenuine(
                        TOKEN, URI.create("http://mycompany.com/myapp.php?foo=1&bar=2"), FIELDS, SIGNATURE))
                .isFalse();
    }

    @Test
    void whateverIsAlteredIsNotGenuine() {
        for (String name : FIELDS.keySet()) {
            Map<String, List<String>> altered = new HashMap<>(FIELDS);
            altered.put(name, List.of("4"));
            assertThat(TwilioSignature.isGenuine(TOKEN, ADDRESS, altered, SIGNATURE))
                    .isFalse();
            altered.remove(name);
            assertThat(TwilioSignature.isGenuine(TOKEN, ADDRESS, altered, SIGNATURE))
                    .isFalse();
        }
        assertThat(TwilioSignature.isGenuine(
                        TOKEN, URI.create("https://mycompany.com/myapp.php?foo=1&bar=3"), FIELDS, SIGNATURE))
                .isFalse();
        for (String other :
                new String[] {"", " ", SIGNATURE + "=", SIGNATURE.toLowerCase(java.util.Locale.ROOT), "ä\uD83D"}) {
            assertThat(TwilioSignature.isGenuine(TOKEN, ADDRESS, FIELDS, other)).isFalse();
        }
    }

    @Test
    void oneOfTwoTokensIsEnoughAndAnEmptyOneIsNone() {
        assertThat(TwilioSignature.isGenuine(
                        List.of(Secret.of("next"), Secret.of(""), TOKEN.getFirst()), ADDRESS, FIELDS, SIGNATURE))
                .isTrue();
        assertThat(TwilioSignature.isGenuine(List.of(), ADDRESS, FIELDS, SIGNATURE))
                .isFalse();
        assertThat(TwilioSignature.isGenuine(List.of(Secret.of("")), ADDRESS, FIELDS, ""))
                .isFalse();
    }

    @Test
    void valuesOfOneNameAreSortedAndCountOnce() {
        String one = TwilioSignature.sign(TOKEN.getFirst(), "https://a", Map.of("x", List.of("2", "1", "2")));

        assertThat(one).isEqualTo(TwilioSignature.sign(TOKEN.getFirst(), "https://a", Map.of("x", List.of("1", "2"))));
        assertThat(one).isEqualTo(TwilioSignature.sign(TOKEN.getFirst(), "https://ax1x2", Map.of()));
    }
}
