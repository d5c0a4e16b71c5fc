package dev.firefight.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void theNearestIsThatWithTheFewestLettersAltered() {
        assertThat(Nearest.of("contcts", List.of("name", "contacts", "context")))
                .contains("contacts");
        assertThat(Nearest.of("NAME", List.of("name", "nome"))).contains("name");
        assertThat(Nearest.of("price", List.of("name", "doors"))).isEmpty();
        assertThat(Nearest.of("", List.of("a", "ab"))).isEmpty();
    }

    @Test
    void theNearestIsTheSameThatACountOfAllAlterationsGives() {
        Random random = new Random(1);
        for (int count = 0; count < 500; count++) {
            List<String> known = IntStream.range(0, 10)
                    .mapToObj(_ -> word(random))
                    .distinct()
                    .sorted()
                    .toList();
            String wrong = word(random);
            int bound = Math.max(2, wrong.length() / 3) + 1;

            Optional<String> expected = known.stream()
                    .filter(one -> alterations(wrong, one) < Math.min(bound, one.length()))
                    .min(Comparator.comparingInt(one -> alterations(wrong, one)));

            assertThat(Nearest.of(wrong, known)).as("%s of %s", wrong, known).isEqualTo(expected);
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(6), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int alterations(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.length() + other.length();
        }
        int same = one.charAt(0) == other.charAt(0) ? 0 : 1;
        return Math.min(
                same + alterations(one.substring(1), other.substring(1)),
                1 + Math.min(alterations(one.substring(1), other), alterations(one, other.substring(1))));
    }

    @Test
    void aHintNamesWhatIsKnownWhereThatIsShort() {
        List<String> many =
                IntStream.range(0, 16).mapToObj(at -> "service-" + at).toList();

        assertThat(Nearest.hint("nme", List.of("name", "doors")))
                .isEqualTo("; did you mean \"name\"? There are: name, doors");
        assertThat(Nearest.hint("price", List.of("name", "doors"))).isEqualTo("; there are: name, doors");
        assertThat(Nearest.hint("servce-1", many)).isEqualTo("; did you mean \"service-1\"?");
        assertThat(Nearest.hint("price", many)).isEmpty();
        assertThat(Nearest.hint("price", List.of())).isEqualTo("; there is none yet");
    }
}
