package dev.firefight.document;

import static dev.firefight.document.Shop.refused;
import static dev.firefight.document.Shop.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void aDocumentIsReadAsItIsMeant() {
        Shop shop = sound(Shop.DOCUMENT);

        assertThat(shop.name()).isEqualTo("Corner shop");
        assertThat(shop.doors()).isEqualTo(2);
        assertThat(shop.isOpen()).isTrue();
        assertThat(shop.counters())
                .containsExactly(
                        entry("bread", new Shop.Counter(2.5, 0.01, Duration.ofMillis(200), List.of())),
                        entry("cheese", new Shop.Counter(0.1, 0, Duration.ofMinutes(1), List.of("bread"))),
                        entry("fish", new Shop.Counter(1, 0, Duration.ofMinutes(1), List.of())));
        assertThat(shop.labels())
                .containsExactly(entry("town", List.of("Kiel", "Bremen")), entry("floor", List.of("1")));
        assertThat(shop.visits())
                .containsExactly(
                        new Shop.Visit("bread", Shop.Mood.IN_A_HURRY, Duration.ofMinutes(5)),
                        new Shop.Visit("cheese", Shop.Mood.CALM, Duration.ZERO));
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithPathAndLine() {
        assertThat(refused("""
                nme: Corner shop
                doors: many
                open: perhaps
                counters:
                  bread:
                    rate: 2,5
                    broken: 30
                    patience: 2h
                  cheese:
                    next: [bred]
                    rat: 1
                  "a\\tb":
                    - 1
                  wine: {rate: 11}
                labels:
                  town:
                    in: Kiel
                visits:
                  at: bread
                """)).isEqualTo("""
                line 1: nobody knows "nme" here; did you mean "name"? There are: name, doors, open, counters, labels, visits
                line 1: needs "name"
                line 2, doors: is a number from 0 to 20, not "many"
                line 3, open: is yes or no, not "perhaps"
                line 6, counters.bread.rate: is a number from 0.1 to 20, with a point before a fraction, not "2,5"
                line 7, counters.bread.broken: is a share of the whole, such as 0.3 or 30 %, not "30"
                line 8, counters.bread.patience: is a duration from 1ms to 90m, not "2h"
                line 10, counters.cheese.next: there is no counter with the name "bred"; did you mean "bread"? There are: bread, cheese, wine
                line 11, counters.cheese: nobody knows "rat" here; did you mean "rate"? There are: rate, broken, patience, next
                line 12, counters."a b": has names with values here: rate, broken, patience, next
                line 12, counters: is a name of 1 to 100 characters in one line, without spaces around it, not "a b"
                line 14, counters.wine: needs somebody next to it: name one, such as next: [bread]
                line 16, labels.town: is a list: write each in a line of its own, after "- "
                line 18, visits: is a list: write each in a line of its own, after "- \"""");
    }

    @Test
    void whatIsNamedInALineBeforeItsPartsIsToldWithThatLine() {
        assertThat(refused("name: a\nvisit:\n  - {}\n")).startsWith("line 2: nobody knows \"visit\"");
        assertThat(refused("name: a\nvisits:\n\n  # here\n  at: bread\n")).startsWith("line 2, visits: is a list");
        assertThat(refused("name: a\nvisits:\n  -\n    mood: calm\n")).startsWith("line 4, visits[0]: needs \"at\"");
        assertThat(refused("name: a\nlabels:\n  b: c\n  \" \":\n    - d\n")).startsWith("line 4, labels: is a name");
    }

    @Test
    void whatIsMissingInAPartWithoutAnythingIsTold() {
        assertThat(refused("name: a\nvisits: [{}]")).isEqualTo("""
                line 2, visits[0]: needs "at"
                line 2, visits[0]: needs "mood\"""");
        assertThat(refused("")).isEqualTo("needs \"name\"");
        assertThat(refused("# nothing")).isEqualTo("needs \"name\"");
        assertThat(refused("name:\n")).isEqualTo("line 1: needs \"name\"");
    }

    @Test
    void whatIsNoPartIsToldOnceAndNotThatItLacksAnything() {
        assertThat(refused("- a"))
                .isEqualTo("line 1: has names with values here: name, doors, open, counters, labels, visits");
        assertThat(refused("name: a\nvisits: [calm]"))
                .isEqualTo("line 2, visits[0]: has names with values here: at, mood, after");
        assertThat(refused("name: a\nvisits:\n  -\n"))
                .isEqualTo("line 3, visits[0]: has names with values here: at, mood, after");
        assertThat(refused("name: a\ncounters: [bread]")).isEqualTo("line 2, counters: has names with values here");
        assertThat(refused("name: [a]")).isEqualTo("line 1, name: is a single value");
    }

    @Test
    void whatStandsThereTwiceIsTold() {
        assertThat(refused("name: a\nname: b")).isEqualTo("line 2: \"name\" stands here twice: put both together");
        Reading<Map<String, String>> twice = Document.parse("parts:\n  a: {}\n  A: {}\n", 100)
                .read(
                        all -> Optional.of(all.sectionsByName(
                                "parts", text -> text.toLowerCase(Locale.ROOT), (name, _) -> Optional.of(name))),
                        "parts");
        assertThat(twice)
                .isEqualTo(new Reading.Refused<>(
                        List.of(new Problem("parts.A", 3, "stands here twice: put both together"))));
    }

    @Test
    void whatIsNoDocumentIsRefusedWithTheRemedy() {
        assertThat(refused("name: [")).contains("line 1", "this is no YAML");
        assertThat(refused("a: b: c")).contains("this is no YAML");
        assertThat(refused("a: &x 1")).isEqualTo("line 1: anchors (&name) are not taken here: take it out");
        assertThat(refused("a: *x")).isEqualTo("line 1: aliases (*name) are not taken here: write out what is meant");
        assertThat(refused("\na: !!int 1")).isEqualTo("line 2: tags (!name) are not taken here: take it out");
        assertThat(refused("? [a]\n: b")).isEqualTo("line 1: a name is a single word, such as \"name\"");
        assertThat(refused("a: 1\n---\nb: 2"))
                .isEqualTo("line 2: a second document begins here: write all into one, without \"---\"");
        assertThat(refused("a: " + "[".repeat(30) + "]".repeat(30)))
                .isEqualTo("line 1: this is nested deeper than anything that belongs here");
        assertThat(refused("a:\n# \ud83d")).isEqualTo("line 2: here stands half a character: is it really text?");
        assertThat(refused("a:\n- \"\\u\"")).contains("this is no YAML");
        assertThat(refused("#".repeat(Shop.MOST_CHARS) + "\n"))
                .isEqualTo("has more than 200000 characters; is it the right document?");
    }

    @Test
    void aFileIsReadAsUtf8AndOtherBytesAreToldWithTheirLine() {
        byte[] file = "\ufeffname: Käse \ud83e\uddc0\n".getBytes(StandardCharsets.UTF_8);
        assertThat(sound(Shop.read(Document.parse(file, Shop.MOST_CHARS))).name())
                .isEqualTo("Käse \ud83e\uddc0");

        byte[] latin = "name: a\n# Käse\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(Shop.read(Document.parse(latin, Shop.MOST_CHARS))))
                .isEqualTo("line 2: here stands what is no UTF-8: is it really text?");
        assertThat(refused(Shop.read(Document.parse(new byte[] {'a', '\n', (byte) 0xc3}, Shop.MOST_CHARS))))
                .as("cut within a character")
                .isEqualTo("line 2: here stands what is no UTF-8: is it really text?");
    }

    @Test
    void theMostCharactersAreCountedAsCharactersOfAFileToo() {
        String longest = "name: " + "ä€".repeat(47);
        assertThat(longest).hasSize(100);
        for (int mostChars : List.of(99, 100)) {
            for (Document document : List.of(
                    Document.parse(longest, mostChars),
                    Document.parse(longest.getBytes(StandardCharsets.UTF_8), mostChars))) {
                assertThat(Shop.read(document) instanceof Reading.Sound).isEqualTo(mostChars == 100);
            }
        }
        assertThat(refused(Shop.read(Document.parse(new byte[301], 100)))).contains("more than 100 characters");
    }

    @Test
    void aCharacterOfTwoHalvesMayStandAnywhere() {
        for (int before = 900; before < 1_100; before++) {
            assertThat(sound("#" + "x".repeat(before) + "\ud83d\ude00\nname: a").name())
                    .as("after %d", before)
                    .isEqualTo("a");
        }
    }

    @Test
    void partsThatAreLeftOutCanBeTakenFromElsewhere() {
        Map<String, Node> otherwise =
                Document.parse("name: a\nvisits: [{}]", 100).parts();

        Document document = Document.parse("doors: 3\nvisits:\n", 100).orElse(otherwise);

        assertThat(Shop.read(document))
                .isEqualTo(new Reading.Sound<>(new Shop("a", 3, true, Map.of(), Map.of(), List.of())));
        assertThat(refused(Shop.read(Document.parse("[", 100).orElse(otherwise))))
                .contains("this is no YAML");
        assertThat(refused(Shop.read(Document.parse("- a", 100).orElse(otherwise))))
                .contains("has names with values");
    }

    @Test
    void aDocumentCanBeReadTwice() {
        Document document = Document.parse("name: a\nname: b", 100);

        assertThat(refused(Shop.read(document))).isEqualTo(refused(Shop.read(document)));
    }

    @Test
    void whatWasNeverTextHasNoLines() {
        Document document = Document.of(Map.of("name", new Node.Text("a\nb", 0), "dors", new Node.Nothing(0)));

        assertThat(refused(Shop.read(document)))
                .contains("name: is a name of 1 to 100", "nobody knows \"dors\"")
                .doesNotContain("line 0");
    }

    @Test
    void problemsWithoutEndAreToldToABound() {
        List<String> told = refused("name: a\nvisits: [" + "{},".repeat(5_000) + "]")
                .lines()
                .toList();

        assertThat(told).hasSize(Document.MOST_PROBLEMS + 1);
        assertThat(told.getLast()).isEqualTo("and at least 900 more: put these right first");
        assertThat(refused("name: a\nvisits: [" + "{at: x},".repeat(60) + "]"))
                .endsWith("and 20 more: put these right first");
    }

    @Test
    void aTreeIsWrittenToBeRead() {
        Map<String, Node> parts =
                Document.parse("""
                name: "yes"
                empty: []
                long: [{a: %1$s}, {b: %1$s}]
                short: {a: [1, 2], c: "x: y"}
                """.formatted("x".repeat(60)), 1_000).parts();

        assertThat(Document.write(parts, name -> "# " + name + "\n")).isEqualTo("""
                name: "yes"

                # empty

                long:
                  - a: %1$s
                  - b: %1$s

                short:
                  a: [1, 2]
                  c: "x: y"
                """.formatted("x".repeat(60)));
    }
}
