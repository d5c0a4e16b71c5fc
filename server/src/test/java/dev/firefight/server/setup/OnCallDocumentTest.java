package dev.firefight.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.setup.SetupYaml.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/on-call.md shows is what works. */
class OnCallDocumentTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void eachExampleOfTheDocumentIsSoundAndTogetherTheyShowAllParts() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "on-call.md"));
        List<String> examples =
                EXAMPLE.matcher(document).results().map(found -> found.group(1)).toList();

        assertThat(examples).hasSizeGreaterThan(8);
        for (String example : examples) {
            assertThat(SetupYaml.read(example)).as(example).isInstanceOf(Result.Sound.class);
        }
        for (String part : SetupWriting.parts(Setup.EMPTY).keySet()) {
            assertThat(examples).as(part).anyMatch(example -> example.lines()
                    .anyMatch(line -> line.startsWith(part + ":")));
            assertThat(document).as(part).containsPattern("\n## [a-z ]*\\b" + part + "\\b");
        }
    }
}
