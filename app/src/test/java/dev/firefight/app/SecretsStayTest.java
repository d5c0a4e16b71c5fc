package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.app.logs.FollowedSources;
import dev.firefight.app.logs.LogFollow;
import dev.firefight.app.report.FollowReport;
import dev.firefight.app.report.TerminalStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever secrets lines hold, and wherever in them: none leaves the machine by any way out. */
class SecretsStayTest extends CommandRun {
    private static final List<String> FORMS = List.of(
            "password=%s",
            "passwd: %s",
            "\"password\":\"%s\"",
            "{'api_key': '%s'}",
            "Authorization: Bearer %s",
            "curl --token %s",
            "postgres://shop:%s@db.example.org:5432/shop",
            "GET /pay?access_token=%s&page=2",
            "Set-Cookie: session=%s; Path=/",
            "client_secret=\"%s\"");

    @TempDir
    private Path directory;

    private final List<String> planted = new ArrayList<>();

    private String told(String... arguments) {
        assertThat(run(arguments)).as(String.join(" ", arguments) + err).isZero();
        return out.toString();
    }

    private String plant(String secret) {
        planted.add(secret);
        return secret;
    }

    private static String word(Random random, String alphabet, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private String password(Random random) {
        boolean isWord = random.nextBoolean(); // a word stands in the pattern itself, as it does not vary
        return plant(
                word(random, isWord ? "abcdefghijklmnopqrstuvwxyz" : "abcdef0123456789XYZ", 12 + random.nextInt(9)));
    }

    private String mail(Random random) {
        return plant(word(random, "abcdefghijk", 9) + "." + word(random, "lmnopqrstuv", 9)) + "@example.org";
    }

    private String card(Random random) {
        String digits = "4" + word(random, "0123456789", 14);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int twice = 2 * (digits.charAt(i) - '0');
            sum += i % 2 == 0 ? (twice > 9 ? twice - 9 : twice) : digits.charAt(i) - '0';
        }
        return plant(digits + (10 - sum % 10) % 10);
    }

    /** Lines of some kinds, each once or often, with the same secret or another each time, some within stack traces. */
    private Path logs(Random random) throws IOException {
        StringBuilder log = new StringBuilder();
        int second = 0;
        for (int kind = 0; kind < 14; kind++) {
            String form = FORMS.get(random.nextInt(FORMS.size()));
            String words = word(random, "aeioubcd", 6) + " " + word(random, "xyzlmnrst", 7);
            boolean varies = random.nextBoolean();
            String same =
                    kind % 7 == 5 ? mail(random) : kind % 7 == 6 ? card(random) : form.formatted(password(random));
            int times = random.nextBoolean() ? 1 : 12;
            for (int i = 0; i < times; i++) {
                String said = varies && kind % 7 < 5 ? form.formatted(password(random)) : same;
                log.append(String.format(
                        Locale.ROOT,
                        "2026-01-31T03:%02d:%02dZ ERROR shop.Orders: %s %s done%n",
                        second / 60,
                        second++ % 60,
                        words,
                        said));
                if (kind % 3 == 0) {
                    log.append("shop.OrderException: no ")
                            .append(said)
                            .append("\n\tat shop.Orders.pay(Orders.java:1)\n");
                }
            }
        }
        return Files.writeString(directory.resolve("shop.log"), log);
    }

    private void assertSilent(String way, String said) {
        assertThat(planted).as(way).isNotEmpty().noneMatch(said::contains);
    }

    private static Stream<JsonNode> each(JsonNode answer, String name) {
        return answer.get(name).valueStream();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noneLeavesByAnyWayOut(long seed) throws Exception {
        Path log = logs(new Random(seed));
        Path page = directory.resolve("page.html");
        Path rows = directory.resolve("rows.csv");
        Path muted = directory.resolve("muted");

        JsonNode answer = json("logs", "--json", "--html", page.toString(), "--emit", rows.toString(), log.toString());
        assertSilent("--json", out.toString());
        assertSilent("--html", Files.readString(page));
        assertSilent("--emit", Files.readString(rows));
        assertSilent("--mask", told("logs", "--mask", log.toString()));
        List<String> ids = Stream.concat(each(answer, "patterns"), each(answer, "traces"))
                .map(one -> one.get("pattern").asString())
                .toList();
        for (String id : ids) {
            assertSilent("--pattern --json", told("logs", "--json", "--pattern", id, log.toString()));
            assertSilent("--pattern --mask", told("logs", "--mask", "--pattern", id, log.toString()));
            assertSilent("--mute", told("logs", "--mute", id, "--muted", muted.toString(), log.toString()));
        }
        assertSilent("muted patterns", Files.readString(muted));
        for (FollowReport.Reader reader : List.of(FollowReport.Reader.PROGRAM, FollowReport.Reader.MASKED)) {
            assertSilent("--follow " + reader, followed(log, reader));
        }
    }

    private static String followed(Path log, FollowReport.Reader reader) throws Exception {
        StringBuilder said = new StringBuilder();
        FollowReport report = new FollowReport(TerminalStyle.PLAIN, reader, said::append);
        FollowedSources.Request request =
                new FollowedSources.Request(List.of(Path.of("-")), true, Optional.empty(), Set.of());
        try (LogFollow follow = FollowedSources.follow(
                request, new ByteArrayInputStream(Files.readAllBytes(log)), report, new ArrayList<>())) {
            report.end(follow.run(() -> false));
        }
        assertThat(said.toString()).contains("[masked");
        return said.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noneLeavesWithARequest(long seed) throws Exception {
        Random random = new Random(seed);
        String trace = "%032x".formatted(0xABCDEF12345L + seed);
        StringBuilder spans = new StringBuilder();
        for (int request = 0; request < 8; request++) {
            String id = request == 0 ? trace : "%032x".formatted(0x77L + request);
            long start = 1_770_856_200_000_000_000L + request * 1_000_000_000L;
            spans.append("""
                    {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},\
                    "scopeSpans":[{"spans":[{"traceId":"%s","spanId":"00000000000000a1","name":"%s","kind":2,\
                    "startTimeUnixNano":"%d","endTimeUnixNano":"%d","status":{"code":%d}}]}]}]}
                    """.formatted(
                    id, "GET /pay?access_token=" + password(random), start, start + 50_000_000, request == 0 ? 2 : 1));
        }
        Path traces = Files.writeString(directory.resolve("traces.jsonl"), spans);
        Path log = Files.writeString(
                directory.resolve("shop.log"),
                "2026-02-12T00:30:00Z ERROR shop: trace_id=%s login of %s, %s%n"
                        .formatted(
                                trace,
                                mail(random),
                                FORMS.get(random.nextInt(FORMS.size())).formatted(password(random))));

        assertSilent("trace --json", told("trace", "--json", trace, traces.toString(), log.toString()));
        assertSilent("trace --failed --json", told("trace", "--json", "--failed", traces.toString()));
        assertSilent("trace --slowest --json", told("trace", "--json", "--slowest", traces.toString()));
    }
}
