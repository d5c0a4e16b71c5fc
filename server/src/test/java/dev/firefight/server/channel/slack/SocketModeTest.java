package dev.firefight.server.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do in Slack, by a connection that may break at any time. */
class SocketModeTest {
    private static final SocketPace QUICK =
            new SocketPace(Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofMillis(200));
    /** In which nothing is asked for as long as a test runs. */
    private static final SocketPace CALM =
            new SocketPace(Duration.ofMinutes(1), Duration.ofMillis(20), Duration.ofMillis(200));

    /** In which an end that is not told is noticed soon, and a slow machine does not look like one. */
    private static final SocketPace PATIENT =
            new SocketPace(Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofMillis(200));

    private final FakeSlack slack = new FakeSlack();
    private final HttpSender sender = new HttpSender(Duration.ofSeconds(10), InstantSource.system());
    private final BlockingQueue<SlackRequest> told = new LinkedBlockingQueue<>();

    SocketModeTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        sender.close();
        slack.close();
    }

    private SocketMode mode(SocketPace pace, Consumer<SlackRequest> listener) {
        SocketMode mode = new SocketMode(
                slack.api(sender), sender, Secret.of(FakeSlack.APP_TOKEN), listener, new Random(3), pace);
        mode.start();
        return mode;
    }

    private SlackRequest nextTold() throws InterruptedException {
        return Optional.ofNullable(told.poll(20, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing was told"));
    }

    private static void until(BooleanSupplier isSo) throws InterruptedException {
        for (int time = 0; time < 2_000 && !isSo.getAsBoolean(); time++) {
            Thread.sleep(10);
        }
        assertThat(isSo.getAsBoolean()).isTrue();
    }

    private static String envelope(String id, String type, String payload) {
        return "{\"envelope_id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"accepts_response_payload\":true,\"payload\":" + payload + "}";
    }

    private static String command(String text) {
        return "{\"team_id\":\"T1\",\"channel_id\":\"C1\",\"user_id\":\"U1\",\"command\":\"/firefight\",\"text\":\""
                + text + "\"}";
    }

    @Test
    void eachKindIsAcknowledgedAndTold() throws IOException, InterruptedException {
        try (SocketMode mode = mode(CALM, told::add)) {
            FakeSocket.Line line = slack.socket().next();
            line.say(envelope("e1", "slash_commands", command("declare")));
            assertThat(slack.socket().nextHeard()).isEqualTo("{\"envelope_id\":\"e1\"}");
            assertThat(nextTold())
                    .isInstanceOfSatisfying(SlackRequest.Command.class, command -> assertThat(command.text())
                            .isEqualTo("declare"));

            line.sayInParts(
                    envelope(
                            "e2",
                            "interactive",
                            "{\"type\":\"block_actions\",\"user\":{\"id\":\"U1\"},\"actions\":[{\"action_id\":\"acknowledge\",\"value\":\"ü\"}]}"));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e2");
            assertThat(nextTold()).isInstanceOfSatisfying(SlackRequest.Pressed.class, pressed -> assertThat(
                            pressed.actions().getFirst().value())
                    .isEqualTo("ü"));

            line.say(envelope(
                    "e3",
                    "events_api",
                    "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event_time\":1,\"event\":{\"type\":\"message\",\"text\":\""
                            + "x".repeat(100_000) + "\"}}"));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e3");
            assertThat(nextTold()).isInstanceOfSatisfying(SlackRequest.Event.class, event -> assertThat(event.eventId())
                    .isEqualTo("Ev1"));
            assertThat(mode.status()).isEqualTo(new SocketStatus(true, Optional.empty(), 1, 3, 0, 0));
        }
    }

    @Test
    void whatHasNoSenseIsCountedAndTheNextIsTold() throws IOException, InterruptedException {
        try (SocketMode mode = mode(CALM, told::add)) {
            FakeSocket.Line line = slack.socket().next();
            for (String senseless :
                    new String[] {"", "[]", "{", "{\"type\":7}", "{\"type\":\"slash_commands\",\"envelope_id\":\"\"}"
                    }) {
                line.say(senseless);
            }
            line.say("{\"type\":\"news\"}");
            line.say(envelope("e1", "slash_commands", "[]"));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e1");
            line.say(envelope("e2", "interactive", "{}"));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e2");
            line.say(envelope("e3", "of_tomorrow", "{}"));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e3");

            assertThat(nextTold()).isInstanceOf(SlackRequest.Other.class);
            assertThat(mode.status()).isEqualTo(new SocketStatus(true, Optional.empty(), 1, 1, 0, 7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning", "refresh_requested"})
    void anotherConnectionIsThereBeforeTheOldOneEnds(String reason) throws IOException, InterruptedException {
        try (SocketMode mode = mode(CALM, told::add)) {
            FakeSocket.Line old = slack.socket().next();
            slack.socket().greet(false);
            old.say("{\"type\":\"disconnect\",\"reason\":\"" + reason + "\",\"debug_info\":{\"host\":\"h\"}}");
            FakeSocket.Line fresh = slack.socket().next();
            old.say(envelope("e1", "slash_commands", command("by the old one")));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e1");

            fresh.say("{\"type\":\"hello\"}");
            fresh.say(envelope("e2", "slash_commands", command("by the new one")));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e2");
            until(old::isOver);
            until(() -> mode.status().isConnected());
            assertThat(mode.status().connections()).isEqualTo(2);
            assertThat(fresh.isOver()).isFalse();
        }
    }

    @Test
    void aConnectionThatBreaksIsOpenedAnew() throws IOException, InterruptedException {
        try (SocketMode mode = mode(PATIENT, told::add)) {
            slack.socket().next().hangUp();
            slack.socket().next().sayEnd();
            slack.socket().next().sayRaw("no frame at all".getBytes(StandardCharsets.US_ASCII));
            FakeSocket.Line last = slack.socket().next();
            slack.answerNext("apps.connections.open", Reply.of(500, ""));
            slack.answerNext("apps.connections.open", new Reply.Drop());
            slack.answerNext(
                    "apps.connections.open",
                    Reply.of(
                            200,
                            "{\"ok\":true,\"url\":\"" + slack.base().toString().replace("http", "ws") + "\"}"));
            slack.answerNext(
                    "apps.connections.open",
                    Reply.of(200, "{\"ok\":true,\"url\":\"ws://" + "x".repeat(64) + ".invalid/\"}"));
            slack.answerNext("apps.connections.open", new Reply.Whole(429, Map.of("Retry-After", "0"), ""));
            last.sayRaw(new byte[] {(byte) 0x81, 5, 'h'}); // half of a frame
            last.hangUp();
            slack.socket().next();
            until(() -> mode.status().isConnected());
        }
    }

    @Test
    void silenceOfTheOtherSideIsNoticed() throws IOException, InterruptedException {
        slack.socket().answerPings(false);
        try (SocketMode mode = mode(QUICK, told::add)) {
            slack.socket().next();
            slack.socket().next();
            slack.socket().answerPings(true);
            until(() -> mode.status().isConnected());
        }
    }

    @Test
    void whoIsAskedWhetherItIsThereSaysSo() throws IOException, InterruptedException {
        try (SocketMode mode = mode(CALM, told::add)) {
            FakeSocket.Line line = slack.socket().next();
            line.ping();
            until(() -> line.pongs() == 1);
            assertThat(mode.status().connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionWithoutAGreetingIsNoConnection() throws IOException, InterruptedException {
        slack.socket().greet(false);
        try (SocketMode mode = mode(QUICK, told::add)) {
            slack.socket().next();
            assertThat(mode.status().isConnected()).isFalse();
            slack.socket().next();
            until(() -> mode.status().trouble().orElse("").contains("did not greet"));
            slack.socket().greet(true);
            until(() -> mode.status().isConnected());
            assertThat(mode.status().trouble()).isEmpty();
        }
    }

    @Test
    void wrongTokensAndASwitchThatIsOffAreTold() throws IOException, InterruptedException {
        slack.answerNext("apps.connections.open", Reply.of(200, "{\"ok\":false,\"error\":\"not_allowed_token_type\"}"));
        try (SocketMode mode = mode(CALM, told::add)) {
            until(() -> mode.status().trouble().orElse("").contains("connections:write"));
            slack.socket().next().say("{\"type\":\"disconnect\",\"reason\":\"link_disabled\"}");
            until(() -> mode.status().trouble().orElse("").contains("switched off"));
            assertThat(mode.status().isConnected()).isFalse();
        }
    }

    @Test
    void whatIsMoreThanCanWaitIsNotAcknowledged() throws IOException, InterruptedException {
        CountDownLatch goesOn = new CountDownLatch(1);
        CountDownLatch isBusy = new CountDownLatch(1);
        Consumer<SlackRequest> slow = request -> {
            isBusy.countDown();
            try {
                goesOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            told.add(request);
        };
        try (SocketMode mode = mode(CALM, slow)) {
            FakeSocket.Line line = slack.socket().next();
            line.say(envelope("first", "slash_commands", command("first")));
            assertThat(isBusy.await(20, TimeUnit.SECONDS)).isTrue();
            for (int number = 0; number < SocketMode.MOST_WAITING; number++) {
                line.say(envelope("e" + number, "slash_commands", command("waits")));
            }
            line.say(envelope("one more", "slash_commands", command("too many")));
            until(() -> mode.status().dropped() == 1);
            assertThat(slack.socket().isQuiet())
                    .as("nothing is acknowledged before it is handled")
                    .isTrue();

            goesOn.countDown();
            until(() -> told.size() == SocketMode.MOST_WAITING + 1);
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("first");
            for (int number = 0; number < SocketMode.MOST_WAITING; number++) {
                assertThat(slack.socket().nextAcknowledged()).isEqualTo("e" + number);
            }
            line.say(envelope("again", "slash_commands", command("again")));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("again");
        }
    }

    @Test
    void whatTheListenerFailedAtIsNotAcknowledgedAndTheNextIsTold() throws IOException, InterruptedException {
        Consumer<SlackRequest> failing = request -> {
            if (told.isEmpty()) {
                told.add(request);
                throw new IllegalStateException("the words of a stranger");
            }
            told.add(request);
        };
        try (SocketMode mode = mode(CALM, failing)) {
            FakeSocket.Line line = slack.socket().next();
            line.say(envelope("e1", "slash_commands", command("one")));
            line.say(envelope("e2", "slash_commands", command("two")));
            assertThat(slack.socket().nextAcknowledged()).isEqualTo("e2");
            assertThat(told).hasSize(2);
            assertThat(mode.status().unreadable()).isEqualTo(1);
            assertThat(slack.socket().isQuiet()).isTrue();
        }
    }

    @Test
    void aMessageLargerThanAnyOfSlackEndsTheConnection() throws IOException, InterruptedException {
        try (SocketMode mode = mode(CALM, told::add)) {
            slack.socket().next().say("x".repeat(SocketConnection.MOST_SIGNS + 1));
            until(() -> mode.status().connections() == 2);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void closingEndsTheConnection() throws IOException, InterruptedException {
        SocketMode mode = mode(CALM, told::add);
        FakeSocket.Line line = slack.socket().next();
        until(() -> mode.status().isConnected());
        mode.close();
        until(line::isOver);
        until(() -> !mode.status().isConnected());
        assertThat(slack.socket().lines()).isEqualTo(1);
    }

    @Test
    void waitsGrowAndAreBounded() {
        SocketPace pace = SocketPace.USUAL;
        long seed = 5;
        Random random = new Random(seed);
        for (int failures = 0; failures < 100; failures++) {
            long most = Math.min(60_000, 1_000L << Math.clamp(failures - 1L, 0, 20));
            for (int time = 0; time < 50; time++) {
                assertThat(pace.wait(failures, random).toMillis())
                        .as("seed %s, failures %s", seed, failures)
                        .isBetween(most / 2, most);
            }
        }
    }
}
