package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.FakeHttp;
import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Twilio on loopback: it takes messages and calls, answers as it is told, and calls back with its signature. */
public final class FakeTwilio implements AutoCloseable {
    /** Its only account. */
    public static final String SID = "AC0123456789abcdef0123456789abcdef";

    /** The token of that account. */
    public static final String TOKEN = "t0ken of a test";

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final FakeHttp http = FakeHttp.answering(_ -> next());

    /** One that takes all. */
    public FakeTwilio() throws IOException {}

    /** Its account, as it is set up. */
    public TwilioAccount account() {
        return new TwilioAccount(http.address(""), SID, Secret.of(TOKEN));
    }

    /** Before all else it answers so, once. */
    public void answerNext(Reply reply) {
        replies.add(reply);
    }

    private Reply next() {
        return Optional.ofNullable(replies.poll())
                .orElseGet(() -> Reply.of(
                        201, "{\"sid\":\"SM%032d\",\"status\":\"queued\"}".formatted(number.incrementAndGet())));
    }

    /** What came. */
    public List<FakeHttp.Request> requests() {
        return http.requests();
    }

    /** The fields of what came to a resource such as {@code Calls}. */
    public List<Map<String, String>> made(String kind) {
        return http.requests().stream()
                .filter(request -> request.path().equals("/2010-04-01/Accounts/" + SID + "/" + kind + ".json"))
                .map(request -> fields(request.body()))
                .toList();
    }

    /** Somebody presses a key in a call; the answer of who is called back. */
    public HttpResponse<String> press(Map<String, String> call, String key) throws IOException, InterruptedException {
        Matcher action = ACTION.matcher(call.getOrDefault("Twiml", ""));
        if (!action.find()) {
            throw new IllegalStateException("this call waits for no key");
        }
        return callBack(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of(
                        "CallSid",
                        "CA00000000000000000000000000000001",
                        "Digits",
                        key,
                        "From",
                        call.get("From"),
                        "To",
                        call.get("To")));
    }

    /** Calls back with its signature. */
    public HttpResponse<String> callBack(URI address, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, List<String>> signed = new LinkedHashMap<>();
        fields.forEach((name, value) -> signed.put(name, List.of(value)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    TwilioSignature.HEADER,
                                    TwilioSignature.sign(Secret.of(TOKEN), address.toString(), signed))
                            .POST(BodyPublishers.ofString(fields.entrySet().stream()
                                    .map(field -> field.getKey() + "="
                                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                    .collect(Collectors.joining("&"))))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : form.split("&", -1)) {
            String[] field = part.split("=", 2);
            fields.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        http.close();
    }
}
