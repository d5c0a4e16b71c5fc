package dev.firefight.server.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Twilio calls back with. */
class TwilioReportTest {
    @Test
    void aKeyIsRead() {
        assertThat(TwilioReport.read(Map.of(
                        "CallSid", List.of("CA1"), "CallStatus", List.of("in-progress"), "Digits", List.of("4"))))
                .contains(new TwilioReport.Pressed("CA1", "4"));
        assertThat(new TwilioReport.Pressed("CA1", Twiml.ACKNOWLEDGE).acknowledges())
                .isTrue();
        assertThat(new TwilioReport.Pressed("CA1", "5").acknowledges()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undelivered", "failed", "busy", "no-answer", "canceled"})
    void whatGotNowhereIsLost(String status) {
        TwilioReport.Became became = new TwilioReport.Became("SM1", status, Optional.empty());
        assertThat(became.isLost()).isTrue();
        assertThat(became.isReached()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "read", "completed"})
    void whatArrivedIsReached(String status) {
        TwilioReport.Became became = new TwilioReport.Became("SM1", status, Optional.empty());
        assertThat(became.isLost()).isFalse();
        assertThat(became.isReached()).isTrue();
    }

    @Test
    void whatIsUnderWayOrUnknownIsNeither() {
        assertThat(TwilioReport.read(Map.of(
                        "MessageSid", List.of("SM1"), "MessageStatus", List.of("sent"), "ErrorCode", List.of("30003"))))
                .contains(new TwilioReport.Became("SM1", "sent", Optional.of("30003")));
        for (String status : new String[] {"queued", "sent", "ringing", "of tomorrow"}) {
            TwilioReport.Became became = new TwilioReport.Became("SM1", status, Optional.empty());
            assertThat(became.isLost() || became.isReached()).isFalse();
        }
    }

    @Test
    void whatIsNoneOfTwilioIsEmpty() {
        for (Map<String, List<String>> fields : List.of(
                Map.<String, List<String>>of(),
                Map.of("CallSid", List.<String>of()),
                Map.of("CallSid", List.of(" ")),
                Map.of("CallSid", List.of("CA1")),
                Map.of("Digits", List.of("4")),
                Map.of("CallSid", List.of("CA1"), "Digits", List.of("44")),
                Map.of("CallSid", List.of("CA1"), "Digits", List.of("x")),
                Map.of("MessageSid", List.of("SM1"), "ErrorCode", List.of("30003")))) {
            assertThat(TwilioReport.read(fields)).as("%s", fields).isEmpty();
        }
        assertThat(TwilioReport.read(Map.of("CallSid", List.of("x".repeat(9_000)), "CallStatus", List.of("busy\r\n"))))
                .hasValueSatisfying(report -> assertThat(report.sid()).hasSize(40));
    }
}
