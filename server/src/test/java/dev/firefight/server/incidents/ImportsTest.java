package dev.firefight.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Message.Attached;
import dev.firefight.incident.Note;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportsTest {
    private static final Person ANN = new Person("Ann");
    private static final Person ROOT = new Person("Root");

    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-03-01T02:00:00.123456Z");
    private Journal journal;
    private Incidents incidents;
    private Attachments attachments;

    @BeforeEach
    void open() {
        journal = Journal.open(new Place.InFile(directory.resolve("journal.db")));
        incidents = new Incidents(journal, Policy.USUAL, () -> now);
        attachments = new Attachments(journal, () -> now);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private static Fact declared() {
        return new Course.Declared("checkout fails", false, Course.Expectation.NO);
    }

    private void says(Fact fact) {
        now = now.plusSeconds(60);
        assertThat(incidents.propose(1, ANN, fact, new Consent.Because("it has to be"), Optional.empty()))
                .isInstanceOf(Outcome.Written.class);
    }

    private String exported(long incident) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Exports(journal, attachments).write(incident, out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Outcome imported(String file) {
        return imported(file, Optional.empty());
    }

    private Outcome imported(String file, Optional<String> key) {
        return new Imports(incidents, attachments)
                .restore(ROOT, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "ops.example.org", key);
    }

    /** What somebody with a text editor has in hand: without hashes, so that what it says is looked at. */
    private static String withoutHashes(String file) {
        return file.replaceAll(",\"previous\":\"[0-9a-f]*\",\"hash\":\"[0-9a-f]*\"", "");
    }

    private void story() {
        incidents.declare(ANN, (Course.Declared) declared(), Optional.of("a-key"));
        says(new Course.SeveritySet(dev.firefight.incident.Severity.SEV_1, "all of it"));
        says(new dev.firefight.incident.Inquiry.Asked("who knows?"));
        says(new dev.firefight.incident.Inquiry.Answered(3, "Ben"));
        says(new Course.Resolved("rolled back"));
    }

    @Test
    void whatWasImportedIsTheSameButForNumberAndMark() {
        story();
        String file = exported(1);
        now = now.plusSeconds(3_600);
        long number = ((Outcome.Written) imported(file)).incident();

        assertThat(number).isEqualTo(2);
        Timeline original = incidents.timeline(1).orElseThrow();
        List<Entry> copy = incidents.timeline(2).orElseThrow().entries();
        assertThat(copy.subList(0, copy.size() - 1)).isEqualTo(original.entries());
        assertThat(copy.getLast().fact()).isEqualTo(new Note.Imported("ops.example.org", 1));
        assertThat(copy.getLast().by()).isEqualTo(ROOT);
        assertThat(incidents.timeline(2).orElseThrow().state().isOpen()).isFalse();

        JsonNode again = JsonMapper.shared().readTree(exported(2));
        JsonNode first = JsonMapper.shared().readTree(file);
        for (int i = 0; i < first.path("entries").size(); i++) {
            for (String same : List.of("sequence", "type", "time", "payload")) {
                assertThat(again.path("entries").path(i).path(same))
                        .isEqualTo(first.path("entries").path(i).path(same));
            }
        }
        assertThat(journal.verify().damages()).isEmpty();
        assertThat(((Outcome.Written) imported(exported(2))).incident()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTimelineComesBackAsItWas(long seed) {
        RandomFacts random = new RandomFacts(seed);
        incidents.declare(ANN, (Course.Declared) declared(), Optional.empty());
        for (int step = 0; step < 600; step++) {
            now = now.plusSeconds(random.seconds(300));
            long last = incidents.timeline(1).orElseThrow().entries().size();
            random.fact(last, now)
                    .ifPresent(fact -> incidents.propose(1, random.person(), fact, random.consent(), Optional.empty()));
        }
        List<Entry> original = incidents.timeline(1).orElseThrow().entries();
        assertThat(original).as("seed %d", seed).hasSizeGreaterThan(60);
        long number = ((Outcome.Written) imported(exported(1))).incident();
        List<Entry> copy = incidents.timeline(number).orElseThrow().entries();
        assertThat(copy.subList(0, copy.size() - 1)).as("seed %d", seed).isEqualTo(original);
    }

    @Test
    void whatWasAlteredIsFoundByItsHash() {
        story();
        String file = exported(1);
        for (String[] alteration : new String[][] {
            {"who knows?", "who knew?"},
            {"\"by\":\"Ann\"", "\"by\":\"Ben\""},
            {"02:02:00.123456Z", "02:01:59.123456Z"},
            {"\"type\":\"asked\",", "\"type\":\"observed\","},
            {"\"key\":\"a-key\"", "\"key\":\"another\""},
        }) {
            String altered = file.replaceFirst(alteration[0].replace("?", "\\?"), alteration[1]);
            assertThat(altered).isNotEqualTo(file);
            assertThatThrownBy(() -> imported(altered)).isInstanceOf(WireException.class);
        }
        assertThat(incidents.timeline(2)).isEmpty();
    }

    @Test
    void whatCannotHaveBeenIsRefusedWithItsLine() {
        story();
        String file = withoutHashes(exported(1));
        assertThat(imported(file)).isInstanceOf(Outcome.Written.class);
        String[][] alterations = {
            {"\"sequence\":3", "\"sequence\":4", "line 4, entry 3: its number is 4"},
            {"\"type\":\"asked\"", "\"type\":\"rumoured\"", "line 4, entry 3: there is no such kind"},
            {"\"question\":3", "\"question\":2", "line 5, entry 4: no question 2 is open"},
            {"02:02:00.123456Z", "01:02:00.123456Z", "line 4, entry 3: it is older"},
            {"02:04:00.123456Z", "2036-03-01", "line 6, entry 5: \"time\""},
            {"2026-03-01T02:04:00", "2036-03-01T02:04:00", "line 6, entry 5: its time is still to come"},
            {"\"by\":\"Ann\"", "\"by\":\"\"", "line 2, entry 1: the name of a person"},
            {"\"by\":\"Ann\",", "\"by\":\"Ann\",\"more\":1,", "line 2, entry 1: it says more"},
            {"\"type\":\"declared\"", "\"type\":\"resolved\"", "line 2, entry 1: "},
            {"\"version\":1", "\"version\":2", "\"version\" 1"},
            {"firefight-incident", "another", "\"format\""},
            {"\"incident\":1", "\"incident\":0", "its number"},
            {"\"format\"", "\"size\"", "line 1: no member"},
        };
        for (String[] one : alterations) {
            assertThatThrownBy(() -> imported(file.replaceFirst(one[0], one[1])))
                    .as(one[1])
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining(one[2]);
        }
        assertThatThrownBy(() -> imported(file + "{}")).isInstanceOf(WireException.class);
        assertThatThrownBy(() ->
                        imported("{\"format\":\"firefight-incident\",\"version\":1,\"incident\":1,\"entries\":[]}"))
                .hasMessageContaining("no entries");
        assertThat(incidents.timeline(3)).isEmpty();
    }

    @Test
    void filesThatAreCutOrBrokenAnywhereAreRefusedAndLeaveNothing() {
        story();
        String file = exported(1);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(bytes.length - 3);
            boolean isCut = random.nextBoolean();
            if (!isCut) {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                new Imports(incidents, attachments)
                        .restore(
                                ROOT,
                                new ByteArrayInputStream(bytes, 0, isCut ? at : bytes.length),
                                "x",
                                Optional.empty());
                assertThat(isCut).as("cut at %d", at).isFalse();
            } catch (WireException | JacksonException | IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void thousandsOfEntriesAreTakenAtOnce() {
        incidents.declare(ANN, (Course.Declared) declared(), Optional.empty());
        for (int i = 0; i < 1_200; i++) {
            incidents.propose(
                    1, ANN, new dev.firefight.incident.Inquiry.Asked("who?"), new Consent.None(), Optional.empty());
        }
        assertThat(imported(exported(1))).isInstanceOfSatisfying(Outcome.Written.class, written -> {
            assertThat(written.entries()).hasSize(1);
            assertThat(written.position()).isEqualTo(1_201 + 1_202);
        });
        assertThat(incidents.timeline(2).orElseThrow().entries()).hasSize(1_202);
    }

    @Test
    void filesGoAlong() {
        story();
        byte[] graph = new byte[Attachments.MOST_BYTES];
        new Random(3).nextBytes(graph);
        says(attachments.keep("graph.png", "image/png", graph));
        says(attachments.keep("again.png", "image/png", graph));
        says(attachments.keep("log.txt", "text/plain", "errors rise".getBytes(StandardCharsets.UTF_8)));
        String file = exported(1);
        elsewhere();

        imported(file);

        List<Attached> files = incidents.timeline(1).orElseThrow().entries().stream()
                .map(Entry::fact)
                .filter(Attached.class::isInstance)
                .map(Attached.class::cast)
                .toList();
        assertThat(files).extracting(Attached::name).containsExactly("graph.png", "again.png", "log.txt");
        assertThat(attachments.content(files.get(0))).contains(Bytes.of(graph));
        assertThat(attachments.content(files.get(2))).contains(Bytes.ofText("errors rise"));
        assertThat(exported(1)).contains(file.substring(file.indexOf("\"files\"")));
    }

    @Test
    void anImportIsRepeatedByItsKeyOnlyWithTheSameFile() {
        story();
        String file = exported(1);
        assertThat(imported(file, Optional.of("key")))
                .isInstanceOfSatisfying(Outcome.Written.class, first -> assertThat(first.isRepeated())
                        .isFalse());
        assertThat(imported(file, Optional.of("key")))
                .isInstanceOfSatisfying(Outcome.Written.class, again -> assertThat(again.isRepeated())
                        .isTrue());
        String other = withoutHashes(file).replace("rolled back", "rolled on");
        assertThatThrownBy(() -> imported(other, Optional.of("key"))).hasMessageContaining("used for something else");
        assertThat(incidents.timeline(3)).isEmpty();
    }

    @Test
    void aFileThatWasAlteredOrBelongsToNothingIsRefused() {
        story();
        says(attachments.keep("log.txt", "text/plain", "errors rise".getBytes(StandardCharsets.UTF_8)));
        String file = exported(1);
        String content = file.substring(file.indexOf("{\"sha256\""), file.lastIndexOf(']') - 1);
        elsewhere();

        assertThatThrownBy(() -> imported(file.replace("\"content\":\"", "\"content\":\"AAAA")))
                .hasMessageContaining("the hash does not fit");
        assertThatThrownBy(() -> imported(file.replace(content, content + "," + content)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> imported(file.replace(content, "{\"content\":\"AAAA\"}")))
                .hasMessageContaining("in this order");
        assertThatThrownBy(() -> imported(file.replace(content, "7"))).hasMessageContaining("in this order");
        assertThat(incidents.timeline(1)).isEmpty();
        assertThat(imported(file.replace(content, ""))).isInstanceOf(Outcome.Written.class);
    }

    /** In another journal. */
    private void elsewhere() {
        journal.close();
        journal = Journal.open(new Place.InFile(directory.resolve("other.db")));
        incidents = new Incidents(journal, Policy.USUAL, () -> now);
        attachments = new Attachments(journal, () -> now);
    }
}
