package dev.firefight.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever tree is written is read back; whatever else is read ends in words. */
class DocumentPropertyTest {
    private static final List<String> WORDS = List.of(
            "a",
            "yes",
            "null",
            "~",
            "",
            " ",
            "0x1",
            "a: b",
            "a #b",
            "- a",
            "{",
            "[a]",
            "\"",
            "'",
            "\\",
            "%a",
            "@a",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "?",
            "a\nb",
            "\n",
            "\t",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "ä€\ud83e\uddc0",
            "x".repeat(150),
            "a:",
            ": a",
            "=",
            "<<",
            "---",
            "...",
            "1e3",
            "30 %",
            "12:30");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadAsTheSame(long seed) {
        Map<String, Node> parts = fields(new Random(seed), 4).fields();

        String written = Document.write(parts, _ -> "# nothing here\n");

        assertThat(plain(Document.parse(written, 1_000_000).parts()))
                .as("seed %d:%n%s", seed, written)
                .isEqualTo(plain(parts));
    }

    /** Without lines, and without parts that have nothing in them, which are written as comments. */
    private static Map<String, Object> plain(Map<String, Node> parts) {
        Map<String, Object> plain = new LinkedHashMap<>();
        parts.forEach((name, node) -> {
            Object one = plain(node);
            if (!one.equals(List.of()) && !one.equals(Map.of()) && !one.equals("nothing")) {
                plain.put(name, one);
            }
        });
        return plain;
    }

    private static Object plain(Node node) {
        return switch (node) {
            case Node.Text(String text, int _) -> "text " + text;
            case Node.Nothing _ -> "nothing";
            case Node.Items(List<Node> items, int _) ->
                items.stream().map(DocumentPropertyTest::plain).toList();
            case Node.Fields(Map<String, Node> fields, int _) -> {
                Map<String, Object> all = new LinkedHashMap<>();
                fields.forEach((name, value) -> all.put(name, plain(value)));
                yield all;
            }
        };
    }

    private static Node node(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0, 1 -> new Node.Text(word(random), 0);
            case 2 -> new Node.Nothing(0);
            case 3 ->
                new Node.Items(
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(_ -> node(random, depth - 1))
                                .toList(),
                        0);
            default -> fields(random, depth - 1);
        };
    }

    private static Node.Fields fields(Random random, int depth) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            fields.put(word(random), node(random, depth));
        }
        return new Node.Fields(fields, 0);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder(WORDS.get(random.nextInt(WORDS.size())));
        for (int more = random.nextInt(3); more > 0; more--) {
            word.append(random.nextBoolean() ? "b" : WORDS.get(random.nextInt(WORDS.size())));
        }
        return word.toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFileThatIsCutOrBentIsReadOrRefusedInWords(long seed) {
        Random random = new Random(seed);
        byte[] file = Shop.DOCUMENT.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20; round++) {
            byte[] bent = Arrays.copyOf(file, 1 + random.nextInt(file.length));
            for (int flips = random.nextInt(5); flips > 0; flips--) {
                bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
            }
            isReadOrRefusedInWords(Document.parse(bent, Shop.MOST_CHARS), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTextThatIsShuffledOrBentIsReadOrRefusedInWords(long seed) {
        Random random = new Random(seed);
        List<String> lines = Shop.DOCUMENT.lines().toList();
        for (int round = 0; round < 20; round++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(30); count > 0; count--) {
                text.append(lines.get(random.nextInt(lines.size()))).append('\n');
            }
            for (int flips = random.nextInt(5); flips > 0 && !text.isEmpty(); flips--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(16))));
            }
            isReadOrRefusedInWords(Document.parse(text.toString(), Shop.MOST_CHARS), "seed " + seed);
        }
    }

    private static void isReadOrRefusedInWords(Document document, String which) {
        if (Shop.read(document) instanceof Reading.Refused<Shop>(List<Problem> problems)) {
            assertThat(problems)
                    .as(which)
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(Document.MOST_PROBLEMS + 1)
                    .allSatisfy(one -> assertThat(one.toString()).hasSizeLessThan(2_500));
        }
    }

    @Test
    @Timeout(60)
    void whatIsMadeToExhaustIsRefused() {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
        String names = String.join(
                ",",
                IntStream.range(0, 2_000)
                        .mapToObj(at -> at + "y".repeat(60) + ": {}")
                        .toList());
        for (String hostile : List.of(
                laughs,
                "name: *nobody",
                "[".repeat(150_000),
                "{a: ".repeat(50_000),
                "- ".repeat(99_000),
                "a:\n".repeat(60_000),
                "? ".repeat(99_000),
                "x".repeat(Shop.MOST_CHARS + 1),
                "name: !!java.net.URL [x]",
                "%YAML 9.9\n---\n",
                "name: a\ndoors: " + "9".repeat(100_000),
                "name: a\ncounters: {a: {patience: " + "9".repeat(50_000) + "w}}",
                "name: a\ncounters: {a: {broken: " + "9".repeat(50_000) + " %}}",
                "name: a\nvisits: [" + "{at: A},".repeat(20_000) + "]",
                "name: a\ncounters: {a: {next: [" + "b,".repeat(90_000) + "]}}",
                "name: a\ncounters: {" + names + ", a: {next: [" + ("0" + "x".repeat(60) + ",").repeat(1_000) + "]}}",
                "{" + names + "}",
                "labels: {\"" + "x".repeat(900) + "\": y}",
                "\u0000",
                "\ud800",
                "\ufffe",
                "a\tb: c\n\td: e",
                "\"",
                "'",
                "|",
                "--- a\n--- b\n",
                "text")) {
            assertThat(Shop.read(hostile))
                    .as(hostile.substring(0, Math.min(60, hostile.length())))
                    .isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void manyDifferentWordsOfOneKindCostNoMoreThanTheirTelling() {
        List<String> asked = new ArrayList<>();
        Problems problems = new Problems();

        for (int count = 0; count < 500; count++) {
            problems.add("", 0, () -> {
                asked.add("once");
                return "is wrong";
            });
        }

        assertThat(asked).hasSize(Document.MOST_PROBLEMS);
        assertThat(problems.count()).isEqualTo(500);
    }
}
