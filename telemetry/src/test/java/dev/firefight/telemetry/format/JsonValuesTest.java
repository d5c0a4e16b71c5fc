package dev.firefight.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonToken;

class JsonValuesTest {
    private static List<String> values(byte[] bytes, ReadNotes notes) throws IOException {
        List<String> values = new ArrayList<>();
        JsonValues.forEach(new ByteArrayInputStream(bytes), notes, (json, line) -> {
            JsonToken token = json.currentToken();
            json.skipChildren();
            values.add(line + ":" + token);
        });
        return values;
    }

    private static List<String> values(String text, ReadNotes notes) throws IOException {
        return values(text.getBytes(StandardCharsets.UTF_8), notes);
    }

    @Test
    void eachLineIsAValueAndABrokenLineCostsItselfAlone() throws IOException {
        ReadNotes notes = new ReadNotes();

        assertThat(values("{\"a\":1}\n\n{\"b\":\n[1,2]\n{\"c\":1} {\"d\":1}\n", notes))
                .containsExactly("1:START_OBJECT", "4:START_ARRAY", "5:START_OBJECT", "5:START_OBJECT");
        assertThat(notes.problems()).singleElement().satisfies(problem -> assertThat(problem.firstLine())
                .isEqualTo(3));
    }

    @Test
    void aDocumentOverManyLinesIsOneValue() throws IOException {
        ReadNotes notes = new ReadNotes();

        assertThat(values("{\n \"a\": [\n 1]\n}\n", notes)).containsExactly("1:START_OBJECT");
        assertThat(notes.problems()).isEmpty();
    }

    @Test
    void aFirstLineThatIsCutCostsNoMoreThanTheNext() throws IOException {
        for (String cut : List.of("{\"a\":{\"b", "{\"a\":{\"b\":1", "{\"a\":[{\"b\":1}")) {
            ReadNotes notes = new ReadNotes();

            assertThat(values(cut + "\n{\"c\":1}\n{\"d\":1}\n[2]\n", notes))
                    .as(cut)
                    .endsWith("3:START_OBJECT", "4:START_ARRAY");
            assertThat(notes.problems()).as(cut).hasSize(1);
        }
    }

    @Test
    void aValueNestedTooDeepIsCounted() throws IOException {
        ReadNotes notes = new ReadNotes();

        values("[".repeat(100_000) + "\n{\"a\":1}\n", notes);

        assertThat(notes.problems()).hasSize(1);
    }

    @Test
    void anyBytesAreReadWithoutFault() throws IOException {
        String alphabet = "{}[]\",:\\ \n\t0123456789.eE-+truefalsnx\u00e4";
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length / 10; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            ReadNotes notes = new ReadNotes();
            boolean saysSomething = !values(bytes, notes).isEmpty()
                    || !notes.problems().isEmpty()
                    || new String(bytes, StandardCharsets.UTF_8).isBlank();
            assertThat(saysSomething).as("seed " + seed).isTrue();
        }
    }
}
