package dev.firefight.practice.drill;

import static dev.firefight.practice.drill.Openings.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.incident.Action.FollowUpKind;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Expectation;
import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed.Acted;
import dev.firefight.practice.drill.Deed.Diagnosed;
import dev.firefight.practice.drill.Deed.Hinted;
import dev.firefight.practice.drill.Deed.Looked;
import dev.firefight.practice.drill.Deed.Promised;
import dev.firefight.practice.drill.Deed.Revealed;
import dev.firefight.practice.drill.Deed.Reviewed;
import dev.firefight.practice.drill.Deed.Said;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogTextTest {
    private static final DrillLog LOG = new DrillLog(
            Openings.of("provider-down"),
            List.of(
                    logged(0, new Said(new Declared("Käufe schlagen fehl \"heute\"", true, Expectation.UNKNOWN))),
                    logged(10, new Looked("logs payments")),
                    logged(20, new Acted("restart service=checkout", Optional.empty())),
                    logged(20, new Acted("scale service=web instances=6", Optional.of(3L))),
                    logged(30, new Hinted(1)),
                    logged(
                            40,
                            new Diagnosed(
                                    Optional.of(Bucket.CHANGE), List.of("cart: connection-leak"), Optional.of(2L), 90)),
                    logged(40, new Diagnosed(Optional.empty(), List.of(), Optional.empty(), 50)),
                    logged(
                            50,
                            new Reviewed(
                                    Duration.ofSeconds(61),
                                    Duration.ofMinutes(9),
                                    1234,
                                    "cart",
                                    "a\nversion",
                                    "",
                                    "look")),
                    logged(
                            60,
                            new Promised(
                                    FollowUpKind.PREVENT, "fewer", new Person("Linus"), LocalDate.of(2026, 3, 1), "")),
                    logged(70, new Revealed("provider-down", 7, "abc"))));

    private static Logged logged(int seconds, Deed deed) {
        return new Logged(Duration.ofSeconds(seconds).plusNanos(1), ADA, deed);
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        assertThat(LogText.read(LogText.lines(LOG))).isEqualTo(LOG);
        assertThat(LogText.lines(LOG)).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }

    @Test
    void noByteCanBeAlteredWithoutNotice() {
        List<String> lines = LogText.lines(LOG);
        Random random = new Random(20261122);
        for (int i = 0; i < 2_000; i++) {
            List<String> altered = new ArrayList<>(lines);
            int which = random.nextInt(lines.size());
            StringBuilder line = new StringBuilder(lines.get(which));
            int at = random.nextInt(line.length());
            char other = (char) (' ' + random.nextInt(95));
            if (line.charAt(at) == other) {
                continue;
            }
            line.setCharAt(at, other);
            altered.set(which, line.toString());
            assertThatIllegalArgumentException()
                    .as(line.toString())
                    .isThrownBy(() -> LogText.read(altered))
                    .withMessageContaining("line ");
        }
    }

    @Test
    void noLineCanBeLeftOutMovedOrRepeated() {
        List<String> lines = LogText.lines(LOG);
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertThatIllegalArgumentException().isThrownBy(() -> LogText.read(without));
            List<String> swapped = new ArrayList<>(lines);
            Collections.swap(swapped, i, i + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> LogText.read(swapped));
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            assertThatIllegalArgumentException().isThrownBy(() -> LogText.read(twice));
        }
    }

    @Test
    void whatIsNoLogIsRefusedWithWords() {
        for (String text : List.of(
                "", "{", "[]", "null", "{\"kind\":\"drill\"}", "{\"hash\":1,\"hash\":2}", "x".repeat(200_000))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LogText.read(List.of(text)))
                    .withMessageStartingWith("line 1 of the log: ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogText.read(List.of()))
                .withMessageContaining("empty");
    }

    @Test
    void aSecretIsCommittedToAndNotShown() {
        Secret secret = new Secret("bad-release-0000002a", 42, "nonce");
        assertThat(secret.commitment())
                .hasSize(64)
                .isEqualTo(new Secret("bad-release-0000002a", 42, "nonce").commitment());
        assertThat(secret.commitment()).isNotEqualTo(new Secret("bad-release-0000002a", 43, "nonce").commitment());
    }
}
