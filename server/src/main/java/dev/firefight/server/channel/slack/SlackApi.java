package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.HttpOutcome;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.PlainText;
import dev.firefight.server.channel.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What this program does in Slack, one method of Slack's API each. All of it waits for the answer, within the time of the sender.
 *
 * @see <a href="https://docs.slack.dev/reference/methods">the methods</a>
 */
public final class SlackApi {
    /** Where the API is. */
    public static final URI BASE = URI.create("https://slack.com/api/");

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final int MOST_INVITED = 100;
    private static final int MOST_TOPIC = 250;
    private static final int MOST_PAGES = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A message that was posted.
     *
     * @param channel its channel
     * @param ts by which it is known there
     */
    public record Posted(String channel, String ts) {}

    /**
     * Who a token belongs to.
     *
     * @param team the workspace, {@code T…}
     * @param member the app itself as a member, {@code U…}
     */
    public record Identity(String team, String member) {}

    private final HttpSender sender;
    private final URI base;
    private final Secret token;

    /**
     * With the token of the app.
     *
     * @param base {@link #BASE} but for tests
     * @param token of its bot, {@code xoxb-…}
     * @throws IllegalArgumentException where the base is no address
     */
    public SlackApi(HttpSender sender, URI base, Secret token) {
        this.sender = sender;
        this.base = HttpSender.address(base.toString())
                .filter(address -> address.getPath().endsWith("/") && address.getRawQuery() == null)
                .orElseThrow(
                        () -> new IllegalArgumentException("the base of Slack's API is an address such as " + BASE));
        this.token = token;
    }

    /** The same, with half of the time for each call. */
    public SlackApi hasty() {
        return new SlackApi(sender.hasty(), base, token);
    }

    /** Posts to a channel or a member, or below another message of the channel (chat.postMessage). */
    public SlackAnswer<Posted> post(String channel, SlackPost post, Optional<String> threadTs) {
        ObjectNode arguments = JSON.createObjectNode()
                .put("channel", channel)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
        threadTs.ifPresent(ts -> arguments.put("thread_ts", ts));
        post.writeTo(arguments);
        return call("chat.postMessage", arguments, SlackApi::posted);
    }

    /** Puts something else in the place of a message of ours (chat.update). */
    public SlackAnswer<Posted> update(Posted message, SlackPost post) {
        ObjectNode arguments =
                JSON.createObjectNode().put("channel", message.channel()).put("ts", message.ts());
        post.writeTo(arguments);
        return call("chat.update", arguments, SlackApi::posted);
    }

    /**
     * Makes a channel, and gives its id (conversations.create). {@code name_taken} where there is one of that name, archived ones included.
     *
     * @param name as {@link #channelName} makes it
     */
    public SlackAnswer<String> createChannel(String name, boolean isPrivate) {
        return call(
                "conversations.create",
                JSON.createObjectNode().put("name", name).put("is_private", isPrivate),
                answer -> text(answer.path("channel"), "id"));
    }

    /** Whose workspace this is, and who we are there (auth.test). */
    public SlackAnswer<Identity> identity() {
        return call("auth.test", JSON.createObjectNode(), answer -> text(answer, "team_id")
                .flatMap(team -> text(answer, "user_id").map(member -> new Identity(team, member))));
    }

