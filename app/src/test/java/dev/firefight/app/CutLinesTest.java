package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firefight.app.Said.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Lines that container runtimes cut into parts are read as if they had never been cut. */
class CutLinesTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-02-12T07:30:00.250Z");
    private static final int PART_CHARS = 60;

    @TempDir
    private Path directory;

    /** How a runtime writes the parts of a line. */
    private enum Cutter {
        CRI {
            @Override
            String part(Instant at, String stream, String part, boolean isLast) {
                return at + " " + stream + (isLast ? " F " : " P ") + part;
            }
        },
        DOCKER {
            @Override
            String part(Instant at, String stream, String part, boolean isLast) {
                return """
                {"log":%s,"stream":"%s","time":"%s"}""".formatted(Said.quoted(isLast ? part + "\n" : part), stream, at);
            }
        };

        abstract String part(Instant at, String stream, String part, boolean isLast);

        List<String> cut(Instant at, String stream, String line) {
            List<String> parts = new ArrayList<>();
            for (int from = 0; from < line.length(); from += PART_CHARS) {
                int to = Math.min(line.length(), from + PART_CHARS);
                parts.add(part(at, stream, line.substring(from, to), to == line.length()));
            }
            return parts;
        }
    }

    /** Parts of two streams in turns: standard output says that orders were placed, standard error that none were. */
    private Path interleaved(Cutter cutter) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Instant at = START.plusSeconds(i);
            Said out = new Said(
                    at,
                    Level.INFO,
                    "shop.Orders",
                    "order " + i * 31 + " placed in " + i + " ms by a quick worker of the shop");
            Said err = new Said(
                    at,
                    Level.ERROR,
                    "shop.db.Pool",
                    "no connection after " + i * 37 + " ms, so that nothing could be ordered");
            List<String> one = cutter.cut(at, "stdout", FormatSamples.LOGSTASH.write(out));
            List<String> other = cutter.cut(at.plusMillis(100), "stderr", FormatSamples.SPRING_3.write(err));
            for (int part = 0; part < Math.max(one.size(), other.size()); part++) {
                if (part < one.size()) {
                    lines.add(one.get(part));
                }
                if (part < other.size()) {
                    lines.add(other.get(part));
                }
            }
        }
        return Files.write(directory.resolve("0.log"), lines);
    }

    @ParameterizedTest
    @EnumSource(Cutter.class)
    void theMessageIsThatOfTheWholeLineAndEachOfItsPartsCounts(Cutter cutter) throws IOException {
        Path file = interleaved(cutter);
        Path rows = directory.resolve("rows.csv");
        JsonNode answer = json("logs", "--json", "--emit", rows.toString(), file.toString());

        assertThat(answer.get("patterns").valueStream())
                .extracting(
                        one -> one.get("template").asString(),
                        one -> one.get("severity").asInt(),
                        one -> one.get("first").asString(),
                        one -> one.at("/speakers/0").asString())
                .containsExactlyInAnyOrder(
                        tuple(
                                "order <*> placed in <*> ms by a quick worker of the shop",
                                9,
                                "2026-02-12T07:30:00.250Z",
                                "shop.Orders"),
                        tuple(
                                "no connection after <*> ms, so that nothing could be ordered",
                                17,
                                "2026-02-12T07:30:00.250Z",
                                "shop.db.Pool"));
        assertThat(answer.get("patterns").valueStream().map(one -> one.get("example")
                        .asString()))
                .allMatch(example -> example.contains("worker of the shop") || example.contains("could be ordered"));
        long counted = answer.get("patterns")
                .valueStream()
                .mapToLong(one -> one.get("before").asLong() + one.get("after").asLong())
                .sum();
        assertThat(counted)
                .isEqualTo(Files.readAllLines(file).size())
                .isEqualTo(answer.get("lines").asLong());
        List<String> emitted = Files.readAllLines(rows);
        assertThat(emitted).hasSize(1 + Files.readAllLines(file).size());
        assertThat(emitted.stream()
                        .skip(1)
                        .map(row -> row.substring(row.indexOf(',') + 1))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aLineOfWhichTheLastPartIsMissingIsReadAsFarAsItCame() throws IOException {
        Path file = Files.writeString(directory.resolve("0.log"), """
                2026-02-12T07:30:00Z stdout F ready
                2026-02-12T07:30:01Z stdout P half of
                2026-02-12T07:30:01Z stderr F other
                """);

        assertThat(json("logs", "--json", file.toString())
                        .get("patterns")
                        .valueStream()
                        .map(one -> one.get("template").asString()))
                .containsExactlyInAnyOrder("ready", "half of", "other");
    }

    /** When the runtime wrote a part is nothing that the line says where it tells its time itself. */
    @Test
    void theTimeOfALineIsThatOfTheWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("0.log"), """
                2026-02-12T08:00:00Z stdout P {"level":"info","msg":"ready",
                2026-02-12T08:00:00Z stdout F "time":"2026-02-12T07:30:00Z"}
                2026-02-12T08:00:09Z stdout F {"level":"info","msg":"done","time":"2026-02-12T07:30:09Z"}
                """);
        JsonNode answer = json("logs", "--json", file.toString());

        assertThat(answer.get("start").asString()).startsWith("2026-02-12T07:30:00");
        assertThat(answer.get("end").asString()).startsWith("2026-02-12T07:30:");
    }
}
