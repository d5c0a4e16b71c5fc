package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanAttributesTest {
    @Test
    void aFailureSaysItsMessageAndItsAttributesBelow() {
        assertThat(SpanAttributes.failureText("no route", Map.of("peer.service", "tax", "attempt", "2")))
                .isEqualTo("no route\nattempt=2\npeer.service=tax");
    }

    @Test
    void aFailureWithoutMessageSaysTheErrorOfItsAttributesOrWhoAnsweredHow() {
        assertThat(SpanAttributes.failureText("", Map.of("error.type", "Timeout", "error.message", "after 3 s")))
                .startsWith("Timeout: after 3 s\n");
        assertThat(SpanAttributes.failureText("", Map.of("http.status_code", "503", "peer.service", "tax")))
                .startsWith("tax answered 503\n");
        assertThat(SpanAttributes.failureText("", Map.of("thread", "4"))).isEmpty();
    }

    @Test
    void anErrorRecordKeepsItsAttributesAndAnOrdinaryOneDoesNot() throws IOException {
        List<String> texts = new ArrayList<>();
        TelemetryBuilder into = new TelemetryBuilder(new Vocabulary(text -> {
            texts.add(text.toString());
            return texts.size() - 1;
        }));
        String record = """
                {"timeUnixNano":"1790000000000000000","severityNumber":%d,"body":{"stringValue":"%s"},
                 "attributes":[{"key":"stack","value":{"stringValue":"a.go:3"}}]}""";
        String request = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + record.formatted(17, "broken") + ","
                + record.formatted(9, "fine") + "]}]}]}";
        new OtlpJsonReader()
                .read(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), into, new ReadNotes());
        Telemetry telemetry = into.build();
        assertThat(telemetry.logs().size()).isEqualTo(2);
        assertThat(texts).containsExactly("broken\nstack=a.go:3", "fine");
    }
}
