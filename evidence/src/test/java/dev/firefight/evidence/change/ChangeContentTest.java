package dev.firefight.evidence.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Change;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What kinds of diffs are told apart. */
class ChangeContentTest {
    static Stream<Arguments> diffs() {
        return Stream.of(
                kind("docs/run.md", "-old words\n+new words", "only documentation"),
                kind("web/page.css", "-.a { margin: 1px }\n+.a { margin: 2px }", "only appearance"),
                kind("a.go", "-// old\n+// new", "only comments"),
                kind("a.go", " x\n-\tfirst()\n+\tfirst()", "only comments, order"),
                kind("a.go", "-\tlog.Info(\"a\")\n+\tlog.Info(\"b\", n)", "only log statements"),
                kind("a.go", "-\tshow(\"no such user\")\n+\tshow(\"user not known\")", "only the wording"),
                kind("a.go", "+\trequestsCounter.Inc()", "only adds metrics"),
                kind("version.go", "-const Version = \"1.4.0\"\n+const Version = \"1.5.0\"", "only a version constant"),
                kind("go.mod", "-\tx.org/lib v1.2.3\n+\tx.org/lib v1.2.4", "(patch): x.org/lib"),
                kind("go.mod", "-\tx.org/lib v1.2.3\n+\tx.org/lib v2.0.0", "(major): x.org/lib"),
                kind("db.yaml", "-  pool: 80\n+  pool: 8", "pool 80 → 8"),
                kind("db.yaml", "-  host: a.db\n+  host: b.db", "host a.db → b.db"),
                kind(
                        "a.go",
                        "-\tc.SetTimeout(3 * time.Second)\n+\tc.SetTimeout(30 * time.Millisecond)",
                        "3 * time.Second →"),
                kind("a.go", "-\tmu.Lock()\n-\tdefer mu.Unlock()\n \tn++", "removed and not replaced: defer, lock"),
                kind("a.py", "-    await send(x)\n+    send(x)", "removed and not replaced: await"),
                kind("a.go", "-\tif p.Legacy() {\n-\t\treturn old(p)\n-\t}", "code removed"),
                kind(
                        "a.ts",
                        "-  get(\"order_id\")\n+  get(\"orderId\")",
                        "a name used as data changed: order_id, orderId"),
                kind("m.sql", "+ALTER TABLE a DROP COLUMN b;", "SQL or schema changed"),
                kind("m.sql", "+CREATE INDEX CONCURRENTLY i ON a (b);", "an index or table added"),
                kind("q.sql", "-  AND v.tenant = u.tenant\n", "a condition of a query changed"),
                kind("a.go", "-\tt := c.Parse(s, zone)\n+\tt := c.ParseUTC(s)", "lost an argument: zone"),
                kind("a.go", "-\tsendAll(xs)\n+\tfor _, x := range xs {\n+\t\tsend(x)\n+\t}", "a loop added"),
                kind(
                        "a.go",
                        "-\ta := read(b); c := merge(a, d)\n+\tc := helper(b, d); a := read(b); merge(a, d)",
                        "code moved"),
                kind("a.go", "-\tf(a,\n-\t\tb)\n+\tf(a, b)", "only layout"));
    }

    private static Arguments kind(String file, String diff, String says) {
        return Arguments.of(file, diff, says);
    }

    @ParameterizedTest
    @MethodSource("diffs")
    void theKindOfADiffIsTold(String file, String diff, String says) {
        assertThat(content(file, diff).reasons()).extracting(Reason::text).anyMatch(text -> text.contains(says));
    }

    @Test
    void aTextForAProgramIsNotWording() {
        String options = "-ENV OPTS=\"-Xmx2g -Xss1m\"\n+ENV OPTS=\"-Xmx256m -Xss1m\"";
        String query = "-\tq(\"SELECT a FROM t WHERE b\")\n+\tq(\"SELECT a FROM t WHERE c\")";
        assertThat(odds(content("Dockerfile", options))).isGreaterThan(-0.5);
        assertThat(odds(content("a.go", query))).isGreaterThan(-0.5);
    }

    @Test
    void aLostArgumentIsNoMovedCode() {
        ChangeContent content = content("a.go", "-\tt := c.Parse(s, zone)\n+\tt := c.ParseUTC(s)");
        assertThat(content.reasons()).extracting(Reason::text).noneMatch(text -> text.contains("moved"));
        assertThat(odds(content)).isPositive();
    }

    @Test
    void aLargerStepOfASettingWeighsMore() {
        double half = odds(content("a.yaml", "-  limit: 100\n+  limit: 50"));
        double tenth = odds(content("a.yaml", "-  limit: 100\n+  limit: 10"));
        double little = odds(content("a.yaml", "-  limit: 100\n+  limit: 90"));
        assertThat(tenth).isGreaterThan(half);
        assertThat(half).isGreaterThan(little);
        assertThat(little).isNegative();
    }

    @Test
    void theSameLengthOfTimeInAnotherUnitIsNoChangeOfASetting() {
        assertThat(content("a.yaml", "-  timeout: 60s\n+  timeout: 1m").reasons())
                .extracting(Reason::text)
                .noneMatch(text -> text.startsWith("settings changed"));
    }

    @Test
    void whateverADiffHoldsItIsRead() {
        long seed = 20_260_701;
        Random random = new Random(seed);
        String alphabet = "+-@ \n\t\"'`(){}[]=:.,/\\*$#x1aZ_é\u0000";
        List<Arguments> known = diffs().toList();
        for (int round = 0; round < 2_000; round++) {
            StringBuilder diff = new StringBuilder(
                    (String) known.get(random.nextInt(known.size())).get()[1]);
            for (int i = 0; i < 8; i++) {
                int at = random.nextInt(diff.length() + 1);
                diff.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                diff.setLength(Math.max(1, diff.length() - random.nextInt(3)));
            }
            ChangeContent content = content("services/a/b.yaml", diff.toString());
            assertThat(odds(content)).as("seed %d, diff %s", seed, diff).isBetween(-10.0, 10.0);
            assertThat(content.activity()).as("seed %d, diff %s", seed, diff).isBetween(0.0, 1.0);
        }
    }

    private static double odds(ChangeContent content) {
        return content.reasons().stream().mapToDouble(Reason::odds).sum();
    }

    private static ChangeContent content(String file, String diff) {
        return ChangeContent.of(new Change(Change.Kind.COMMIT, 0, "id", "", "", "", "", "", "", diff, List.of(file)));
    }
}
