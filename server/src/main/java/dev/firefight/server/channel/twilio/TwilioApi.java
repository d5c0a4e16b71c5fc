package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.HttpOutcome;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.PlainText;
import dev.firefight.server.channel.Sent;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Makes messages and calls of an account, and says what became of them. */
final class TwilioApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_SAID = 160;

    private final HttpSender sender;
    private final TwilioAccount account;

    TwilioApi(HttpSender sender, TwilioAccount account) {
        this.sender = sender;
        this.account = account;
    }

    /** Makes one. */
    Sent create(String kind, SequencedMap<String, String> fields) {
        String token = account.token().reveal();
        if (token.isBlank()) {
            return new Sent.Refused("the token of the account of Twilio is empty: set it");
        }
        String credentials =
                Base64.getEncoder().encodeToString((account.sid() + ":" + token).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(account.resource(kind))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form(fields)))
                .build();
        return switch (sender.send(request)) {
            case HttpOutcome.Unreachable(String reason) -> new Sent.TryAgain(reason);
            case HttpOutcome.Answered answer -> byAnswer(answer);
        };
    }

    private Sent byAnswer(HttpOutcome.Answered answer) {
        JsonNode said = json(answer.text());
        if (answer.isSuccess()) {
            JsonNode sid = said.path("sid");
            return sid.isString() && !sid.asString().isBlank()
                    ? new Sent.Delivered(sid.asString())
                    : new Sent.TryAgain(HttpSender.host(account.base()) + " answered " + answer.status()
                            + ", but not as Twilio does, so that nobody knows whether it was taken");
        }
        String words = words(answer.status(), said);
        return answer.isWorthAnotherTry() ? new Sent.TryAgain(words, answer.retryAfter()) : new Sent.Refused(words);
    }

    /** Its number leads to a page that says what to do. */
    private static String words(int status, JsonNode said) {
        int code = said.path("code").isInt() ? said.path("code").asInt() : 0;
        String message = said.path("message").isString() ? said.path("message").asString() : "";
        return "Twilio answered " + status + (message.isEmpty() ? "" : ": " + PlainText.line(message, MOST_SAID))
                + (code == 0 ? "" : " (see https://www.twilio.com/docs/api/errors/" + code + ")");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
