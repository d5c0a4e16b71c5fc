package dev.firefight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SuspectTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void aChangeIsCalledByItsTitleAndTheStartOfItsId() {
        Suspect change = suspect("cart", COMMIT, Bucket.CHANGE, "fewer connections", COMMIT);
        assertThat(change.isChange()).isTrue();
        assertThat(change.name()).isEqualTo("fewer connections (01234567)");
    }

    @Test
    void aChangeWithoutATitleIsCalledByItsId() {
        assertThat(suspect("", "new_tax", Bucket.CHANGE, "", "new_tax").name()).isEqualTo("new_tax");
    }

    @Test
    void aPodThatSuffersFromAChangeKeepsItsOwnNameWhichTellsTheService() {
        Suspect pod = suspect("cart", "cart-7d9f", Bucket.CHANGE, "http_p99_ms", "deploy-8812");
        assertThat(pod.isChange()).isFalse();
        assertThat(pod.name()).isEqualTo("cart-7d9f");
    }

    @Test
    void aMachineOfAServiceIsCalledByBoth() {
        assertThat(suspect("cart", "node-3", Bucket.INTERNAL, "cpu", "").name()).isEqualTo("cart / node-3");
    }

    @Test
    void aServiceIsCalledByItsName() {
        assertThat(suspect("cart", "", Bucket.INTERNAL, "cpu", "").name()).isEqualTo("cart");
    }

    private static Suspect suspect(String service, String component, Bucket bucket, String indicator, String changed) {
        Evidence evidence = new Evidence(
                Evidence.Kind.CHANGE,
                changed,
                "log-odds",
                0,
                1,
                "nat",
                1,
                OptionalLong.empty(),
                "a change",
                Optional.empty());
        return new Suspect(1, service, component, bucket, indicator, 1, 0.5, "", List.of(evidence), "", "");
    }
}
