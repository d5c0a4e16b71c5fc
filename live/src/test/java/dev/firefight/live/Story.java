package dev.firefight.live;

import dev.firefight.server.channel.mail.FakeSmtp;
import dev.firefight.server.channel.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One fault from a healthy production to what Firefight says about it. */
final class Story implements AutoCloseable {
    private static final Duration LEARNING = Duration.ofSeconds(8);
    private static final Duration HEALTHY = Duration.ofSeconds(25);
    private static final Duration DETECTION = Duration.ofSeconds(40);
    private static final Duration HYPOTHESIS = Duration.ofSeconds(30);

    /** After this nobody else may be called, though alerts of others came in. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Production production;
    private final FakeSmtp mails;
    private final FakeSlack slack;
    private final Firefighter firefight;

    Story(Path directory) throws Exception {
        production = new Production(directory);
        mails = FakeSmtp.plain();
        slack = new FakeSlack();
        firefight = new Firefighter(directory, slack);
    }

    Production production() {
        return production;
    }

    Firefighter firefight() {
        return firefight;
    }

    /** Everything runs, nothing is wrong, and nobody is called. */
    void beHealthy() throws Exception {
        production.start();
        Thread.sleep(LEARNING);
        production.alertsTo(firefight.setUp(production, mails));
        Thread.sleep(HEALTHY);
        if (!pages().isEmpty() || firefight.incidents() > 0) {
            throw new AssertionError("somebody was called although nothing was wrong: " + pages() + "\n" + told());
        }
    }

    /** Waits for the first page; when it was decided on. */
    Instant page() throws Exception {
        Waiting.until("a page", DETECTION, () -> !pages().isEmpty());
        Waiting.until("a note of it", DETECTION, () -> !kind("paged").isEmpty());
        return time(kind("paged").getFirst());
    }

    /** The subjects of all pages that came, after so long that a second one would be there. */
    List<String> allPages() throws Exception {
        Thread.sleep(QUIET);
        return pages();
    }

    private List<String> pages() {
        return mails.mails().stream().map(mail -> mail.header("Subject")).toList();
    }

    /** Slack's channels that were made, one for each incident. */
    Set<String> rooms() {
        return slack.channels();
    }

    /** Waits until something is said in a channel of Slack. */
    void saidInRoom(String words) throws Exception {
        Waiting.until("“" + words + "” in Slack", HYPOTHESIS, () -> slack.calls("chat.postMessage").stream()
                .anyMatch(one -> one.toString().contains(words)));
    }

    /** The first that was proposed by the program. */
    JsonNode hypothesis() throws Exception {
        Waiting.until(
                "a hypothesis", HYPOTHESIS.multipliedBy(2), () -> !hypotheses().isEmpty());
        return hypotheses().getFirst();
    }

    List<JsonNode> hypotheses() throws Exception {
        return kind("hypothesis-proposed");
    }

    /** Ada alters something, and says so. */
    void change(String what, Act act) throws Exception {
        long number = firefight.write("""
                {"kind":"change-started","purpose":"mitigation","what":"%s","where":"the shop","expectedEffect":"errors fall","wayBack":"the other way round"}""".formatted(what));
        act.run();
        firefight.write("{\"kind\":\"change-finished\",\"change\":" + number + "}");
    }

    /** Something that is done to production. */
    interface Act {
        void run() throws Exception;
    }

    /** What shows that a change helped. */
    String verified() throws Exception {
        return awaited("verification-passed", "evidence");
    }

    /** What is wrong beside what was changed. */
    String secondWave() throws Exception {
        return awaited("second-wave-seen", "what");
    }

    private String awaited(String kind, String field) throws Exception {
        try {
            Waiting.until(
                    kind, Firefighter.SOAK.multipliedBy(5), () -> !kind(kind).isEmpty());
        } catch (AssertionError inVain) {
            throw new AssertionError(inVain.getMessage() + "\n" + told(), inVain);
        }
        String text = fact(kind(kind).getFirst()).path(field).asString("");
        System.out.println(kind + ": " + text);
        return text;
    }

    /** What is found when somebody has it looked into once more. */
    String lookAgain() throws Exception {
        int before = kind("observed").size();
        firefight.investigate();
        Waiting.until("a second look", HYPOTHESIS, () -> kind("observed").size() > before);
        String found = fact(kind("observed").getLast()).path("what").asString("");
        System.out.println("at the second look: " + found);
        return found;
    }

    private List<JsonNode> kind(String kind) throws Exception {
        return firefight.timeline().stream()
                .filter(entry -> fact(entry).path("kind").asString("").equals(kind))
                .toList();
    }

    static JsonNode fact(JsonNode entry) {
        return entry.path("fact");
    }

    static Instant time(JsonNode entry) {
        return Instant.parse(entry.path("at").asString(""));
    }

    /** The timeline as it stands, for people who look why it is not as expected. */
    String told() throws Exception {
        String lines = firefight.timeline().stream()
                .map(entry -> entry.path("at").asString("") + " " + fact(entry))
                .collect(Collectors.joining("\n"));
        return production.told() + "\npages: " + pages() + "\n" + lines + "\n" + firefight.log();
    }

    @Override
    public void close() throws IOException {
        firefight.close();
        mails.close();
        slack.close();
        production.close();
    }
}
