package dev.firefight.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.document.Problem;
import dev.firefight.server.setup.SetupYaml.Result;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be set up is written and read back; whatever else is read ends in words. */
class SetupYamlPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadAsTheSame(long seed) {
        Setup setup = new RandomSetups(seed).next();

        String written = SetupYaml.write(setup);

        assertThat(SetupYaml.read(written)).as("seed %d:%n%s", seed, written).isEqualTo(new Result.Sound(setup));
        assertThat(SetupYaml.write(setup)).as("seed %d", seed).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoSetupsDifferExactlyIfThereIsSomethingToTell(long seed) {
        RandomSetups random = new RandomSetups(seed);
        Setup before = random.next();
        Setup after = random.next();

        assertThat(SetupDifference.of(before, before)).as("seed %d", seed).isEmpty();
        assertThat(SetupDifference.of(before, after).isEmpty())
                .as("seed %d", seed)
                .isEqualTo(before.equals(after));
        if (!before.equals(Setup.EMPTY)) {
            assertThat(SetupDifference.of(Setup.EMPTY, before))
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .noneMatch(line -> line.sign() == SetupDifference.Sign.REMOVED);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDocumentThatIsCutOrBentIsReadOrRefusedInWords(long seed) {
        Random random = new Random(seed);
        String written = SetupYaml.write(new RandomSetups(seed).next());
        String cut = written.substring(0, random.nextInt(written.length() + 1));
        StringBuilder bent = new StringBuilder(written);
        for (int flips = 1 + random.nextInt(4); flips > 0 && !bent.isEmpty(); flips--) {
            int at = random.nextInt(bent.length());
            bent.setCharAt(at, (char) (bent.charAt(at) ^ (1 << random.nextInt(16))));
        }
        StringBuilder shuffled = new StringBuilder();
        List<String> lines = written.lines().toList();
        for (int count = 0; count < 30 && !lines.isEmpty(); count++) {
            shuffled.append(lines.get(random.nextInt(lines.size()))).append('\n');
        }
        for (String text : List.of(cut, bent.toString(), shuffled.toString())) {
            switch (SetupYaml.read(text)) {
                case Result.Sound(Setup setup) ->
                    assertThat(SetupYaml.read(SetupYaml.write(setup)))
                            .as("seed %d:%n%s", seed, text)
                            .isEqualTo(new Result.Sound(setup));
                case Result.Refused(List<Problem> problems) ->
                    assertThat(problems)
                            .as("seed %d:%n%s", seed, text)
                            .isNotEmpty()
                            .hasSizeLessThanOrEqualTo(101)
                            .allSatisfy(one -> assertThat(one.toString()).hasSizeLessThan(2_500));
            }
        }
    }

    @Test
    @Timeout(60)
    void whatIsMadeToExhaustIsRefused() {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
        for (String hostile : List.of(
                laughs,
                "people: *nobody",
                "[".repeat(500_000),
                "{a: ".repeat(100_000),
                "- ".repeat(400_000),
                "a:\n".repeat(300_000),
                "? ".repeat(400_000),
                "x".repeat(SetupYaml.MOST_CHARS + 1),
                "people: " + "[".repeat(30) + "]".repeat(30),
                "people: !!java.net.URL [x]",
                "people: !!set {a}",
                "%YAML 9.9\n---\n",
                "policies: [{name: a, rounds: " + "9".repeat(100_000) + "}]",
                "policies: [{name: a, steps: [{call: [person a], patience: " + "9".repeat(50_000) + "w}]}]",
                "people: [" + "{name: A},".repeat(90_000) + "]",
                "schedules: [" + "{name: a, zone: Europe/Berlinn},".repeat(30_000) + "]",
                "teams: [{name: a, members: [" + "b,".repeat(200_000) + "]}]",
                "routes: [{name: a, match: {" + "\"" + "x".repeat(900) + "\": y}}]",
                "integrations: [{name: a, kind: generic, fields: {title: " + "/a~0".repeat(100_000) + "}}]",
                "\u0000",
                "\ud800",
                "\ufffe",
                "a\tb: c\n\td: e",
                "\"",
                "'",
                "|",
                "a: b: c",
                "--- a\n--- b\n",
                "- a\n- b\n",
                "text")) {
            assertThat(SetupYaml.read(hostile))
                    .as(hostile.substring(0, Math.min(60, hostile.length())))
                    .isInstanceOf(Result.Refused.class);
        }
    }
}
