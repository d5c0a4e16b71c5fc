package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Source;
import dev.firefight.server.setup.Source.Access;
import dev.firefight.telemetry.live.Credentials;
import dev.firefight.telemetry.live.Endpoint;
import dev.firefight.telemetry.live.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceMakingTest {
    private static final SecretReference TOKEN = new SecretReference.OfFile("token");

    private static SourceMaking.Made made(Access access, Map<SecretReference, String> secrets) {
        Source source = new Source(
                "metrics",
                Source.Kind.LOKI,
                Optional.of(URI.create("https://loki.example.org")),
                access,
                List.of(),
                60,
                List.of());
        return new SourceMaking(one -> secrets.getOrDefault(one, "")).of(List.of(source));
    }

    private static Endpoint endpoint(Access access) {
        SourceMaking.Made made = made(access, Map.of(TOKEN, "sesame"));
        assertThat(made.unmade()).isEmpty();
        return assertThat(made.sources())
                .singleElement(type(dev.firefight.telemetry.live.Source.Loki.class))
                .actual()
                .endpoint();
    }

    @Test
    void aTokenAloneIsSentAsBearer() {
        assertThat(endpoint(new Access(Optional.empty(), Optional.of(TOKEN), Optional.empty()))
                        .credentials())
                .isEqualTo(new Credentials.Bearer(Secret.of("sesame")));
    }

    @Test
    void withAUserTheTokenIsThePassword() {
        Endpoint endpoint = endpoint(new Access(Optional.of("12345"), Optional.of(TOKEN), Optional.of("team-a")));
        assertThat(endpoint.credentials()).isEqualTo(new Credentials.Basic("12345", Secret.of("sesame")));
        assertThat(endpoint.tenant()).contains("team-a");
    }

    @Test
    void aTokenThatIsNotThereIsToldAndNobodyIsAskedWithoutIt() {
        SourceMaking.Made made = made(new Access(Optional.of("12345"), Optional.of(TOKEN), Optional.empty()), Map.of());
        assertThat(made.sources()).isEmpty();
        assertThat(made.unmade()).singleElement().satisfies(one -> assertThat(one.toString())
                .contains("its token is not there: the file token is empty or missing"));
    }
}
