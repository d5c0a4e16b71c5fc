package dev.firefight.practice.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void whatIsPublishedIsWhatIsDone(Rule rule) throws IOException {
        String published = Files.readString(Path.of("../docs/scoring.md"));
        String points = rule.most() == 0 ? "–" : String.valueOf(rule.most());
        assertThat(published)
                .containsPattern(Pattern.quote("| " + rule.name() + " | " + points + " | " + rule.text() + " |"));
    }

    @Test
    void theRulesOfABlockGiveAllOfItsPoints() {
        for (Block block : Block.values()) {
            int sum = Arrays.stream(Rule.values())
                    .filter(rule -> rule.block() == block)
                    .mapToInt(Rule::most)
                    .sum();
            assertThat(sum).as(block.name()).isEqualTo(block.most());
        }
        assertThat(Arrays.stream(Block.values()).mapToInt(Block::most).sum()).isEqualTo(100);
    }
}
