package dev.firefight.evidence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.catalogue.MetricSign.Move;
import dev.firefight.evidence.catalogue.Signature.Example;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureReaderTest {
    private static final String WHOLE = """
            # a comment

            [disk-full] Disk full
            class: infrastructure
            log: No space_left * device!
            metric: fs|disk + in_use|up_ falls to zero
            needs: symptom
            may: cpu, memory
            quiet: network
            is: outside, victim
            mitigation: Free space.
            fix: Bound it.
            test: Run df.
            example: no space left on device
            example metric: fs_in_use{reason="full"} 8.5 -> 0
            example clues: symptom
            not: space left
            """;

    @Test
    void everyFieldIsRead() {
        assertThat(SignatureReader.read("test", WHOLE))
                .containsExactly(new Signature(
                        "disk-full",
                        "Disk full",
                        FaultClass.INFRASTRUCTURE,
                        List.of("no space left * device"),
                        List.of(new MetricSign(
                                List.of(List.of("fs", "disk"), List.of("in_use", "up_")), Move.VANISHES)),
                        Set.of(Family.SYMPTOM),
                        Set.of(Family.CPU, Family.MEMORY),
                        Set.of(Family.NETWORK),
                        false,
                        true,
                        true,
                        "Free space.",
                        "Bound it.",
                        "Run df.",
                        List.of(
                                new Example.Said("no space left on device"),
                                new Example.Moved("fs_in_use{reason=\"full\"}", 8.5, 0),
                                new Example.Felt(Set.of(Family.SYMPTOM))),
                        List.of("space left")));
    }

    @Test
    void nothingReadsAsNoSignatures() {
        assertThat(SignatureReader.read("test", "\n# nothing here\n")).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "colour: red; unknown field 'colour'",
                "nonsense; expected '[id] Name' or 'field: value'",
                "[Bad_Id] Name; expected '[id] Name' or 'field: value'",
                "class: infrastructure; a second 'class'",
                "fix: Again.; a second 'fix'",
                "may: cpu, luck; unknown family 'luck'",
                "may: cpu,; unknown family ''",
                "is: heavy; unknown 'heavy'",
                "log: * refused; a '*' stands between two words",
                "log: refused *; a '*' stands between two words",
                "log: connection refus*; a '*' stands by itself",
                "log: is not the; no word in it singles anything out",
                "log: a b c d e f g h i j k l m n o p q; more than 16 words",
                "log: a * b * c * d; or 2 '*'",
                "metric: pool grows; expected 'word|word + word rises'",
                "metric: Pool rises; 'Pool' is no metric word",
                "metric: pool||use rises; '' is no metric word",
                "example metric: pool up; expected 'metric{label=\"value\"} 1 -> 2'",
                "example metric: pool 1.2.3 -> 4; '1.2.3' is no number",
                "[disk-full] Once more; 'disk-full' is there already",
            })
    void anErrorNamesItsLine(String line, String problem) {
        assertRefused(() -> SignatureReader.read("own.txt", WHOLE + line + "\n"), 18, problem);
    }

    @Test
    void aSentenceEndsWithAFullStop() {
        assertRefused(
                () -> SignatureReader.read("own.txt", WHOLE.replace("Free space.", "Free space")),
                11,
                "a sentence ends with a full stop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "class: ; has no class",
                "mitigation: ; needs a mitigation, a fix and a test",
                "fix: ; needs a mitigation, a fix and a test",
                "test: ; needs a mitigation, a fix and a test",
                "example; has no example",
            })
    void aMissingFieldNamesTheLineOfItsSignature(String field, String problem) {
        String without = WHOLE.replaceAll("(?m)^" + field.strip() + ".*$", "");

        assertRefused(() -> SignatureReader.read("own.txt", without), 3, problem);
    }

    @Test
    void aSignatureOfFamiliesAloneIsGenericAndNeedsOne() {
        String signs = WHOLE.replaceAll("(?m)^(log|metric):.*$", "");

        assertRefused(() -> SignatureReader.read("own.txt", signs), 3, "has neither log nor metric");
        assertThat(SignatureReader.read("own.txt", signs + "is: generic\n")).hasSize(1);
        assertRefused(
                () -> SignatureReader.read("own.txt", signs.replace("needs: symptom", "") + "is: generic\n"),
                3,
                "has neither log nor metric");
    }

    @Test
    void aFieldBeforeTheFirstSignatureIsAnError() {
        assertRefused(() -> SignatureReader.read("own.txt", "\nclass: code\n"), 2, "before the first");
    }

    @Test
    void aLineWithoutEndIsAnError() {
        assertRefused(() -> SignatureReader.read("own.txt", WHOLE + "not: " + "x".repeat(500)), 18, "longer than 500");
    }

    @Test
    void damagedTextGivesSignaturesOrAnErrorWithALineAndNothingElse() {
        String shipped = shippedText();
        long seed = 41;
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StringBuilder text = new StringBuilder(shipped.substring(0, random.nextInt(shipped.length())));
            for (int flips = random.nextInt(4); flips > 0 && !text.isEmpty(); flips--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            }
            long lines = text.toString().lines().count();
            try {
                assertThat(SignatureReader.read("own.txt", text.toString())).isNotNull();
            } catch (CatalogueException e) {
                assertThat(e.line()).as("seed %d, round %d", seed, round).isBetween(1, (int) lines);
            }
        }
    }

    private static void assertRefused(ThrowingCallable read, int line, String problem) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        CatalogueException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("own.txt:" + line + ": ")
                .hasMessageContaining(problem);
    }

    private static String shippedText() {
        try (InputStream text = SignatureReaderTest.class.getResourceAsStream("signatures.txt")) {
            return new String(java.util.Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
