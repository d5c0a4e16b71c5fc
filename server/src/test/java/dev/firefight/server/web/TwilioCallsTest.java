package dev.firefight.server.web;

import static dev.firefight.server.web.SlackWorld.PHONE;
import static dev.firefight.server.web.SlackWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert calls somebody, who presses a key. */
class TwilioCallsTest {
    @TempDir
    private Path directory;

    private SlackWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new SlackWorld(directory, false);
        world.setUp("{voice: \"" + PHONE + "\"}");
        world.alert("HighErrorRate");
        await("a call", () -> !world.twilio.made("Calls").isEmpty());
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    private Map<String, String> call() {
        return world.twilio.made("Calls").getFirst();
    }

    private HttpResponse<String> became(String status) throws IOException, InterruptedException {
        return world.twilio.callBack(
                URI.create(call().getOrDefault("StatusCallback", "")),
                Map.of("CallSid", "CA00000000000000000000000000000001", "CallStatus", status));
    }

    @Test
    void keyFourAcknowledges() throws IOException, InterruptedException {
        assertThat(call().get("To")).isEqualTo(PHONE);
        assertThat(call().get("Twiml")).contains("HighErrorRate").contains("Press 4 to acknowledge, 6 to hand on");
        assertThat(world.twilio.press(call(), "9").body()).contains("<Gather").contains("Press 4");
        assertThat(world.acknowledgers()).isEmpty();
        HttpResponse<String> answer = world.twilio.press(call(), "4");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(answer.body()).contains("You take care of incident 1");
        assertThat(world.acknowledgers()).containsExactly("Ann");
        assertThat(world.twilio.press(call(), "4").statusCode()).isEqualTo(200);
        assertThat(world.twilio.press(call(), "6").body()).contains("takes care already");
        await("the timeline", () -> world.kinds().contains("page-acknowledged"));
        assertThat(world.twilio.made("Messages")).isEmpty();
    }

    @Test
    void keySixCallsWhoComesNextAtOnce() throws IOException, InterruptedException {
        assertThat(world.twilio.press(call(), "6").body()).contains("Whoever comes next is called now");
        await("Bob", () -> !world.twilio.made("Messages").isEmpty());
        assertThat(world.twilio.made("Messages").getFirst().get("To")).isEqualTo("+15550100008");
        assertThat(world.twilio.press(call(), "6").body()).contains("Somebody else was called");
        assertThat(world.acknowledgers()).isEmpty();
        await("the timeline", () -> world.server
                .get("Root", "/api/v1/incidents/1/timeline")
                .body()
                .contains("Ann handed on to who is called next, by a key on the phone."));
    }

    @Test
    void aCallThatNobodyAnsweredIsTakenForLostAndTheNextIsCalled() throws IOException, InterruptedException {
        assertThat(became("ringing").statusCode()).isEqualTo(204);
        await(
                "it is known to have been made",
                () -> world.server.page("Root", "/incidents/1").body().contains("phone sent"));
        assertThat(became("no-answer").statusCode()).isEqualTo(204);
        assertThat(became("no-answer").statusCode()).isEqualTo(204);
        await("Bob", () -> !world.twilio.made("Messages").isEmpty());
        assertThat(world.server.page("Root", "/incidents/1").body()).contains("Twilio says of the call: no-answer");
        URI text = URI.create(world.twilio.made("Messages").getFirst().getOrDefault("StatusCallback", ""));
        await(
                "it is known to have been sent",
                () -> world.server.page("Root", "/incidents/1").body().contains("SMS sent"));
        world.twilio.callBack(text, Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30003"));
        assertThat(world.server.page("Root", "/incidents/1").body()).contains("errors/30003");
    }

    @Test
    void whatIsNotSignedByTheTokenAlteredOrOfAnotherMessageIsRefused() throws IOException, InterruptedException {
        URI digits = URI.create(OwnServer.found(call().getOrDefault("Twiml", ""), "action=\"([^\"]+)\"")
                .replace("&amp;", "&"));
        String body = "CallSid=CA1&Digits=4";
        for (String path : new String[] {"/twilio/voice/digits", "/twilio/voice/status", "/twilio/sms/status"}) {
            for (Map<String, String> headers :
                    java.util.List.of(Map.<String, String>of(), Map.of("X-Twilio-Signature", "AAAA"))) {
                assertThat(world.post(path + "?" + digits.getRawQuery(), body, headers)
                                .statusCode())
                        .isEqualTo(401);
            }
        }
        URI other = URI.create(digits.toString().replace("message=firefight-1-", "message=firefight-9-"));
        assertThat(world.twilio
                        .callBack(other, Map.of("CallSid", "CA1", "Digits", "4"))
                        .body())
                .contains("of no use any more");
        assertThat(world.twilio.callBack(digits, Map.of("Digits", "4")).statusCode())
                .isEqualTo(400);
        assertThat(world.acknowledgers()).isEmpty();
    }
}
