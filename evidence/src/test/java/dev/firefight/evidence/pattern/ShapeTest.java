package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '^',
            value = {
                "nothing to leave out => nothing to leave out",
                "took 12 ms => took <*> ms",
                "took 12ms => took <*>",
                "from /10.251.73.220:50010 to => from <*> to",
                "Rect(0, 48 - 720, 1208) => Rect(<*>, <*> - <*>, <*>)",
                "at 2026-11-21T10:45:40.123+01:00 done => at <*> done",
                "100% of 3,000~4,000 => <*>% of <*>",
                "vCores:-17 vCores:5 => vCores:<*> vCores:<*>",
                "(-7) [/5] =+3 => (<*>) [<*>] =<*>",
                "part-7 blk_-6952 blk_6952 => part-<*> blk_-<*> <*>",
                "hdfs://10.1.2.3:9000/a/b1 --5 => hdfs://<*>/a/<*> --<*>",
                "1,-5 1..5 1:a:5 => <*>,<*> <*>..<*> <*>:a:<*>",
                "9/ /9 9.  => <*>/ <*> <*>.",
                "ssh2 http2 jk2_init Slf4jLogger HttpServer2 utf8 IPv4 => ssh2 http2 jk2_init Slf4jLogger HttpServer2 utf8 IPv4",
                "eth0 sda1 v2 blk_7 task7 t2 a3f abc3 sha256 x86_64 2go => <*> <*> <*> <*> task7 <*> <*> <*> <*> <*> <*>",
                "0xff 1e9 deadbeef 9f4ef63 => <*> <*> deadbeef <*>",
                "größe7 größe => <*> größe",
                "a=1,b=2;c|3|4 => a=<*>,b=<*>;c|<*>|<*>",
            })
    void valuesAreLeftOut(String message, String shape) {
        assertThat(Shape.of(message)).isEqualTo(shape);
    }

    @Test
    void spacesAndTabsStayAndNothingIsJoinedAcrossThem() {
        assertThat(Shape.of("  1  2\t3 ")).isEqualTo("  <*>  <*>\t<*> ");
        assertThat(Shape.of("")).isEmpty();
    }

    @Test
    void theShapeOfWordsIsTheShapesOfTheWords() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            String left = message(random);
            String right = message(random);
            assertThat(Shape.of(left + " " + right))
                    .as("seed %d", seed)
                    .isEqualTo(Shape.of(left) + " " + Shape.of(right));
        }
    }

    @Test
    void largerNumbersOfMoreDigitsHaveTheSameShape() {
        for (long seed = 1; seed <= 2_000; seed++) {
            String message = message(new Random(seed));
            String doubled = message.replaceAll("[0-9]", "10");
            if (!message.matches(".*[A-Za-z][2-9].*")) {
                assertThat(Shape.of(doubled)).as("seed %d: %s", seed, message).isEqualTo(Shape.of(message));
            }
        }
    }

    static String message(Random random) {
        String signs = "ab_gz019.:-/+@#,~%=()[] \té";
        StringBuilder message = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            message.append(signs.charAt(random.nextInt(signs.length())));
        }
        return message.toString();
    }
}
