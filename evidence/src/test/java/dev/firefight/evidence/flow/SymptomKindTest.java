package dev.firefight.evidence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SeriesKey;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymptomKindTest {
    @ParameterizedTest
    @CsvSource({
        "availability, AVAILABILITY",
        "success_ratio, AVAILABILITY",
        "http_5xx_total, ERRORS",
        "FaultCount, ERRORS",
        "request_duration_seconds, LATENCY",
        "TargetResponse_Time, LATENCY",
        "http_requests_total, REQUESTS",
        "ops_per_second, REQUESTS",
        "requests_failed, ERRORS"
    })
    void aNameTellsTheKind(String metric, String kind) {
        assertThat(SymptomKind.of(metric)).contains(SymptomKind.valueOf(kind));
    }

    @ParameterizedTest
    @CsvSource({"cpu", "memory_default_limit", "disk_iops", "drops"})
    void aWordThatOnlyHoldsATellingOneSaysNothing(String metric) {
        assertThat(SymptomKind.of(metric)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "error_rate, '', false",
        "errors_percent, '', false",
        "errorRate, '', false",
        "errors_total, '', true",
        "ErrorCount, '', true",
        "errors, Sum, true",
        "errors, Average, false",
        "account_errors, '', false",
        "operation_errors_total, '', true",
        "generate_errors_total, '', true"
    })
    void errorsAreAmountsOrRates(String metric, String statistic, boolean isAmount) {
        assertThat(SymptomKind.ERRORS.isAmount(Scene.statistic("a", metric, statistic)))
                .isEqualTo(isAmount);
    }

    @Test
    void whatWasCountedAndIsNowARateIsAnAmountWhateverItsName() {
        SeriesKey gauge = SeriesKey.gauge(Origin.ofService("a"), "errors");
        SeriesKey counter =
                new SeriesKey(gauge.origin(), gauge.metric(), "1/s", SeriesKey.Kind.GAUGE, gauge.attributes());
        assertThat(SymptomKind.ERRORS.isAmount(gauge)).isFalse();
        assertThat(SymptomKind.ERRORS.isAmount(counter)).isTrue();
    }

    @Test
    void theStatisticIsTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(SymptomKind.of("AVAILABILITY")).contains(SymptomKind.AVAILABILITY);
        } finally {
            Locale.setDefault(before);
        }
    }
}
