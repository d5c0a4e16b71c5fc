package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTextTest {
    private static List<String> values(String template, String message) {
        return TemplateText.of(template).values(message).orElseThrow();
    }

    @Test
    void aValueIsNotCutWhereItsPartsAreJoined() {
        assertThat(values("peer <*>: refused", "peer 10.0.0.1:8080: refused")).containsExactly("10.0.0.1:8080");
        assertThat(values("user=<*> port <*>", "user=ann  port\t5432 ")).containsExactly("ann", "5432");
        assertThat(values("took <*>", "took 12 ms")).containsExactly("12 ms");
        assertThat(values("list (<*>) end", "list () end")).containsExactly("");
    }

    @Test
    void whatSaysSomethingElseHasNoValues() {
        assertThat(TemplateText.of("took <*> ms").values("took 12 s")).isEmpty();
        assertThat(TemplateText.of("ready").values("not ready")).isEmpty();
    }

    @Test
    void variablesAreCalledByTheWordBefore() {
        assertThat(TemplateText.of("<*> user=<*> \"port\": <*>, port <*>").names())
                .containsExactly("value 1", "user", "port", "port (2)");
    }

    @Test
    void valuesPutInAgainGiveTheMessage() {
        for (long seed = 0; seed < 300; seed++) {
            RandomLogs random = new RandomLogs(seed);
            byte[] bytes = seed % 2 == 0 ? random.lines(60) : random.bytes(1500);
            List<String> messages =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            Templates templates = Templates.of(messages.stream()
                    .map(message -> new ShapeCount(Shape.of(message), 1))
                    .toList());
            for (String message : messages) {
                TemplateText text = TemplateText.of(
                        templates.of(Shape.of(message)).orElseThrow().text());
                assertThat(text.values(message))
                        .as("seed " + seed + ": " + text.text() + " | " + message)
                        .hasValueSatisfying(
                                values -> assertThat(filled(text, values)).isEqualTo(TemplateText.plain(message)));
            }
        }
    }

    private static String filled(TemplateText text, List<String> values) {
        StringBuilder message = new StringBuilder(text.fixed().getFirst());
        for (int i = 0; i < text.variables(); i++) {
            message.append(values.get(i)).append(text.fixed().get(i + 1));
        }
        return message.toString();
    }
}
