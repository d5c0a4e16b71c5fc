package dev.firefight.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureTest {
    private static final List<Figure> FIGURES = List.of(
            Figure.atLeast("alerts", "1/s", 5_000, 5_000),
            Figure.below("a call", "ms", 1_000, 1_000),
            Figure.plain("phones", "", 3));

    @Test
    void whatIsToBeReachedMayBeReachedExactlyAndWhatIsToStayBelowMayNot() {
        assertThat(FIGURES).extracting(Figure::isReached).containsExactly(true, false, true);
    }

    @Test
    void theTableSaysWhatWasReachedAndWhatWasMissed() {
        assertThat(Figure.table(FIGURES).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "alerts 5,000.0 1/s at least 5,000 reached",
                        "a call 1,000.0 ms below 1,000 missed",
                        "phones 3.0");
    }

    @Test
    void theDocumentHasTheBarsOnlyWhereThereAreSome() {
        JsonNode all = JsonMapper.shared().readTree(Figure.json(FIGURES));

        assertThat(all.path(0).path("atLeast").asDouble()).isEqualTo(5_000);
        assertThat(all.path(1).path("below").asDouble()).isEqualTo(1_000);
        assertThat(all.path(1).path("isReached").asBoolean()).isFalse();
        assertThat(all.path(2).has("atLeast")).isFalse();
        assertThat(all.path(2).has("below")).isFalse();
    }
}
