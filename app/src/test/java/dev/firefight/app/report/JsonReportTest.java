package dev.firefight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode SCHEMA = JSON.readTree(Path.of("..", "docs", "findings.schema.json"));
    private static final int SEEDS = 60;

    @Test
    void theDocumentOfTheSampleIsAsItWas() throws IOException {
        Golden.assertSame("findings.json", JsonReport.write(SampleFindings.rich(), SampleFindings.header()));
    }

    @Test
    void everyDocumentFollowsTheSchema() {
        for (Findings findings : List.of(SampleFindings.rich(), SampleFindings.large(), SampleFindings.empty())) {
            JsonNode document = JSON.readTree(JsonReport.write(findings, SampleFindings.header()));
            assertThat(SchemaCheck.complaints(SCHEMA, document)).isEmpty();
        }
    }

    @Test
    void theSchemaRejectsWhatIsWrong() {
        ObjectNode document =
                (ObjectNode) JSON.readTree(JsonReport.write(SampleFindings.rich(), SampleFindings.header()));
        document.put("onset", "yesterday");
        document.put("surplus", 1);
        document.remove("quiet");
        ((ObjectNode) document.at("/suspects/0")).put("rank", 0).put("bucket", "weather");
        assertThat(SchemaCheck.complaints(SCHEMA, document)).hasSize(5);
    }

    @Test
    void hostileTextsAndNumbersStayTextsAndNull() {
        for (long seed = 0; seed < SEEDS; seed++) {
            String written = JsonReport.write(HostileFindings.of(seed), HostileFindings.header(seed));
            JsonNode document = JSON.readTree(written);
            assertThat(SchemaCheck.complaints(SCHEMA, document))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(written)
                    .as("seed %d", seed)
                    .doesNotContain("NaN", "Infinity")
                    .matches(text -> text.codePoints().noneMatch(JsonReportTest::isObeyedByTerminals));
        }
    }

    @Test
    void textsSurviveTheWayThroughJson() {
        for (String text : HostileFindings.TEXTS) {
            ReportHeader header = new ReportHeader(text, List.of(), 1, "");
            JsonNode document = JSON.readTree(JsonReport.write(SampleFindings.empty(), header));
            assertThat(document.path("recording").stringValue()).isEqualTo(text);
        }
    }

    @Test
    void anAssumedOnsetIsNull() {
        JsonNode document = JSON.readTree(JsonReport.write(SampleFindings.empty(), SampleFindings.header()));
        assertThat(document.get("onset").isNull()).isTrue();
        assertThat(document.at("/onsetDetail/time").stringValue()).isEqualTo("2026-03-01T14:12:07.250Z");
    }

    private static boolean isObeyedByTerminals(int point) {
        return point != '\n' && (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT);
    }
}
