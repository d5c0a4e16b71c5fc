package dev.firefight.server.slack;

import dev.firefight.incident.Action.ChangeStarted;
import dev.firefight.incident.Action.Purpose;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Inquiry;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Person;
import dev.firefight.incident.Role;
import dev.firefight.incident.Ruling;
import dev.firefight.incident.Staffing;
import dev.firefight.server.access.Secrets;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.slack.SlackPost;
import dev.firefight.server.channel.slack.SlackPost.Block;
import dev.firefight.server.channel.slack.SlackPost.Button;
import dev.firefight.server.channel.slack.SlackRequest;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.paging.PageBook;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.slack.SlackPeople.Who;
import dev.firefight.server.wire.WireException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    /** By which the button that takes command is known. */
    static final String TAKE_COMMAND = "take-command";

    private static final String WAY = "Slack";
    private static final Pattern INCIDENT = Pattern.compile("incident-([0-9]{1,18})");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Parts parts;
    private final Answers answers;
    private final Standing standing;

    /**
     * What it works with.
     *
     * @param rooms which channel is the room of which incident
     * @param wording a fact in words for people, one line
     * @param address under which people reach this program, without a slash at its end
     */
    record Parts(
            Incidents incidents,
            Directory directory,
            Follower follower,
            Paging paging,
            RoomBook rooms,
            Workspaces workspaces,
            SlackPeople people,
            Function<Entry, String> wording,
            Supplier<URI> address) {}

    SlackDesk(Parts parts, Answers answers) {
        this.parts = parts;
        this.answers = answers;
        this.standing = new Standing(parts.incidents());
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
            return text(Wish.HELP);
        }
        return switch (parts.people().find(command.teamId(), command.userId())) {
            case Who.Stranger(String words) -> text(words);
            case Who.Known who -> {
                Asked asked = new Asked(
                        who,
                        key(command.teamId(), command.userId(), command.triggerId()),
                        command.triggerId(),
                        command.responseUrl());
                yield spoken(() -> command(command.channelId(), wish, asked));
            }
        };
    }

    /** Who asks, by which key a repetition is known, and how they can be answered. */
    private record Asked(Who.Known who, Optional<String> key, String triggerId, Optional<URI> responseUrl) {
        Person person() {
            return who.person();
        }
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
            return text("Not written: " + unfit.getMessage() + ".");
        }
    }

    private SlackPost command(String channel, Wish wish, Asked asked) {
        return switch (wish) {
            case Wish.Help _ -> text(Wish.HELP);
            case Wish.Unclear(String words) -> text(words);
            case Wish.Declare declare -> declare(declare, asked);
            case Wish.About(Optional<Long> named, Wish.Deed deed) -> {
                Optional<Long> incident = named.or(() -> parts.rooms().incident(channel));
                if (incident.isEmpty()) {
                    yield deed instanceof Wish.Deed.Status
                            ? text(standing.ofAll(parts.directory().open()))
                            : text("Of which incident? Write it in its room, or with its number: /firefight 42 …");
                }
                Optional<Timeline> timeline = parts.incidents().timeline(incident.get());
                yield timeline.isEmpty()
                        ? text("There is no incident " + incident.get() + ".")
                        : about(timeline.get(), deed, asked);
            }
        };
    }

    private SlackPost declare(Wish.Declare wish, Asked asked) {
        Outcome outcome = once(() -> parts.incidents()
                .declare(
                        asked.person(),
                        new Course.Declared(wish.title(), false, Course.Expectation.UNKNOWN),
                        asked.key()));
        if (!(outcome instanceof Outcome.Written written)) {
            return outcome(outcome, 0, Optional.empty());
        }
        wish.severity()
                .ifPresent(severity -> once(() -> parts.incidents()
                        .propose(
                                written.incident(),
                                asked.person(),
                                new Course.SeveritySet(severity, ""),
                                new Consent.None(),
                                asked.key().map(key -> key + "/severity"))));
        parts.follower().awaits(written.position());
        return new SlackPost(
                "Incident #" + written.incident() + " is declared",
                List.of(
                        new Block.Text("Incident #" + written.incident() + " is declared: " + wish.title()
                                + "\nA room of its own follows, into which you are invited."),
                        new Block.Buttons(List.of(
                                press(TAKE_COMMAND, "Take command", written.incident()), open(written.incident())))));
    }

    private static Button press(String action, String words, long incident) {
        return new Button.Press(action, words, "incident-" + incident, false);
    }

    private Button open(long incident) {
        return new Button.Open("open", "Open", link(incident));
    }

    private URI link(long incident) {
        return RoomLines.link(parts.address().get(), incident);
    }

    private SlackPost about(Timeline timeline, Wish.Deed deed, Asked asked) {
        long incident = timeline.number();
        return switch (deed) {
            case Wish.Deed.Status _ ->
                new SlackPost(
                        standing.of(timeline),
                        List.of(new Block.Text(standing.of(timeline)), new Block.Buttons(List.of(open(incident)))));
            case Wish.Deed.Acknowledge _ -> text(acknowledge(incident, asked.who()));
            case Wish.Deed.Take(Role role) -> take(timeline, role, asked);
            case Wish.Deed.Say(String what) ->
                propose(incident, new Inquiry.Observed(what, Inquiry.Source.OPINION), asked);
            case Wish.Deed.Suppose one ->
                propose(
                        incident,
                        new Inquiry.HypothesisProposed(
                                one.bucket(),
                                one.cause(),
                                Inquiry.Amount.MEDIUM,
                                Inquiry.Amount.MEDIUM,
                                Inquiry.Amount.MEDIUM,
                                one.test()),
                        asked);
            case Wish.Deed.Alter one -> change(incident, one, asked);
            case Wish.Deed.Update(var audience, String text) ->
                propose(
                        incident,
                        new UpdatePosted(
                                audience,
                                text,
                                timeline.state().isOpen()
                                        ? Optional.of(parts.incidents()
                                                .now()
                                                .plus(parts.incidents()
                                                        .policy()
                                                        .update(timeline.state().severity())))
                                        : Optional.empty()),
                        asked);
            case Wish.Deed.Rate(var severity, String reason) ->
                propose(incident, new Course.SeveritySet(severity, reason), asked);
            case Wish.Deed.Resolve(String summary) -> propose(incident, new Course.Resolved(summary), asked);
        };
    }

    /** What somebody else has is handed over by them, or by whoever says that they do not answer. */
    private SlackPost take(Timeline timeline, Role role, Asked asked) {
        Optional<Person> holder = role.isSingle()
                ? timeline.state().holder(role).map(Duty::person).filter(one -> !one.equals(asked.person()))
                : Optional.empty();
        Fact fact = holder.<Fact>map(one -> new Staffing.RoleHandedOver(role, one, asked.person(), ""))
                .orElseGet(() -> new Staffing.RoleTaken(role, asked.person()));
        return propose(timeline.number(), fact, asked);
    }

    private SlackPost change(long incident, Wish.Deed.Alter wish, Asked asked) {
        if (!wish.where().isEmpty()
                && !wish.effect().isEmpty()
                && !wish.wayBack().isEmpty()) {
            return propose(
                    incident,
                    new ChangeStarted(wish.purpose(), wish.what(), wish.where(), wish.effect(), wish.wayBack()),
                    asked);
        }
        ObjectNode kept = JSON.createObjectNode().put("incident", incident).put("isFix", wish.purpose() == Purpose.FIX);
        openDialogue(asked, Dialogues.change(wish, kept(kept, asked)));
        return text(
                "Say in the dialogue where, by what you will see that it helped, and the way back. Or in a line: /firefight"
                        + " change WHAT ; WHERE ; EXPECTED EFFECT ; WAY BACK");
    }

    private static String kept(ObjectNode kept, Asked asked) {
        asked.responseUrl().ifPresent(url -> kept.put("url", url.toString()));
        String text = JSON.writeValueAsString(kept);
        if (text.length() > Dialogues.MOST_KEPT) {
            kept.remove("url");
            return JSON.writeValueAsString(kept);
        }
        return text;
    }

    /** Slack takes it within three seconds after somebody did something, and so once at most. */
    private void openDialogue(Asked asked, ObjectNode view) {
        parts.workspaces()
                .current()
                .ifPresent(workspace -> answers.say(() -> workspace.api().openDialogue(asked.triggerId(), view)));
    }

    private SlackPost propose(long incident, Fact fact, Asked asked) {
        return propose(incident, fact, new Consent.None(), asked);
    }

    private SlackPost propose(long incident, Fact fact, Consent consent, Asked asked) {
        Outcome outcome = once(() -> parts.incidents().propose(incident, asked.person(), fact, consent, asked.key()));
        return outcome(outcome, incident, Optional.of(fact));
    }

    /** The same request once more may say it with another time in it. */
    private static Outcome once(Supplier<Outcome> writing) {
        try {
            return writing.get();
        } catch (WireException repeated) {
            return new Outcome.Written(0, List.of(), 0, true);
        }
    }

    private SlackPost outcome(Outcome outcome, long incident, Optional<Fact> fact) {
        return switch (outcome) {
            case Outcome.Written written -> {
                parts.follower().awaits(written.position());
                yield written.entries().isEmpty()
                        ? text("That is written already.")
                        : text("Written into #" + written.incident() + ": "
                                + parts.wording().apply(written.entries().getLast()));
            }
            case Outcome.Held(Ruling ruling)
            when fact.isPresent() -> new Held(incident, fact.get()).post(ruling, link(incident));
            case Outcome.Held(Ruling ruling) -> text("Not written: " + ruling);
            case Outcome.Unknown(long number) -> text("There is no incident " + number + ".");
        };
    }

    /** In words, what came of it. */
    private String acknowledge(long incident, Who.Known who) {
        OptionalLong position = parts.paging().pager().acknowledge(incident, new Person(who.member()), WAY);
        position.ifPresent(parts.follower()::awaits);
        return "You take care of #" + incident + (position.isPresent() ? "." : " already.");
    }

    /** Does what a button asks for; its answer comes behind it. */
    public void pressed(SlackRequest.Pressed pressed) {
        SlackRequest.Action action = pressed.actions().getFirst();
        switch (action.actionId()) {
            case SlackPost.ACKNOWLEDGE, TAKE_COMMAND, Held.ANYWAY, Held.BECAUSE -> {
                switch (parts.people().find(pressed.teamId(), pressed.userId())) {
                    case Who.Stranger(String words) -> answer(pressed, text(words));
                    case Who.Known who ->
                        pressed(
                                pressed,
                                action,
                                new Asked(
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

    private void pressed(SlackRequest.Pressed pressed, SlackRequest.Action action, Asked asked) {
        Optional<PageBook.Called> called = PageBook.Called.ofId(action.value());
        if (action.actionId().equals(Held.ANYWAY) || action.actionId().equals(Held.BECAUSE)) {
            Held.read(action.value())
                    .ifPresentOrElse(
                            held -> anyway(
                                    pressed, held, asked, action.actionId().equals(Held.BECAUSE)),
                            () -> answer(pressed, text("This button is of no use any more.")));
        } else if (called.isPresent()) {
            acknowledge(pressed, called.get(), asked);
        } else {
            Matcher incident = INCIDENT.matcher(action.value());
            Optional<Timeline> timeline = incident.matches()
                    ? parts.incidents().timeline(Long.parseLong(incident.group(1)))
                    : Optional.empty();
            answer(
                    pressed,
                    timeline.map(one -> action.actionId().equals(TAKE_COMMAND)
                                    ? take(one, Role.COMMANDER, asked)
                                    : text(acknowledge(one.number(), asked.who())))
                            .orElseGet(() -> text("This button is of no use any more.")));
        }
    }

    /** The message says from now on who takes care. */
    private void acknowledge(SlackRequest.Pressed pressed, PageBook.Called called, Asked asked) {
        if (parts.paging().pager().person(called).isEmpty()) {
            answer(pressed, text("This button is of no use any more."));
            return;
        }
        acknowledge(called.incident(), asked.who());
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
                                        press(TAKE_COMMAND, "Take command", called.incident()),
                                        open(called.incident()))))));
    }

    private void anyway(SlackRequest.Pressed pressed, Held held, Asked asked, boolean needsReason) {
        if (!needsReason) {
            replace(pressed, spoken(() -> propose(held.incident(), held.fact(), new Consent.Confirmed(), asked)));
            return;
        }
        Outcome outcome = once(() -> parts.incidents()
                .propose(held.incident(), asked.person(), held.fact(), new Consent.None(), asked.key()));
        if (outcome instanceof Outcome.Held(Ruling.NeedsOverride(String rule, String _))) {
            openDialogue(asked, Dialogues.reason(rule, kept(held.json(), asked)));
        } else {
            replace(pressed, outcome(outcome, held.incident(), Optional.of(held.fact())));
        }
    }

    /** Does what somebody filled in; its answer comes behind it. */
    public void submitted(SlackRequest.Submitted submitted) {
        Optional<ObjectNode> kept = object(submitted.privateMetadata());
        Optional<URI> url = kept.map(one -> one.path("url").asString("")).flatMap(HttpSender::address);
        SlackPost post =
                switch (parts.people().find(submitted.teamId(), submitted.userId())) {
                    case Who.Stranger(String words) -> text(words);
                    case Who.Known who ->
                        spoken(() -> submitted(
                                submitted,
                                kept.orElseGet(JSON::createObjectNode),
                                new Asked(
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

    private SlackPost submitted(SlackRequest.Submitted submitted, ObjectNode kept, Asked asked) {
        Function<String, String> value = name -> submitted.values().getOrDefault(name, "");
        return switch (submitted.callbackId()) {
            case Dialogues.REASON -> {
                kept.remove("url");
                yield Held.read(JSON.writeValueAsString(kept))
                        .map(held -> propose(
                                held.incident(),
                                held.fact(),
                                new Consent.Because(value.apply(Dialogues.REASON)),
                                asked))
                        .orElseGet(() -> text("This dialogue is of no use any more."));
            }
            case Dialogues.CHANGE ->
                propose(
                        kept.path("incident").asLong(0),
                        new ChangeStarted(
                                kept.path("isFix").asBoolean(false) ? Purpose.FIX : Purpose.MITIGATION,
                                value.apply("what"),
                                value.apply("where"),
                                value.apply("expectedEffect"),
                                value.apply("wayBack")),
                        asked);
            default -> text("This dialogue is of no use any more.");
        };
    }

    private static SlackPost text(String words) {
        return new SlackPost(words, List.of(new Block.Text(words)));
    }
}
