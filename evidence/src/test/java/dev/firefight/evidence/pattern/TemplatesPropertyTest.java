package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for any shapes, on made-up ones. */
class TemplatesPropertyTest {
    private static final int TRIES = 150;
    private static final String SIGNS = "aZ1 :/\\\"'`()[]{}<>=,;|.-@_*~";
    private static final String[] WORDS = {
        "lease",
        "failed",
        "of",
        "user",
        "gandalf",
        "frodo",
        "xyzzy",
        "brzl",
        "from",
        "/var/log/x",
        "17",
        "(12)",
        "a.b.C:5",
        "null",
        "()",
        "key=v",
        "tag=\"View Lock\"",
        "'x y z'",
        "5 KB,",
        "3 B,",
        "Fri Jun 3",
        "[1, 2]",
        "[1]",
        "1 2 3 4",
        "fe:01:ad:7f",
        "<1 sec",
        "setUp",
        "node-7",
        "red",
        "blue",
        "green",
        "black",
        "white",
        "yellow",
        "msg=\"it is\"",
        "x=1|2|null",
        "\t",
        "é",
        "A",
        "10.1.2.3:80",
        "https://a/b?c=d",
    };

    @Test
    void theOrderOfShapesChangesNothing() {
        for (long seed = 1; seed <= TRIES; seed++) {
            List<ShapeCount> shapes = shapes(new Random(seed));
            List<ShapeCount> shuffled = new ArrayList<>(shapes);
            Collections.shuffle(shuffled, new Random(seed + 1));
            assertThat(told(shuffled)).as("seed %d", seed).isEqualTo(told(shapes));
        }
    }

    @Test
    void countsOfPartsAddUpToTheWhole() {
        for (long seed = 1; seed <= TRIES; seed++) {
            Random random = new Random(seed);
            List<ShapeCount> whole = shapes(random);
            List<ShapeCount> parts = new ArrayList<>();
            for (ShapeCount shape : whole) {
                long first = random.nextLong(shape.count() + 1);
                parts.add(new ShapeCount(shape.shape(), first));
                parts.add(new ShapeCount(shape.shape(), shape.count() - first));
            }
            Collections.shuffle(parts, random);
            assertThat(Templates.of(parts).all())
                    .as("seed %d", seed)
                    .isEqualTo(Templates.of(whole).all());
        }
    }

    @Test
    void everyShapeHasOneTemplateThatCoversItAndCountsAddUp() {
        for (long seed = 1; seed <= TRIES; seed++) {
            List<ShapeCount> shapes = shapes(new Random(seed));
            Templates templates = Templates.of(shapes);
            Map<Template, Long> counted = new HashMap<>();
            for (ShapeCount shape : shapes) {
                Template template = templates.of(shape.shape()).orElseThrow();
                assertThat(covers(template.text(), shape.shape()))
                        .as("seed %d: %s of %s", seed, template.text(), shape.shape())
                        .isTrue();
                counted.merge(template, shape.count(), Long::sum);
            }
            assertThat(counted.keySet()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(templates.all());
            counted.forEach((template, count) -> assertThat(count).isEqualTo(template.count()));
        }
    }

    @Test
    void anythingIsReadAndCovered() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append((char)
                        (random.nextInt(4) == 0
                                ? random.nextInt(0x300)
                                : SIGNS.charAt(random.nextInt(SIGNS.length()))));
            }
            String shape = Shape.of(text);
            Templates templates = Templates.of(List.of(new ShapeCount(shape, 1)));
            assertThat(covers(templates.of(shape).orElseThrow().text(), shape))
                    .as("seed %d: %s", seed, shape)
                    .isTrue();
        }
    }

    @Test
    void aTextWithoutEndIsReadInTime() {
        String shape = Shape.of("Fri Jun 3 (\"' ".repeat(100_000));
        assertThat(Templates.of(List.of(new ShapeCount(shape, 1))).all()).hasSize(1);
    }

    private static List<String> told(List<ShapeCount> shapes) {
        Templates templates = Templates.of(shapes);
        List<String> told = new ArrayList<>();
        for (ShapeCount shape : shapes) {
            told.add(shape + " is " + templates.of(shape.shape()).orElseThrow());
        }
        Collections.sort(told);
        told.add(templates.all().toString());
        return told;
    }

    private static List<ShapeCount> shapes(Random random) {
        List<ShapeCount> shapes = new ArrayList<>();
        int[][] frames = new int[4][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = random.ints(2 + random.nextInt(4), 0, WORDS.length).toArray();
        }
        for (int i = random.nextInt(40); i >= 0; i--) {
            int[] frame = frames[random.nextInt(frames.length)].clone();
            frame[random.nextInt(frame.length)] = random.nextInt(WORDS.length);
            StringBuilder message = new StringBuilder();
            for (int word : frame) {
                message.append(WORDS[word]).append(' ');
            }
            shapes.add(new ShapeCount(Shape.of(message), 1 + random.nextInt(5)));
        }
        return shapes;
    }

    /** Whether a shape is what a template says, when a value may be anything and white space is as good as a space. */
    private static boolean covers(String template, String shape) {
        StringBuilder pattern = new StringBuilder();
        for (String literal : template.split(Pattern.quote(Shape.VALUE), -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        String plain =
                Pattern.compile("[\\s\\x1c-\\x1f]+").matcher(shape.strip()).replaceAll(" ");
        return Pattern.compile(pattern.toString(), Pattern.DOTALL)
                .matcher(plain)
                .matches();
    }
}
