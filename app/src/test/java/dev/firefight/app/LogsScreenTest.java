package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.IncidentTime;
import dev.firefight.app.logs.LogMining;
import dev.firefight.app.logs.LogSource;
import dev.firefight.app.report.LogReport;
import dev.firefight.app.report.TerminalStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at night sees who has a service's last two log files and the time of the alert. */
class LogsScreenTest extends CommandRun {
    private static final Instant START = Instant.parse("2026-01-31T02:40:00Z");
    private static final int SECONDS = 3600;
    private static final int FIRE = 32 * 60;

    @TempDir
    private Path directory;

    private Path old = Path.of("");
    private Path current = Path.of("");

    /** An hour, rotated after ten minutes, whose payments time out from 03:12 on, when carts are filled a tenth as often. */
    @BeforeEach
    void logs() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < SECONDS; second++) {
            boolean burns = second >= FIRE;
            String time = START.plusSeconds(second).toString().replace("Z", ".500Z");
            log.append(time).append(" INFO shop.Orders: order ").append(second).append(" placed\n");
            if (!burns || second % 10 == 0) {
                log.append(time)
                        .append(" INFO shop.Carts: cart ")
                        .append(second)
                        .append(" filled\n");
            }
            if (burns && second % 4 == 0) {
                log.append(time).append(" ERROR shop.Orders: order ").append(second);
                log.append("""
                         failed
                        shop.OrderException: cannot be paid
                        	at shop.Orders.pay(Orders.java:88)
                        	at org.springframework.web.Filter.run(Filter.java:7)
                        Caused by: java.net.SocketTimeoutException: Read timed out
                        	at java.base/java.net.Socket.read(Socket.java:9)
                        	at shop.Client.charge(Client.java:41)
                        	... 23 more
                        """);
            }
            if (second == 600) {
                old = Files.writeString(directory.resolve("shop.log.1"), log);
                log.setLength(0);
            }
        }
        current = Files.writeString(directory.resolve("shop.log"), log);
    }

    @Test
    void theTimeOfDayOfTheAlertIsEnough() {
        assertThat(run("logs", "--incident", "3:12", old.toString(), current.toString()))
                .isZero();
        assertThat(out.toString()).contains("Before and after 2026-01-31 03:12:00 UTC");
        assertThat(err.toString()).isEmpty();

        assertThat(run("logs", "--incident", "25:61", old.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("03:12").hasLineCount(1);
    }

    @Test
    void aTimeOfDayIsReadAsTheLinesWriteIt() throws IOException {
        Path file = directory.resolve("berlin.log");
        StringBuilder lines = new StringBuilder();
        for (int minute = 0; minute < 60; minute++) {
            lines.append(
                    "2026-01-31T03:%02d:00.500+01:00 INFO shop.Orders: order %d placed\n".formatted(minute, minute));
        }
        Files.writeString(file, lines);

        assertThat(run("logs", "--incident", "03:12", file.toString())).isZero();
        assertThat(out.toString()).contains("Before and after 2026-01-31 03:12:00 +01:00");
        assertThat(err.toString()).contains("as the lines write it, at +01:00");

        run("logs", "--incident", "02:12Z", file.toString());
        assertThat(out.toString()).contains("Before and after 2026-01-31 03:12:00 +01:00");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void timesWithoutZoneAreReadInTheZoneOfTheFileBesideThem() throws IOException {
        StringBuilder access = new StringBuilder();
        StringBuilder error = new StringBuilder();
        for (int minute = 0; minute < 60; minute++) {
            access.append(
                    "10.0.0.1 - - [31/Jan/2026:03:%02d:00 +0100] \"GET /cart HTTP/1.1\" 200 12\n".formatted(minute));
            error.append("2026/01/31 03:%02d:00 [error] 31#31: *%d connect() failed\n".formatted(minute, minute));
        }
        Path one = Files.writeString(directory.resolve("access.log"), access);
        Path other = Files.writeString(directory.resolve("error.log"), error);

        assertThat(run("logs", one.toString(), other.toString())).isZero();
        assertThat(out.toString()).contains("2026-01-31 03:00–03:59 +01:00");
        assertThat(err.toString()).contains("error.log: times without zone, read as +01:00");
    }

    @Test
    void whatIsNewTellsSinceWhenAndTheRecordIsShownOnce() {
        run("logs", "--incident", "03:12", old.toString(), current.toString());
        assertThat(out.toString()).contains("since 03:12:00 UTC").doesNotContain("by \u2026");
        assertThat(out.toString().lines().filter(line -> line.contains("ERROR shop.Orders: order")))
                .hasSize(1);
    }

    @Test
    void anIncidentThatIsNotInTheLogsIsToldAndNothingIsComparedThere() {
        assertThat(run("logs", "--incident", "2026-01-31T09:00:00Z", old.toString(), current.toString()))
                .isZero();
        assertThat(err.toString()).contains("--incident 2026-01-31T09:00:00Z is not between");
        assertThat(out.toString()).contains("Before and after 2026-01-31 03:12:00 UTC", "where most changed");
    }

    @Test
    void anIncidentAndTwoSidesAreTwoQuestions() {
        assertThat(run("logs", "--incident", "03:12", "--compare", old.toString(), current.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("leave one of them out");
    }

    @Test
    void theBarsSayWhenAndHowLongBothSidesAre() {
        run("logs", "--incident", "03:12", old.toString(), current.toString());
        List<String> screen = out.toString().lines().toList();

        int mark = screen.stream()
                .filter(line -> line.startsWith("lines "))
                .findFirst()
                .orElseThrow()
                .indexOf('│');
        String axis = screen.stream()
                .dropWhile(line -> !line.startsWith("errors"))
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(axis.strip()).startsWith("02:4").contains("03:4");
        assertThat(axis.indexOf("03:12")).isEqualTo(mark);
        assertThat(out.toString()).contains("32 min before, 28 min after; 3× means");
    }

    @Test
    void whatBecameRareIsToldAsAPart() {
        run("logs", "--incident", "03:12", old.toString(), current.toString());
        assertThat(out.toString()).containsPattern("(?m)^1/10\\s+1,920 → 168\\s.*cart \\* filled");
    }

    @Test
    void ofAStackTraceTheRootCauseStandsFirstAndFramesOfFrameworksAreFolded() {
        run("logs", "--incident", "03:12", old.toString(), current.toString());
        List<String> example = out.toString()
                .lines()
                .map(String::strip)
                .dropWhile(line -> !line.startsWith("java.net.SocketTimeoutException: "))
                .limit(6)
                .toList();
        assertThat(example)
                .containsExactly(
                        "java.net.SocketTimeoutException: Read timed out",
                        "at shop.Client.charge(Client.java:41)",
                        "… 1 more frame",
                        "wrapped in shop.OrderException: cannot be paid",
                        "at shop.Orders.pay(Orders.java:88)",
                        "… 1 more frame");
    }

    @Test
    void rotatedFilesAreOneSpeakerSoThatTheLoggersAreNamed() {
        run("logs", "--incident", "03:12", old.toString(), current.toString());
        assertThat(out.toString()).contains("by shop.Orders").doesNotContain("by " + current);
    }

    @Test
    void aNarrowTerminalShowsAllOfTheBarsAndTheirSums() throws Exception {
        LogMining.Request request = new LogMining.Request(
                List.of(LogSource.of(old), LogSource.of(current)), List.of(), IncidentTime.parse("03:12"));
        String screen =
                LogReport.write(LogMining.mine(request, 1, Optional.empty()), new TerminalStyle(40, false, false));

        assertThat(screen.lines()).allMatch(line -> line.length() <= 40);
        assertThat(screen).containsPattern("(?m)^errors .*│█+ 420$").containsPattern("(?m)^lines .* 9,048$");
        assertThat(screen.lines().filter(line -> line.contains("03:12"))).isNotEmpty();
    }

    @Test
    void ofRotatedFilesNoneTellsOfTheChangeAndGrepIsHandedAllOfThem() throws IOException {
        Path third = Files.writeString(directory.resolve("shop.log.2"), START + " INFO shop.Carts: cart 0 filled\n");
        String[] files = {old.toString(), current.toString(), third.toString()};
        String id = json("logs", "--json", files[0], files[1], files[2])
                .get("patterns")
                .valueStream()
                .filter(one -> one.get("template").asString().startsWith("cart"))
                .findFirst()
                .orElseThrow()
                .get("pattern")
                .asString();

        assertThat(run("logs", "--pattern", id, files[0], files[1], files[2])).isZero();
        assertThat(out.toString()).doesNotContainPattern("(?m)^file ");
        assertThat(out.toString().lines().filter(line -> line.startsWith("LC_ALL=C grep")))
                .singleElement()
                .asString()
                .contains(files);
    }

    @Test
    void filesThatAreWrittenAlikeAreToldTogether() throws IOException {
        Path pods = Files.createDirectory(directory.resolve("pods"));
        for (String pod : List.of("aa", "bb", "cc", "dd", "ee")) {
            Files.copy(current, pods.resolve("pod-" + pod + ".log"));
        }
        assertThat(run("logs", pods.toString())).isZero();
        assertThat(out.toString()).contains("pod-cc.log and 2 more").containsOnlyOnce("going on or without header");
    }

    @Test
    void anEmptyFileIsToldAsSuch() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.log"), "");
        assertThat(run("logs", empty.toString())).isZero();
        assertThat(out.toString())
                .contains("0 lines", "There is no line to look into.")
                .doesNotContain("--pattern");
    }

    @Test
    void sidesOfAComparisonAreCalledByWhatTellsThemApart() throws IOException {
        StringBuilder old = new StringBuilder();
        StringBuilder current = new StringBuilder();
        for (int minute = 10; minute < 50; minute++) {
            String line = "2026-01-31T03:" + minute + ":00.500+01:00 INFO shop.Orders: order " + minute + " placed\n";
            old.append(line);
            current.append(line).append(line.replace("INFO", "ERROR").replace("placed", "lost, giving up"));
        }
        Path one = Files.writeString(directory.resolve("shop-7d9f.log"), old);
        Path other = Files.writeString(directory.resolve("shop-b41c.log"), current);
        Path page = directory.resolve("page.html");

        assertThat(run("logs", "--compare", one.toString(), other.toString(), "--html", page.toString()))
                .isZero();
        assertThat(out.toString()).contains("── 7d9f → b41c ──");
        assertThat(Files.readString(page)).contains("From 7d9f to b41c", "03:10:00 +01:00");
    }
}