    /**
     * The id of a public channel that a member made and that is in use, by its name (conversations.list); empty where there is none among the first
     * {@value #MOST_PAGES} thousand. For a channel of which nobody knows whether it was made.
     *
     * @param since channels that were made before that are others
     */
    public SlackAnswer<Optional<String>> findChannel(String name, String creator, Instant since) {
        Optional<String> cursor = Optional.of("");
        for (int page = 0; page < MOST_PAGES && cursor.isPresent(); page++) {
            String form = "exclude_archived=true&types=public_channel&limit=1000&cursor="
                    + URLEncoder.encode(cursor.get(), StandardCharsets.UTF_8);
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("conversations.list"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form));
            SlackAnswer<JsonNode> answer = send(request, token, Optional::of);
            if (!(answer instanceof SlackAnswer.Done<JsonNode>(JsonNode said))) {
                return answer.map(_ -> Optional.empty());
            }
            for (JsonNode channel : said.path("channels")) {
                if (text(channel, "name").filter(name::equals).isPresent()
                        && text(channel, "creator").filter(creator::equals).isPresent()
                        && channel.path("created").asLong(0) >= since.getEpochSecond()) {
                    return new SlackAnswer.Done<>(text(channel, "id"));
                }
            }
            cursor = text(said.path("response_metadata"), "next_cursor");
        }
        return new SlackAnswer.Done<>(Optional.empty());
    }

    /** A name that Slack takes: at most 80 small letters, digits, - and _. */
    public static String channelName(String wanted) {
        String name = PlainText.line(wanted, 300)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "incident" : name.substring(0, Math.min(80, name.length()));
    }

    /** Invites members, at most 100 (conversations.invite); who is there already stays. */
    public SlackAnswer<String> invite(String channel, List<String> members) {
        if (members.isEmpty() || members.size() > MOST_INVITED) {
            throw new IllegalArgumentException("1 to " + MOST_INVITED + " members are invited at once");
        }
        return unless(
                "already_in_channel",
                channel,
                call(
                        "conversations.invite",
                        JSON.createObjectNode()
                                .put("channel", channel)
                                .put("users", String.join(",", members))
                                .put("force", true),
                        _ -> Optional.of(channel)));
    }

    /** Sets the line at the top of a channel, at most 250 signs (conversations.setTopic). */
    public SlackAnswer<String> setTopic(String channel, String topic) {
        return call(
                "conversations.setTopic",
                JSON.createObjectNode().put("channel", channel).put("topic", PlainText.line(topic, MOST_TOPIC)),
                _ -> Optional.of(channel));
    }

    /** Pins a message to its channel (pins.add); one that is pinned already stays so. */
    public SlackAnswer<String> pin(Posted message) {
        return unless(
                "already_pinned",
                message.channel(),
                call(
                        "pins.add",
                        JSON.createObjectNode()
                                .put("channel", message.channel())
                                .put("timestamp", message.ts()),
                        _ -> Optional.of(message.channel())));
    }

    /** The id of the member with an address of mail (users.lookupByEmail). */
    public SlackAnswer<String> memberByMail(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("users.lookupByEmail"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=" + URLEncoder.encode(address, StandardCharsets.UTF_8)));
        return send(request, token, answer -> text(answer.path("user"), "id"));
    }

    /** Opens a dialogue for who did something less than three seconds ago, and gives its id (views.open). */
    public SlackAnswer<String> openDialogue(String triggerId, ObjectNode view) {
        ObjectNode arguments = JSON.createObjectNode().put("trigger_id", triggerId);
        arguments.set("view", view);
        return call("views.open", arguments, answer -> text(answer.path("view"), "id"));
    }

    /**
     * An address of a WebSocket, good for one connection soon (apps.connections.open).
     *
     * @param appToken of the app, {@code xapp-…}, with the scope {@code connections:write}
     */
    public SlackAnswer<URI> openSocket(Secret appToken) {
        boolean isSafe = "https".equalsIgnoreCase(base.getScheme());
        return send(
                HttpRequest.newBuilder(base.resolve("apps.connections.open"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.noBody()),
                appToken,
                answer -> text(answer, "url").flatMap(url -> {
                    // Where the API is safe, so is the socket.
                    boolean isSocket = url.startsWith("wss://") || (!isSafe && url.startsWith("ws://"));
                    return isSocket
                            ? HttpSender.address("http" + url.substring(2)).map(_ -> URI.create(url))
                            : Optional.empty();
                }));
    }

    /**
     * Answers a command or a press later (its response URL). It goes to Slack and nowhere else, whatever the request said.
     *
     * @param isForAll whether the whole channel sees it, or only who asked
     */
    public SlackAnswer<String> respond(URI responseUrl, SlackPost post, boolean isForAll) {
        return respond(
                responseUrl,
                post,
                JSON.createObjectNode()
                        .put("response_type", isForAll ? "in_channel" : "ephemeral")
                        .put("replace_original", false));
    }

    /** Puts something else in the place of the message whose button was pressed (its response URL). It goes to Slack and nowhere else. */
    public SlackAnswer<String> replace(URI responseUrl, SlackPost post) {
        return respond(responseUrl, post, JSON.createObjectNode().put("replace_original", true));
    }

    private SlackAnswer<String> respond(URI responseUrl, SlackPost post, ObjectNode body) {
        String host = Optional.ofNullable(responseUrl.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean isSlack = "https".equalsIgnoreCase(responseUrl.getScheme())
                && (host.endsWith(".slack.com") || host.endsWith(".slack-gov.com"));
        boolean isOwnBase = HttpSender.host(responseUrl).equals(HttpSender.host(base))
                && String.valueOf(responseUrl.getScheme()).equals(base.getScheme());
        if (!isSlack && !isOwnBase) {
            return new SlackAnswer.Failed<>("the address for answers is none of Slack", Optional.empty());
        }
        post.writeTo(body);
        HttpRequest request = HttpRequest.newBuilder(responseUrl)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        return switch (sender.send(request)) {
            case HttpOutcome.Unreachable(String reason) -> new SlackAnswer.Unreachable<>(reason, Optional.empty());
            case HttpOutcome.Answered answer when answer.isSuccess() -> new SlackAnswer.Done<>("");
            case HttpOutcome.Answered answer when answer.isWorthAnotherTry() -> unreachable(answer);
            case HttpOutcome.Answered answer -> new SlackAnswer.Failed<>("status " + answer.status(), Optional.empty());
        };
    }

    private <T> SlackAnswer<T> call(String method, ObjectNode arguments, Function<JsonNode, Optional<T>> value) {
        return send(
                HttpRequest.newBuilder(base.resolve(method))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(arguments))),
                token,
                value);
    }

    private <T> SlackAnswer<T> send(HttpRequest.Builder request, Secret by, Function<JsonNode, Optional<T>> value) {
        String shown = by.reveal();
        if (!shown.matches("[!-~]+")) {
            return new SlackAnswer.Failed<>("not_authed", Optional.empty());
        }
        return switch (sender.send(
                request.header("Authorization", "Bearer " + shown).build())) {
            case HttpOutcome.Unreachable(String reason) -> new SlackAnswer.Unreachable<>(reason, Optional.empty());
            case HttpOutcome.Answered answer -> read(answer, value);
        };
    }

    private <T> SlackAnswer<T> read(HttpOutcome.Answered answer, Function<JsonNode, Optional<T>> value) {
        if (answer.status() == 429) {
            return new SlackAnswer.Limited<>(answer.retryAfter().orElse(USUAL_WAIT));
        }
        JsonNode said;
        try {
            said = JSON.readTree(answer.text());
        } catch (JacksonException unreadable) {
            return unreachable(answer);
        }
        if (answer.isSuccess() && said.path("ok").asBoolean(false)) {
            return value.apply(said).<SlackAnswer<T>>map(SlackAnswer.Done::new).orElseGet(() -> unreachable(answer));
        }
        Optional<String> error = text(said, "error");
        if (error.isEmpty()) {
            return unreachable(answer);
        }
        return error.get().equals("ratelimited")
                ? new SlackAnswer.Limited<>(answer.retryAfter().orElse(USUAL_WAIT))
                : new SlackAnswer.Failed<>(error.get(), text(said, "needed"));
    }

    private <T> SlackAnswer<T> unreachable(HttpOutcome.Answered answer) {
        return new SlackAnswer.Unreachable<>(
                HttpSender.host(base) + " answered " + answer.status() + ", but not as Slack does",
                answer.retryAfter());
    }

    private static SlackAnswer<String> unless(String error, String value, SlackAnswer<String> answer) {
        return answer instanceof SlackAnswer.Failed<String> failed
                        && failed.error().equals(error)
                ? new SlackAnswer.Done<>(value)
                : answer;
    }

    private static Optional<Posted> posted(JsonNode answer) {
        return text(answer, "channel").flatMap(channel -> text(answer, "ts").map(ts -> new Posted(channel, ts)));
    }

    private static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() && !value.asString().isEmpty() ? Optional.of(value.asString()) : Optional.empty();
    }
}
