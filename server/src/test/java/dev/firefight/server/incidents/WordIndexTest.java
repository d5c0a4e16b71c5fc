package dev.firefight.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by words. */
class WordIndexTest {
    private final WordIndex index = new WordIndex();

    private void add(int incident, String text) {
        char[] around = ("x" + text + "y").toCharArray();
        index.add(incident, around, 1, text.length());
    }

    private List<Integer> search(String text) {
        return index.search(text).stream().boxed().toList();
    }

    @Test
    void aWordIsFoundByItsBeginningInAnyCase() {
        add(1, "The Pool of payments-7 is full.");
        add(2, "pooling off; Überlauf");
        assertThat(search("pool")).containsExactly(1, 2);
        assertThat(search("POOLI")).containsExactly(2);
        assertThat(search("über")).containsExactly(2);
        assertThat(search("ool")).isEmpty();
    }

    @Test
    void allWordsHaveToStandInTheIncidentBesideEachOtherOrNot() {
        add(1, "pool full");
        add(1, "payments slow");
        add(2, "pool slow");
        assertThat(search("slow p")).containsExactly(1, 2);
        assertThat(search("full, slow")).containsExactly(1);
        assertThat(search("full nothing")).isEmpty();
    }

    @Test
    void nothingIsFoundByWhatIsNoWord() {
        add(1, "pool");
        assertThat(search("")).isEmpty();
        assertThat(search("-- ?")).isEmpty();
        assertThat(search("x".repeat(41))).isEmpty();
    }

    @Test
    void aWordAtTheEndOfTheTextEndsThere() {
        add(1, "pool");
        assertThat(search("pooly")).isEmpty();
        assertThat(search("pool")).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itFindsWhatASlowSearchFinds(long seed) {
        Random random = new Random(seed);
        NavigableMap<String, Set<Integer>> slow = new TreeMap<>();
        for (int text = 0; text < 20_000; text++) {
            int incident = Math.max(0, text / 20 + random.nextInt(50) - 25);
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                words.add(Integer.toString((int) Math.pow(random.nextInt(90), 2 + random.nextInt(2)), 36));
            }
            words.forEach(
                    word -> slow.computeIfAbsent(word, _ -> new TreeSet<>()).add(incident));
            add(incident, String.join(" ", words).toUpperCase(Locale.ROOT));
        }
        for (int search = 0; search < 500; search++) {
            String words = Integer.toString(random.nextInt(50_000), 36)
                    + (random.nextBoolean() ? " " + Integer.toString(random.nextInt(36), 36) : "");
            assertThat(search(words)).as("seed %d: %s", seed, words).isEqualTo(slowly(words, slow));
        }
    }

    private static List<Integer> slowly(String text, NavigableMap<String, Set<Integer>> index) {
        return Arrays.stream(text.split(" ", -1))
                .map(word -> index.tailMap(word).entrySet().stream()
                        .takeWhile(one -> one.getKey().startsWith(word))
                        .flatMap(one -> one.getValue().stream())
                        .collect(Collectors.toCollection(TreeSet::new)))
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .map(List::copyOf)
                .orElseThrow();
    }

    @Test
    void aWordOfManyIncidentsHasThemAll() {
        IndexedWord word = new IndexedWord("pool", 1, 5_000);
        BitSet all = new BitSet();
        all.set(5_000);
        Random random = new Random(9);
        for (int i = 0; i < 3_000; i++) {
            int incident = random.nextInt(10_000);
            word.add(incident);
            all.set(incident);
            if (i % 100 == 0) {
                BitSet found = new BitSet();
                word.addTo(found);
                assertThat(found).isEqualTo(all);
            }
        }
    }
}
