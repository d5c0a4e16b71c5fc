package dev.firefight.server.slack;

import dev.firefight.document.wire.WireException;
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
import dev.firefight.server.channel.slack.SlackPost;
import dev.firefight.server.channel.slack.SlackPost.Block;
import dev.firefight.server.channel.slack.SlackPost.Button;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.slack.SlackPeople.Who;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people do about incidents from Slack, each by the door and the rules of all. What is given back is for whoever asked alone. */
final class Deeds {
    /** By which the button that takes command is known. */
    static final String TAKE_COMMAND = "take-command";

    private static final String WAY = "Slack";
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

    /** Who asks, by which key a repetition is known, and how they can be answered. */
    record Asked(Who.Known who, Optional<String> key, String triggerId, Optional<URI> responseUrl) {
        Person person() {
            return who.person();
        }
    }

    /** @param answers by which dialogues are opened */
    Deeds(Parts parts, Answers answers) {
        this.parts = parts;
        this.answers = answers;
        this.standing = new Standing(parts.incidents());
    }

    SlackPost declare(Wish.Declare wish, Asked asked) {
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

    static Button press(String action, String words, long incident) {
        return new Button.Press(action, words, "incident-" + incident, false);
    }

    Button open(long incident) {
        return new Button.Open("open", "Open", link(incident));
    }

    private URI link(long incident) {
        return RoomLines.link(parts.address().get(), incident);
    }

    SlackPost about(Timeline timeline, Wish.Deed deed, Asked asked) {
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
    SlackPost take(Timeline timeline, Role role, Asked asked) {
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
                    new ChangeStarted(wish.purpose(), wish.what(), wish.where(), wish.effect(), wish.wayBack(), ""),
                    asked);
        }
        ObjectNode kept = JSON.createObjectNode().put("incident", incident).put("isFix", wish.purpose() == Purpose.FIX);
        openDialogue(asked, Dialogues.change(wish, kept(kept, asked)));
        return text(
                "Say in the dialogue where, by what you will see that it helped, and the way back. Or in a line: /firefight"
                        + " change WHAT ; WHERE ; EXPECTED EFFECT ; WAY BACK");
    }

    static String kept(ObjectNode kept, Asked asked) {
        asked.responseUrl().ifPresent(url -> kept.put("url", url.toString()));
        String text = JSON.writeValueAsString(kept);
        if (text.length() > Dialogues.MOST_KEPT) {
            kept.remove("url");
            return JSON.writeValueAsString(kept);
        }
        return text;
    }

    /** Slack takes it within three seconds after somebody did something, and so once at most. */
    void openDialogue(Asked asked, ObjectNode view) {
        parts.workspaces()
                .current()
                .ifPresent(workspace -> answers.say(() -> workspace.api().openDialogue(asked.triggerId(), view)));
    }

    SlackPost propose(long incident, Fact fact, Asked asked) {
        return propose(incident, fact, new Consent.None(), asked);
    }

    SlackPost propose(long incident, Fact fact, Consent consent, Asked asked) {
        Outcome outcome = once(() -> parts.incidents().propose(incident, asked.person(), fact, consent, asked.key()));
        return outcome(outcome, incident, Optional.of(fact));
    }

    /** The same request once more may say it with another time in it. */
    static Outcome once(Supplier<Outcome> writing) {
        try {
            return writing.get();
        } catch (WireException repeated) {
            return new Outcome.Written(0, List.of(), 0, true);
        }
    }

    SlackPost outcome(Outcome outcome, long incident, Optional<Fact> fact) {
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
            case Outcome.Held _ ->
                text("A rule asks something about this that Slack cannot answer: do it in the browser.");
            case Outcome.Unknown(long number) -> text("There is no incident " + number + ".");
        };
    }

    /** In words, what came of it. */
    String acknowledge(long incident, Who.Known who) {
        OptionalLong position = parts.paging().pager().acknowledge(incident, new Person(who.member()), WAY);
        position.ifPresent(parts.follower()::awaits);
        return "You take care of #" + incident + (position.isPresent() ? "." : " already.");
    }

    /** Those that are open. */
    SlackPost all() {
        return text(standing.ofAll(parts.directory().open()));
    }

    static SlackPost text(String words) {
        return new SlackPost(words, List.of(new Block.Text(words)));
    }
}
