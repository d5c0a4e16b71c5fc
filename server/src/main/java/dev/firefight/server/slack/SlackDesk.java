package dev.firefight.server.slack;

import dev.firefight.incident.Action.ChangeStarted;
import dev.firefight.incident.Action.Purpose;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Role;
import dev.firefight.incident.Ruling;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.slack.SlackPost;
import dev.firefight.server.channel.slack.SlackPost.Block;
import dev.firefight.server.channel.slack.SlackRequest;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.paging.PageBook;
import dev.firefight.server.slack.SlackPeople.Who;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what people ask for in Slack, by the same door and the same rules as pages and programs. When one of its methods returns, what was asked for
 * is written or will not be, and the same request once more writes nothing. Where the journal cannot take it, they throw what it throws.
 */
public final class SlackDesk {
    private static final Pattern INCIDENT = Pattern.compile("incident-([0-9]{1,18})");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Deeds.Parts parts;
    private final Deeds deeds;
    private final Answers answers;

    SlackDesk(Deeds.Parts parts, Answers answers) {
        this.parts = parts;
        this.answers = answers;
        this.deeds = new Deeds(parts, answers);
    }

    /** Does what is asked for, and answers behind it. */
    public void take(SlackRequest request) {
        switch (request) {
            case SlackRequest.Command command -> answer(command, command(command));
            case SlackRequest.Pressed pressed -> pressed(pressed);
            case SlackRequest.Submitted submitted -> submitted(submitted);
            case SlackRequest.UrlVerification _, SlackRequest.Event _, SlackRequest.Other _ -> {
                // Nothing to do.
            }
        }
    }

    /** Answers a command that took longer than Slack waits. */
    public void answer(SlackRequest.Command command, SlackPost post) {
        command.responseUrl().ifPresent(url -> respond(url, post));
    }

    private void respond(URI url, SlackPost post) {
        parts.workspaces()
                .current()
                .ifPresent(workspace -> answers.say(() -> workspace.api().respond(url, post, false)));
    }

    /** Does what a command asks for; what it gives is for whoever wrote it alone. */
    public SlackPost command(SlackRequest.Command command) {
        Wish wish = Wish.read(command.text(), parts.incidents().policy());
        if (wish instanceof Wish.Help) {
            return Deeds.text(Wish.HELP);
        }
        return switch (parts.people().find(command.teamId(), command.userId())) {
            case Who.Stranger(String words) -> Deeds.text(words);
            case Who.Known who -> {
                Deeds.Asked asked = new Deeds.Asked(
                        who,
                        key(command.teamId(), command.userId(), command.triggerId()),
                        command.triggerId(),
                        command.responseUrl());
                yield spoken(() -> command(command.channelId(), wish, asked));
            }
        };
    }

    private static Optional<String> key(String team, String member, String trigger) {
        return trigger.isEmpty()
                ? Optional.empty()
                : Optional.of("slack/" + Secrets.hash(team + "\n" + member + "\n" + trigger));
    }

    /** What a record says of a text that it does not take. */
    private static SlackPost spoken(Supplier<SlackPost> doing) {
        try {
            return doing.get();
        } catch (IllegalArgumentException unfit) {
            return Deeds.text("Not written: " + unfit.getMessage() + ".");
        }
    }

    private SlackPost command(String channel, Wish wish, Deeds.Asked asked) {
        return switch (wish) {
            case Wish.Help _ -> Deeds.text(Wish.HELP);
            case Wish.Unclear(String words) -> Deeds.text(words);
            case Wish.Declare declare -> deeds.declare(declare, asked);
            case Wish.About(Optional<Long> named, Wish.Deed deed) -> {
                Optional<Long> incident = named.or(() -> parts.rooms().incident(channel));
                if (incident.isEmpty()) {
                    yield deed instanceof Wish.Deed.Status
                            ? deeds.all()
                            : Deeds.text(
                                    "Of which incident? Write it in its room, or with its number: /firefight 42 …");
                }
                Optional<Timeline> timeline = parts.incidents().timeline(incident.get());
                yield timeline.isEmpty()
                        ? Deeds.text("There is no incident " + incident.get() + ".")
                        : deeds.about(timeline.get(), deed, asked);
            }
        };
    }

    /** Does what a button asks for; its answer comes behind it. */
    public void pressed(SlackRequest.Pressed pressed) {
        SlackRequest.Action action = pressed.actions().getFirst();
        switch (action.actionId()) {
            case SlackPost.ACKNOWLEDGE, Deeds.TAKE_COMMAND, Held.ANYWAY, Held.BECAUSE -> {
                switch (parts.people().find(pressed.teamId(), pressed.userId())) {
                    case Who.Stranger(String words) -> answer(pressed, Deeds.text(words));
                    case Who.Known who ->
                        pressed(
                                pressed,
                                action,
                                new Deeds.Asked(
                                        who,
                                        key(pressed.teamId(), pressed.userId(), pressed.triggerId()),
                                        pressed.triggerId(),
                                        pressed.responseUrl()));
                }
            }
            default -> {
                // Buttons that open a page, of which nothing follows.
            }
        }
    }

    private void answer(SlackRequest.Pressed pressed, SlackPost post) {
        pressed.responseUrl().ifPresent(url -> respond(url, post));
    }

