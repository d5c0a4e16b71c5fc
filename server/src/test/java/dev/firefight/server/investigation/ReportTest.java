package dev.firefight.server.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Suspect;
import dev.firefight.incident.Inquiry.Amount;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static Suspect suspect(Evidence.Kind... kinds) {
        List<Evidence> evidence = Arrays.stream(kinds)
                .map(kind -> new Evidence(
                        kind, "", "", 0, 1, "", 7, OptionalLong.empty(), "told by " + kind, Optional.empty()))
                .toList();
        return new Suspect(
                1,
                "checkout",
                "",
                Bucket.INTERNAL,
                "errors",
                5.6,
                0.98,
                "it is so",
                evidence,
                "Call it directly.",
                "Shed load.");
    }

    @Test
    void whatWasMeasuredIsTellingByItsShare() {
        Suspect measured = suspect(Evidence.Kind.ALERT, Evidence.Kind.LOG);
        assertThat(Report.evidence(measured)).startsWith("98 % likely, by what was measured.");
        assertThat(Report.hypothesis(measured).likelihood()).isEqualTo(Amount.HIGH);
    }

    @Test
    void anAlertAloneIsNoMeasurementAndTakesNoNumber() {
        Suspect alone = suspect(Evidence.Kind.ALERT);
        assertThat(Report.evidence(alone))
                .startsWith("Only the alert speaks for it:")
                .doesNotContain("%");
        assertThat(Report.hypothesis(alone).likelihood()).isEqualTo(Amount.MEDIUM);
    }
}
