package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code firefight trace} on plain log lines. */
class TraceLinesTest extends CommandRun {
    @TempDir
    private Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    @Test
    void anyWordCanBeTheIdInPlainLogs() throws IOException {
        Path shop = file("shop.log", """
                2026-02-12T01:00:00.100Z INFO order-4711 taken
                2026-02-12T01:00:00.150Z INFO order-47110 taken
                2026-02-12T01:00:03.500Z ERROR order-4711 failed
                java.lang.IllegalStateException: no answer
                \tat shop.Orders.place(Orders.java:7)
                2026-02-12T01:00:04.000Z INFO order-4712 taken
                """);
        Path payment = file("payment.log", """
                2026-02-12 01:00:00.200 WARN paying for ORDER-4711
                2026-02-12 01:00:03.400 ERROR bank did not answer, order-4711
                """);

        assertThat(run("trace", "order-4711", shop.toString(), payment.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).startsWith("payment is the failing hop: bank did not answer");
        assertThat(out.toString()
                        .lines()
                        .filter(line -> line.startsWith(" +"))
                        .map(line -> line.replaceAll(".*(shop|payment): ", "$1: ")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("shop: order-4711 taken"),
                        line -> assertThat(line).startsWith("payment: paying"),
                        line -> assertThat(line).startsWith("payment: bank"),
                        line -> assertThat(line).startsWith("shop: order-4711 failed"));
        assertThat(out.toString()).contains("3.2 s without a word").doesNotContain("47110", "4712");
    }

    @Test
    void partsOfALineThatACarrierCutAreOneLine() throws IOException {
        String time = "2026-02-12T01:00:0";
        Path shop = file("shop.log", """
                %1$s0.1Z stdout F INFO order-4710 taken
                %1$s0.2Z stderr P ERROR bank did not answer for ord
                %1$s0.3Z stdout F INFO order-4712 taken
                %1$s0.4Z stderr F er-4711, giving up
                %1$s0.5Z stderr P ERROR order-4711 was not
                """.formatted(time));

        JsonNode json = json("trace", "--json", "order-4711", shop.toString());
        assertThat(json.path("lines").valueStream())
                .extracting(line -> line.path("text").asString())
                .containsExactly("bank did not answer for order-4711, giving up", "order-4711 was not");
    }

    @Test
    void aLineThatIsTooLongIsCutWithASign() throws IOException {
        Path shop = file(
                "shop.log",
                "2026-02-12T01:00:00.100Z INFO order-4711 taken\n2026-02-12T01:00:01.100Z ERROR order-4711 failed "
                        + "because ".repeat(100)
                        + "\n");
        assertThat(run("trace", "order-4711", shop.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .containsPattern("…\\s+\\(5\\d\\d\\s+more\\s+characters\\)")
                .containsPattern("…\\s+\\(2\\d\\d\\s+more\\s+characters\\)");
    }
}
