package dev.firefight.journal;

import static dev.firefight.journal.Drafts.NOON;
import static dev.firefight.journal.Drafts.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every journal promises, whatever keeps it. */
abstract class JournalContract implements KeyContract, ConcurrencyContract, CopyingContract {
    @TempDir
    Path directory;

    private Place place;
    private Journal journal;

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @BeforeEach
    void open() throws Exception {
        place = emptyPlace();
        journal = Journal.open(place);
    }

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }

    @Test
    void aNewJournalIsEmpty() {
        assertThat(journal.head()).isEqualTo(Head.NONE);
        assertThat(journal.readAll(1, 10)).isEmpty();
        assertThat(journal.read("incident/1", 1, 10)).isEmpty();
        assertThat(journal.streamHead("incident/1")).isEqualTo(StreamHead.none("incident/1"));
        assertThat(journal.streams("", 10)).isEmpty();
        assertThat(journal.verify()).isEqualTo(new Verification(0, Head.NONE, List.of(), 0));
    }

    @Test
    void whatIsAppendedIsReadAsItWas() {
        Draft first = new Draft("declared", NOON, Bytes.ofText("Zahlung fällt aus 🔥"));
        Draft second = new Draft("observed", NOON.plusSeconds(1), Bytes.of((byte) 0, (byte) -1, (byte) 0));

        Receipt receipt = journal.append(List.of(Addition.after(0, "incident/1", first, second)));

        assertThat(receipt.repeated()).isFalse();
        assertThat(receipt.entries()).hasSize(2).isEqualTo(journal.read("incident/1", 1, 10));
        Entry entry = receipt.entries().get(1);
        assertThat(entry.position()).isEqualTo(2);
        assertThat(entry.stream()).isEqualTo("incident/1");
        assertThat(entry.sequence()).isEqualTo(2);
        assertThat(entry.type()).isEqualTo("observed");
        assertThat(entry.time()).isEqualTo(NOON.plusSeconds(1));
        assertThat(entry.payload()).isEqualTo(second.payload());
        assertThat(entry.appendedFrom()).isEqualTo(1);
        assertThat(entry.previous()).isEqualTo(receipt.entries().getFirst().hash());
        assertThat(entry.hash()).isEqualTo(entry.computedHash());
        assertThat(journal.streamHead("incident/1")).isEqualTo(new StreamHead("incident/1", 2, entry.hash()));
        assertThat(journal.head().position()).isEqualTo(2);
    }

    @Test
    void theSameEntriesHaveTheSameHashesEverywhere() {
        journal.append("k", List.of(Addition.after(0, "a", saying("x")), Addition.atTheEnd("b", saying(""))));

        assertThat(journal.head().hash().hex())
                .isEqualTo("c54597faf6a7b1b6bfff174d1fd878c66ead7e874a03986d5f4b1574c490c597");
    }

    @Test
    void emptyAndLargestPayloadsAndEveryByteAreKept() {
        byte[] every = new byte[Limits.PAYLOAD_BYTES];
        new Random(1).nextBytes(every);
        IntStream.range(0, 256).forEach(value -> every[value] = (byte) value);
        Draft none = new Draft("t", NOON, Bytes.NONE);
        Draft largest = new Draft("t", NOON, Bytes.of(every));
        Draft text = saying("\u0000 ' \" ; -- \\ \u202e \uffff \ud83d\udd25");

        journal.append(List.of(Addition.after(0, "s", none, largest, text)));

        assertThat(journal.read("s", 1, 10))
                .extracting(Entry::payload)
                .containsExactly(none.payload(), largest.payload(), text.payload());
        assertThat(journal.verify().whole()).isTrue();
    }

    @Test
    void timesAreKeptToTheMicrosecondFromTheFirstYearToTheLast() {
        List<Instant> times = List.of(
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                Instant.EPOCH,
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        times.forEach(time -> journal.append(List.of(Addition.atTheEnd("s", new Draft("t", time, Bytes.NONE)))));

        assertThat(journal.read("s", 1, 10))
                .extracting(Entry::time)
                .containsExactly(
                        times.get(0), Instant.parse("1969-12-31T23:59:59.999999Z"), times.get(2), times.get(3));
    }

    @Test
    void anAppendToSeveralStreamsIsStoredWholeAndInOneRun() {
        journal.append(List.of(Addition.after(0, "a", saying("0"))));
        Receipt receipt = journal.append(
                List.of(Addition.after(0, "b", saying("1"), saying("2")), Addition.after(1, "a", saying("3"))));

        assertThat(journal.readAll(1, 10))
                .extracting(entry -> entry.payload().text())
                .containsExactly("0", "1", "2", "3");
        assertThat(journal.readAll(2, 10)).isEqualTo(receipt.entries()).allMatch(entry -> entry.appendedFrom() == 2);
        assertThat(journal.streams("", 10)).extracting(StreamHead::stream).containsExactly("a", "b");
    }

    @Test
    void aConflictInOneStreamStoresNothingInAnyAndTellsWhereItEnds() {
        journal.append(List.of(Addition.after(0, "b", saying("1"), saying("2"))));
        Head before = journal.head();

        StreamConflict conflict = catchThrowableOfType(
                StreamConflict.class,
                () -> journal.append(
                        List.of(Addition.after(0, "a", saying("x")), Addition.after(1, "b", saying("y")))));

        assertThat(conflict.stream()).isEqualTo("b");
        assertThat(conflict.expected()).isEqualTo(1);
        assertThat(conflict.actual()).isEqualTo(2);
        assertThat(conflict).hasMessageContaining("read it to its end");
        assertThat(journal.head()).isEqualTo(before);
        assertThat(journal.streamHead("a").sequence()).isZero();
        assertThatThrownBy(() -> journal.append(List.of(Addition.after(7, "new", saying("z")))))
                .isInstanceOf(StreamConflict.class);
    }

    @Test
    void whatIsBeyondTheLimitsIsRefusedAndSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft("t", NOON, Bytes.of(new byte[Limits.PAYLOAD_BYTES + 1])))
                .withMessageContaining("1048576");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft("t", Instant.MAX, Bytes.NONE))
                .withMessageContaining("years 0 to 9999");
        for (String name : List.of("", "a b", "ä", "a\u0000", "a\n", "x".repeat(Limits.NAME_CHARACTERS + 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Addition.after(0, name, saying("")));
            assertThatIllegalArgumentException().isThrownBy(() -> new Draft(name, NOON, Bytes.NONE));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.read(name, 1, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            journal.append(name.equals("ä") ? "ä" : name, List.of(Addition.atTheEnd("a", saying("")))))
                    .withMessageContaining("a key");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Addition.after(0, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Addition.after(-1, "a", saying("")));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.append(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        journal.append(List.of(Addition.atTheEnd("a", saying("")), Addition.atTheEnd("a", saying("")))))
                .withMessageContaining("twice");
        Draft[] tooMany = IntStream.rangeClosed(0, Limits.APPEND_ENTRIES)
                .mapToObj(i -> saying(""))
                .toArray(Draft[]::new);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.append(List.of(Addition.atTheEnd("a", tooMany))))
                .withMessageContaining("part it");
        assertThatIllegalArgumentException().isThrownBy(() -> journal.readAll(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.readAll(1, Limits.PAGE_ENTRIES + 1));
        assertThat(journal.head()).isEqualTo(Head.NONE);
    }

    @Test
    void anAppendOfManyPagesIsAnsweredAsAWholeWhenItIsRepeated() {
        Draft[] many = IntStream.range(0, Limits.PAGE_ENTRIES + 1)
                .mapToObj(i -> saying(String.valueOf(i)))
                .toArray(Draft[]::new);
        List<Addition> additions = List.of(Addition.after(0, "a", many));
        journal.append(List.of(Addition.atTheEnd("b", saying("before"))));
        Receipt first = journal.append("key", additions);
        journal.append(List.of(Addition.atTheEnd("b", saying("after"))));

        assertThat(journal.append("key", additions)).isEqualTo(new Receipt(first.entries(), true));
        assertThat(journal.receipt("key")).contains(new Receipt(first.entries(), true));
        assertThat(first.entries()).hasSize(many.length);
    }

    @Test
    void pagesAreBoundedInNumberAndInBytes() {
        Bytes large = Bytes.of(new byte[Limits.PAYLOAD_BYTES]);
        int stored = 2 * (Limits.PAGE_BYTES / Limits.PAYLOAD_BYTES) + 1;
        for (int entry = 0; entry < stored; entry++) {
            journal.append(List.of(Addition.atTheEnd("s", new Draft("t", NOON, large))));
        }

        List<Integer> pages = new ArrayList<>();
        for (List<Entry> page = journal.readAll(1, 1000);
                !page.isEmpty();
                page = journal.readAll(page.getLast().position() + 1, 1000)) {
            pages.add(page.size());
        }

        assertThat(pages).containsExactly(8, 8, 1);
        assertThat(journal.read("s", 3, 2)).extracting(Entry::sequence).containsExactly(3L, 4L);
    }

    @Test
    void streamsAreListedByNamePageByPage() {
        List.of("b/2", "a/10", "B/1", "a/2")
                .forEach(name -> journal.append(List.of(Addition.after(0, name, saying("")))));

        assertThat(journal.streams("", 3)).extracting(StreamHead::stream).containsExactly("B/1", "a/10", "a/2");
        assertThat(journal.streams("a/2", 3)).extracting(StreamHead::stream).containsExactly("b/2");
    }

    @Test
    void allIsThereAfterItWasClosedAndOpenedAgain() {
        journal.append("k", List.of(Addition.after(0, "a", saying("1"))));
        List<Entry> before = journal.readAll(1, 10);
        Head head = journal.head();
        journal.close();

        journal = Journal.open(place);

        assertThat(journal.readAll(1, 10)).isEqualTo(before);
        assertThat(journal.append("k", List.of(Addition.after(0, "a", saying("1"))))
                        .repeated())
                .isTrue();
        journal.append(List.of(Addition.after(1, "a", saying("2"))));
        assertThat(journal.verify(head).whole()).isTrue();
    }

    @Test
    void aClosedJournalSaysSo() {
        journal.close();
        journal.close();

        assertThatThrownBy(() -> journal.append(List.of(Addition.after(0, "a", saying("1")))))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> journal.head())
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anySequenceOfAppendsIsWholeAndInOrder() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            String run = "run-" + seed + "/";
            Map<String, List<Bytes>> expected = new HashMap<>();
            for (int number = 0; number < 40; number++) {
                appendSomething(random, run, expected);
            }
            expected.forEach((stream, payloads) -> assertThat(journal.read(stream, 1, 10_000))
                    .as("stream %s", stream)
                    .extracting(Entry::payload)
                    .isEqualTo(payloads));
        }
        assertThat(journal.verify().whole()).isTrue();
    }

    private void appendSomething(Random random, String run, Map<String, List<Bytes>> expected) {
        List<Addition> additions = new ArrayList<>();
        boolean right = true;
        for (String name : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))) {
            Draft[] drafts = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(i -> Drafts.random(random, 2_000))
                    .toArray(Draft[]::new);
            long end = expected.getOrDefault(run + name, List.of()).size();
            long after = random.nextInt(5) == 0 ? end + 1 : end;
            right &= after == end;
            additions.add(Addition.after(after, run + name, drafts));
        }
        if (!right) {
            assertThatThrownBy(() -> journal.append(additions)).isInstanceOf(StreamConflict.class);
            return;
        }
        journal.append(additions);
        additions.forEach(addition -> addition.drafts()
                .forEach(draft -> expected.computeIfAbsent(addition.stream(), name -> new ArrayList<>())
                        .add(draft.payload())));
    }
}