    private void replace(SlackRequest.Pressed pressed, SlackPost post) {
        parts.workspaces().current().ifPresent(workspace -> pressed.responseUrl()
                .ifPresent(url -> answers.say(() -> workspace.api().replace(url, post))));
    }

    private void pressed(SlackRequest.Pressed pressed, SlackRequest.Action action, Deeds.Asked asked) {
        Optional<PageBook.Called> called = PageBook.Called.ofId(action.value());
        if (action.actionId().equals(Held.ANYWAY) || action.actionId().equals(Held.BECAUSE)) {
            Held.read(action.value())
                    .ifPresentOrElse(
                            held -> anyway(
                                    pressed, held, asked, action.actionId().equals(Held.BECAUSE)),
                            () -> answer(pressed, Deeds.text("This button is of no use any more.")));
        } else if (called.isPresent()) {
            acknowledge(pressed, called.get(), asked);
        } else {
            Matcher incident = INCIDENT.matcher(action.value());
            Optional<Timeline> timeline = incident.matches()
                    ? parts.incidents().timeline(Long.parseLong(incident.group(1)))
                    : Optional.empty();
            answer(
                    pressed,
                    timeline.map(one -> action.actionId().equals(Deeds.TAKE_COMMAND)
                                    ? deeds.take(one, Role.COMMANDER, asked)
                                    : Deeds.text(deeds.acknowledge(one.number(), asked.who())))
                            .orElseGet(() -> Deeds.text("This button is of no use any more.")));
        }
    }

    /** The message says from now on who takes care. */
    private void acknowledge(SlackRequest.Pressed pressed, PageBook.Called called, Deeds.Asked asked) {
        if (parts.paging().pager().person(called).isEmpty()) {
            answer(pressed, Deeds.text("This button is of no use any more."));
            return;
        }
        deeds.acknowledge(called.incident(), asked.who());
        String title = "#" + called.incident() + " "
                + parts.incidents()
                        .timeline(called.incident())
                        .flatMap(one -> one.state().declared())
                        .map(Course.Declared::title)
                        .orElse("");
        replace(
                pressed,
                new SlackPost(
                        title,
                        List.of(
                                new Block.Title(title),
                                new Block.Text(asked.who().member() + " takes care."),
                                new Block.Buttons(List.of(
                                        Deeds.press(Deeds.TAKE_COMMAND, "Take command", called.incident()),
                                        deeds.open(called.incident()))))));
    }

    private void anyway(SlackRequest.Pressed pressed, Held held, Deeds.Asked asked, boolean needsReason) {
        if (!needsReason) {
            replace(pressed, spoken(() -> deeds.propose(held.incident(), held.fact(), new Consent.Confirmed(), asked)));
            return;
        }
        Outcome outcome = Deeds.once(() -> parts.incidents()
                .propose(held.incident(), asked.person(), held.fact(), new Consent.None(), asked.key()));
        if (outcome instanceof Outcome.Held(Ruling.NeedsOverride(String rule, String _))) {
            deeds.openDialogue(asked, Dialogues.reason(rule, Deeds.kept(held.json(), asked)));
        } else {
            replace(pressed, deeds.outcome(outcome, held.incident(), Optional.of(held.fact())));
        }
    }

    /** Does what somebody filled in; its answer comes behind it. */
    public void submitted(SlackRequest.Submitted submitted) {
        Optional<ObjectNode> kept = object(submitted.privateMetadata());
        Optional<URI> url = kept.map(one -> one.path("url").asString("")).flatMap(HttpSender::address);
        SlackPost post =
                switch (parts.people().find(submitted.teamId(), submitted.userId())) {
                    case Who.Stranger(String words) -> Deeds.text(words);
                    case Who.Known who ->
                        spoken(() -> submitted(
                                submitted,
                                kept.orElseGet(JSON::createObjectNode),
                                new Deeds.Asked(
                                        who,
                                        key(submitted.teamId(), submitted.userId(), submitted.viewId()),
                                        "",
                                        url)));
                };
        url.ifPresent(one -> respond(one, post));
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException senseless) {
            return Optional.empty();
        }
    }

    private SlackPost submitted(SlackRequest.Submitted submitted, ObjectNode kept, Deeds.Asked asked) {
        Function<String, String> value = name -> submitted.values().getOrDefault(name, "");
        return switch (submitted.callbackId()) {
            case Dialogues.REASON -> {
                kept.remove("url");
                yield Held.read(JSON.writeValueAsString(kept))
                        .map(held -> deeds.propose(
                                held.incident(),
                                held.fact(),
                                new Consent.Because(value.apply(Dialogues.REASON)),
                                asked))
                        .orElseGet(() -> Deeds.text("This dialogue is of no use any more."));
            }
            case Dialogues.CHANGE ->
                deeds.propose(
                        kept.path("incident").asLong(0),
                        new ChangeStarted(
                                kept.path("isFix").asBoolean(false) ? Purpose.FIX : Purpose.MITIGATION,
                                value.apply("what"),
                                value.apply("where"),
                                value.apply("expectedEffect"),
                                value.apply("wayBack"),
                                ""),
                        asked);
            default -> Deeds.text("This dialogue is of no use any more.");
        };
    }
}
