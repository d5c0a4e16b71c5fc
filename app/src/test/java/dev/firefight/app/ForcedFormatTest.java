package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.log.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code --format}: a person knows better. */
class ForcedFormatTest extends CommandRun {
    @TempDir
    private Path directory;

    private List<String> templates(String format, String lines) throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), lines);
        return json("logs", "--json", "--format", format, file.toString())
                .get("patterns")
                .valueStream()
                .map(one -> one.get("template").asString())
                .toList();
    }

    /** A single line among others is too few to find out how it is written. */
    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void whatIsForcedIsReadSo(LogFormat format) throws IOException {
        String message = format == LogFormat.ACCESS ? "\"GET <*> HTTP/<*>\" <*> <*>" : "refused";

        assertThat(templates(format.label(), format.example() + "\n")).containsExactly(message);
    }

    @Test
    void plainLinesAreMessagesWithNothingTakenOff() throws IOException {
        for (LogFormat format : LogFormat.values()) {
            String raw = format.example()
                    .replaceAll("\\d", "x")
                    .replaceAll(" +", " ")
                    .replace("\\n", "")
                    .replace("/a HTTP/x.x", "x");

            assertThat(templates("plain", (raw + "\n").repeat(3)))
                    .as(format.label())
                    .containsExactly(raw);
        }
    }

    @Test
    void whoNamesAProgramIsToldItsFormat() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "a\n");

        assertThat(run("logs", "--format", "pino", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("did you mean json?", "access", "stern")
                .hasLineCount(1);
    }

    @Test
    void pairsMayStartWithAnyNameWhenLogfmtIsForced() throws IOException {
        assertThat(templates("logfmt", "color=red size=3 msg=\"too large\"\n")).containsExactly("too large");
    }
}
