package dev.firefight.evidence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.telemetry.Change;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenericAdviceTest {
    @Test
    void everySuspectHasATestAndAMitigationInWholeSentences() {
        List<Advice> all = new ArrayList<>();
        for (String name : List.of("", "cart")) {
            for (Bucket bucket : Bucket.values()) {
                for (Family family : Family.values()) {
                    all.add(GenericAdvice.of(bucket, family, name));
                }
            }
            for (Change.Kind kind : Change.Kind.values()) {
                all.add(GenericAdvice.ofChange(kind, name));
            }
        }
        assertThat(all).allSatisfy(advice -> {
            assertThat(advice.quickestTest()).matches("[A-Z].*\\.").doesNotContain("  ", "%s");
            assertThat(advice.mitigation()).matches("[A-Z].*\\.").doesNotContain("  ", "%s");
        });
    }

    @Test
    void aDeploymentIsRolledBackAndToldWhenItWasNotGuilty() {
        Advice advice = GenericAdvice.ofChange(Change.Kind.DEPLOY, "cart 1.4.2");

        assertThat(advice.mitigation())
                .isEqualTo(
                        "Roll back “cart 1.4.2”; if the errors do not fall within two scrape intervals, it was not this change.");
        assertThat(advice.quickestTest()).contains("old and the new version");
    }

    @Test
    void aProviderIsCalledDirectly() {
        assertThat(GenericAdvice.of(Bucket.DEPENDENCY, Family.SYMPTOM, "acme-pay"))
                .isEqualTo(GenericAdvice.ofChange(Change.Kind.STATUS, "acme-pay"))
                .satisfies(advice -> assertThat(advice.quickestTest())
                        .startsWith("Call the health endpoint of acme-pay directly from one host"));
    }
}
