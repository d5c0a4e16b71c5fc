package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.FakeHttp;
import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slack on loopback: its API, its Socket Mode ({@link #socket()}), and requests with its signature. */
public final class FakeSlack implements AutoCloseable {
    /** With which it signs. */
    public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    /** The token of the bot. */
    public static final String BOT_TOKEN = "xoxb-of-a-test";

    /** Its workspace. */
    public static final String TEAM = "T00000001";

    /** The app as a member of it. */
    public static final String BOT = "U00000BOT";

    /** The token of the app. */
    public static final String APP_TOKEN = "xapp-of-a-test";

    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, String> channels = new ConcurrentHashMap<>();
    private final FakeSocket socket = new FakeSocket();
    private final FakeHttp http = FakeHttp.answering(this::answer);

    /** One in which all works. */
    public FakeSlack() throws IOException {}

    /** Where its API is. */
    public URI base() {
        return http.address("/api/");
    }

    /** Where answers to its requests go. */
    public URI responseUrl() {
        return http.address("/commands/1");
    }

    /** Its API, as it is called. */
    public SlackApi api(HttpSender sender) {
        return new SlackApi(sender, base(), Secret.of(BOT_TOKEN));
    }

    /** Its side of Socket Mode. */
    public FakeSocket socket() {
        return socket;
    }

    /** The next call of a method is answered so. */
    public void answerNext(String method, Reply reply) {
        replies.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).add(reply);
    }

    /** What came for a method, as it was written. */
    public List<FakeHttp.Request> requests(String method) {
        return http.requests().stream()
                .filter(request -> request.path().endsWith("/" + method))
                .toList();
    }

    /** The arguments of all calls of a method. */
    public List<JsonNode> calls(String method) {
        return requests(method).stream()
                .map(request -> JsonMapper.shared().readTree(request.body()))
                .toList();
    }

    /** The headers by which a request with this body is known as one of Slack. */
    public static Map<String, String> signature(Instant now, String body) {
        String seconds = Long.toString(now.getEpochSecond());
        return Map.of(
                SlackSignature.TIMESTAMP_HEADER,
                seconds,
                SlackSignature.HEADER,
                SlackSignature.sign(Secret.of(SIGNING_SECRET), seconds, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Reply answer(FakeHttp.Request request) {
        String method = request.path().substring(request.path().lastIndexOf('/') + 1);
        return Optional.ofNullable(replies.get(method)).map(Queue::poll).orElseGet(() -> usual(method, request));
    }

    private Reply usual(String method, FakeHttp.Request request) {
        boolean isApp = method.equals("apps.connections.open");
        if (request.path().startsWith("/api/")
                && !request.header("Authorization").equals("Bearer " + (isApp ? APP_TOKEN : BOT_TOKEN))) {
            return Reply.of(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
        }
        int next = number.incrementAndGet();
        return Reply.of(
                200,
                switch (method) {
                    case "chat.postMessage", "chat.update" ->
                        "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"1790000000.%06d\"}"
                                .formatted(
                                        JsonMapper.shared()
                                                .readTree(request.body())
                                                .path("channel")
                                                .asString(),
                                        next);
                    case "auth.test" -> "{\"ok\":true,\"team_id\":\"%s\",\"user_id\":\"%s\"}".formatted(TEAM, BOT);
                    case "conversations.create" -> create(request, next);
                    case "conversations.list" ->
                        "{\"ok\":true,\"channels\":[%s],\"response_metadata\":{\"next_cursor\":\"\"}}"
                                .formatted(String.join(",", channels.values()));
                    case "users.lookupByEmail" -> "{\"ok\":true,\"user\":{\"id\":\"U%08d\"}}".formatted(next);
                    case "views.open" -> "{\"ok\":true,\"view\":{\"id\":\"V%08d\"}}".formatted(next);
                    case "apps.connections.open" -> "{\"ok\":true,\"url\":\"%s\"}".formatted(socket.address());
                    default -> "{\"ok\":true}";
                });
    }

    private String create(FakeHttp.Request request, int next) {
        String name = JsonMapper.shared().readTree(request.body()).path("name").asString("");
        return addChannel(name, "C%08d".formatted(next), BOT, Instant.now())
                ? "{\"ok\":true,\"channel\":{\"id\":\"C%08d\"}}".formatted(next)
                : "{\"ok\":false,\"error\":\"name_taken\"}";
    }

    /** A channel that somebody made; false where there is one of that name. */
    public boolean addChannel(String name, String id, String creator, Instant created) {
        return channels.putIfAbsent(
                        name,
                        "{\"id\":\"%s\",\"name\":\"%s\",\"creator\":\"%s\",\"created\":%d}"
                                .formatted(id, name, creator, created.getEpochSecond()))
                == null;
    }

    /** Names of all channels. */
    public java.util.Set<String> channels() {
        return channels.keySet();
    }

    @Override
    public void close() throws IOException {
        http.close();
        socket.close();
    }
}
