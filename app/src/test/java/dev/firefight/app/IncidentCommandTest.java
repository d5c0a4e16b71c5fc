package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentCommandTest extends CommandRun {
    @TempDir
    Path directory;

    private LoopbackServer server;

    @BeforeEach
    void start() {
        server = new LoopbackServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String[] arguments(String... words) {
        List<String> all = new ArrayList<>(List.of("incident"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--server", server.address(), "--token-file", server.tokenFile().toString()));
        return all.toArray(String[]::new);
    }

    private int incident(String... words) {
        return run(arguments(words));
    }

    @Test
    void anIncidentIsFoughtFromTheTerminal() throws IOException {
        assertThat(incident("declare", "checkout fails \u001b[31m"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Incident 1 is declared");
        awaitReminder();
        assertThat(incident("take", "1", "commander")).isZero();
        assertThat(out.toString()).contains("Ann is commander");
        assertThat(incident("roles", "1")).isZero();
        assertThat(out.toString()).contains("commander").contains("Ann");
        assertThat(incident("say", "1", "errors fall", "--seen-in", "metric")).isZero();
        assertThat(out.toString()).contains("Observation  errors fall");
        assertThat(incident(
                        "say",
                        "1",
                        "hypothesis-proposed",
                        "bucket=change",
                        "cause=Ben forgot to size the pool",
                        "likelihood=high",
                        "impact=high",
                        "testCost=low"))
                .isZero();
        assertThat(err.toString()).contains("\"forgot to\" may blame somebody");
        assertThat(incident("say", "1", "impact-started", "since=-10m"))
                .as(err.toString())
                .isZero();

        assertThat(incident("status", "1")).isZero();
        assertThat(out.toString())
                .contains("#1  checkout fails ␛[31m", "severity not set", "customers hurt for 10 min", "Ann", "Next")
                .contains("Supposed      5 Ben forgot", "OVERDUE")
                .doesNotContain("\u001b");
        assertThat(json(arguments("status", "1", "--json")).path("isHurting").asBoolean())
                .isTrue();

        assertThat(incident("hand-over", "1", "commander", "Ben", "rolled back"))
                .isZero();
        assertThat(out.toString()).contains("Ben is commander now");
        assertThat(incident("show", "1", "--after", "3")).isZero();
        assertThat(out.toString()).contains("errors fall").doesNotContain("Declared");
        assertThat(incident("list", "checkout", "--open")).isZero();
        assertThat(out.toString()).contains("burning").contains("Ben commands");

        Path file = directory.resolve("out.md");
        assertThat(incident("export", "1", "-o", file.toString())).isZero();
        assertThat(Files.readString(file)).contains("## Timeline");
        assertThat(incident("export", "1", "-o", file.toString())).isEqualTo(2);
        assertThat(server.log()).isEmpty();
    }

    @Test
    void whatWasBegunIsWhatComesNext() {
        incident("declare", "checkout fails");
        awaitReminder();
        assertThat(incident(
                        "say",
                        "1",
                        "change-started",
                        "purpose=mitigation",
                        "what=roll back",
                        "where=checkout",
                        "expectedEffect=errors fall",
                        "wayBack=deploy again"))
                .as(err.toString())
                .isZero();
        assertThat(next()).contains("Is it in place? roll back", "firefight incident say 1 change-finished change=3");
        incident("say", "1", "change-finished", "change=3");
        assertThat(next()).contains("Does it help? Watch what became of roll back", "verification-started change=3");
        incident("say", "1", "verification-started", "change=3", "checks=errors fall");
        assertThat(next())
                .contains(
                        "Does it hold? errors fall",
                        "verification-passed verification=5",
                        "verification-failed verification=5");
        incident("say", "1", "verification-failed", "verification=5", "evidence=still 28 %");
        assertThat(next()).contains("It did not help: roll back roll back", "change-rolled-back change=3");
        incident("say", "1", "change-rolled-back", "change=3", "why=no help");
        assertThat(next()).contains("Is it stable?");
    }

    private String next() {
        incident("status", "1");
        String told = out.toString();
        return told.substring(told.indexOf("Next"));
    }

    @Test
    void whatARuleAsksIsToldAndAnsweredByOptions() {
        incident("declare", "x", "--hurts-long", "no");
        assertThat(incident("say", "1", "resolved", "summary=over")).isEqualTo(1);
        assertThat(err.toString()).contains("not written: nobody has verified", "--because REASON");
        assertThat(incident("say", "1", "resolved", "summary=over", "--because", "seen by all"))
                .isZero();
        assertThat(out.toString()).contains("Rule overridden", "Resolved");
        assertThat(incident("say", "1", "stabilised", "how=late")).isEqualTo(1);
        assertThat(err.toString()).contains("the incident is resolved").contains("reopen it first");
    }

    @Test
    void wrongUseIsToldInALine() {
        incident("declare", "x");
        String[][] uses = {
            {"say", "1", "hypothesis-propsed", "bucket=change"},
            {"say", "1", "observed"},
            {"say", "1", "observed", "what=x", "source=metric", "more=1"},
            {"say", "1", "observed", "what=x", "what=y"},
            {"say", "1", "observed", "what=x", "source=rumour"},
            {"say", "1"},
            {"say", "99", "errors fall"},
            {"status", "0"},
            {"take", "1", "boss"},
            {"hand-over", "1", "scribe", "Ben"},
            {"export", "1", "--as", "exe"},
        };
        for (String[] use : uses) {
            assertThat(incident(use)).as(String.join(" ", use) + " -> " + out).isEqualTo(2);
            assertThat(err.toString().lines())
                    .as(err.toString())
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("firefight: "));
        }
        assertThat(incident("say", "1", "--kinds")).isZero();
        assertThat(out.toString())
                .contains("observed  what=text  source=opinion|metric|trace|log|component", "[test=text]")
                .doesNotContain("clock-rang");
    }

    @Test
    void filesAndWholeIncidentsAreBroughtIn() throws IOException {
        incident("declare", "x", "--hurts-long", "no");
        Path file = Files.writeString(directory.resolve("log & more.txt"), "errors rise");
        assertThat(incident("attach", "1", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("log & more.txt");
        Path exported = directory.resolve("x.json");
        assertThat(incident("export", "1", "--as", "json", "-o", exported.toString()))
                .isZero();

        assertThat(incident("import", exported.toString(), "--from", "ops & co"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("Incident 2").contains("ops & co");
        assertThat(incident("show", "2")).isZero();
        assertThat(out.toString()).contains("log & more.txt");

        assertThat(incident("attach", "1", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is no file that can be read");
        assertThat(incident("import", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("the server says 400");
        assertThat(server.log()).isEmpty();
    }

    @Test
    void nobodyThereAndNobodyLetInAreToldApart() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong"), "ffp_" + "x".repeat(43));
        assertThat(run("incident", "list", "--server", server.address(), "--token-file", wrong.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the server says 401");
        assertThat(run("incident", "list", "--server", "http://127.0.0.1:1", "--token-file", wrong.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nobody answers at http://127.0.0.1:1");
        assertThat(run("incident", "list", "--server", "ftp://x", "--token-file", wrong.toString()))
                .isEqualTo(2);
        assertThat(run("incident", "list", "--server", server.address(), "--token-file", "/nowhere"))
                .isEqualTo(2);
    }

    @Test
    void whoWatchesSeesWhatIsWrittenThoughTheServerIsStartedAnew() throws InterruptedException {
        incident("declare", "x", "--hurts-long", "no");
        StringWriter seen = new StringWriter();
        StringWriter told = new StringWriter();
        int[] code = {-1};
        Thread watching = Thread.ofVirtual()
                .start(() -> code[0] = Main.commandLine(new PrintWriter(seen, true), new PrintWriter(told, true))
                        .execute(arguments("watch", "1", "--until-resolved")));
        awaits(seen, "Declared");
        incident("say", "1", "before the restart");
        awaits(seen, "before the restart");
        server.restart();
        assertThat(incident("say", "1", "after the restart")).as(err.toString()).isZero();
        awaits(seen, "after the restart");
        incident("say", "1", "resolved", "summary=over", "--because", "seen by all");
        watching.join(20_000);
        assertThat(code[0]).as(told.toString()).isZero();
        for (String once : new String[] {"before the restart", "after the restart", "Resolved"}) {
            assertThat(seen.toString().split(once, -1)).as(seen.toString()).hasSize(2);
        }
    }

    private static void awaits(StringWriter seen, String text) throws InterruptedException {
        for (int wait = 0; wait < 300 && !seen.toString().contains(text); wait++) {
            Thread.sleep(50);
        }
        assertThat(seen.toString()).contains(text);
    }

    /** The program reminds of what is due at once, as soon as it looks: entries after it have the same numbers each time. */
    private void awaitReminder() {
        for (int time = 0; time < 100 && !out.toString().contains("Reminder"); time++) {
            assertThat(incident("show", "1")).as(err.toString()).isZero();
        }
        assertThat(out.toString()).contains("Reminder");
    }
}
