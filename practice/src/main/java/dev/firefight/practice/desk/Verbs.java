package dev.firefight.practice.desk;

import dev.firefight.document.Durations;
import dev.firefight.document.Scalars;
import dev.firefight.incident.Action;
import dev.firefight.incident.Action.Choice;
import dev.firefight.incident.Action.FollowUpKind;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Change;
import dev.firefight.incident.Course;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Impact;
import dev.firefight.incident.Inquiry;
import dev.firefight.incident.Inquiry.Amount;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Message;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Staffing;
import dev.firefight.practice.desk.Verb.Said;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All ways to write something into the timeline. */
public final class Verbs {
    private static final List<Verb> ALL = List.of(
            new Verb("declare", "[TITLE]", "There is an incident.", Verbs::declared),
            new Verb("take", "commander|scribe|communication|expert", "Take a role.", Verbs::taken),
            new Verb("severity", "1…5 [WHY]", "How bad it is; 1 is the worst.", Verbs::severity),
            new Verb("hurt", "[since HH:MM]", "Users suffer, since then.", Verbs::hurt),
            new Verb("impact", "USERS | FEATURES [| MONEY]", "Who is hurt, and how.", Verbs::impact),
            new Verb("unhurt", "[since HH:MM]", "Users suffer no more, since then.", Verbs::unhurt),
            new Verb(
                    "observe",
                    "TEXT",
                    "Something was seen.",
                    said -> new Inquiry.Observed(said.text("what was seen"), Source.METRIC)),
            new Verb("suppose", "[change|known-pattern|dependency|internal] CAUSE", "A hypothesis.", Verbs::supposed),
            new Verb(
                    "support",
                    "N EVIDENCE",
                    "Something speaks for hypothesis N.",
                    said -> new Inquiry.HypothesisSupported(
                            said.number("the hypothesis"), evidence(said), Source.METRIC)),
            new Verb(
                    "refute",
                    "N EVIDENCE",
                    "Hypothesis N cannot be.",
                    said -> new Inquiry.HypothesisRefuted(
                            said.number("the hypothesis"), evidence(said), Source.METRIC)),
            new Verb(
                    "confirm",
                    "N EVIDENCE",
                    "Hypothesis N is true.",
                    said -> new Inquiry.HypothesisConfirmed(
                            said.number("the hypothesis"), evidence(said), Source.METRIC)),
            new Verb(
                    "ask",
                    "QUESTION",
                    "Somebody has to find out.",
                    said -> new Inquiry.Asked(said.text("what is asked"))),
            new Verb(
                    "answer",
                    "N TEXT",
                    "The answer to question N.",
                    said -> new Inquiry.Answered(
                            said.number("the question"), said.afterFirstWord().text("the answer"))),
            new Verb("decide", "WHAT | WHY", "A decision.", Verbs::decided),
            new Verb("update", "TEXT [| next 20m]", "Tell others; and when they hear more.", Verbs::updated),
            new Verb("escalate", "WHOM | WHY", "Call somebody in, early rather than late.", Verbs::escalated),
            new Verb(
                    "stable",
                    "HOW",
                    "It gets no worse.",
                    said -> new Course.Stabilised(said.text("how it was stabilised"))),
            new Verb("watch", "[WHAT]", "Watch whether the last change helped.", Verbs::watch),
            new Verb(
                    "verified",
                    "EVIDENCE",
                    "What was watched is well.",
                    said -> new Action.VerificationPassed(watched(said), said.text("by what you see it"))),
            new Verb(
                    "failed",
                    "EVIDENCE",
                    "What was watched is not well.",
                    said -> new Action.VerificationFailed(watched(said), said.text("by what you see it"))),
            new Verb(
                    "undone",
                    "N WHY",
                    "Change N was taken back.",
                    said -> new Action.ChangeRolledBack(
                            said.number("the change"), said.afterFirstWord().text("why"))),
            new Verb(
                    "wave",
                    "TEXT",
                    "Something else is wrong now.",
                    said -> new Course.SecondWaveSeen(said.text("what is wrong now"))),
            new Verb("follow-up", "prevent|detect|mitigate WHAT", "To be done when it is over.", Verbs::followUp),
            new Verb(
                    "resolve",
                    "SUMMARY",
                    "It is over.",
                    said -> new Course.Resolved(said.text("what it was, in a sentence"))),
            new Verb("reopen", "WHY", "It is not over after all.", said -> new Course.Reopened(said.text("why"))));

    private Verbs() {}

    /** All of them, in the order in which they are mostly needed. */
    public static List<Verb> all() {
        return ALL;
    }

    static Optional<Verb> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static Fact declared(Said said) {
        return new Course.Declared(said.textOr(said.drill().scenario().title()), true, Course.Expectation.UNKNOWN);
    }

    private static Fact taken(Said said) {
        return new Staffing.RoleTaken(one(Role.class, said.firstWord()), said.me());
    }

    private static <T extends Enum<T>> T one(Class<T> all, String word) {
        return Scalars.word(all).apply(word.toLowerCase(Locale.ROOT));
    }

    private static Fact severity(Said said) {
        String word =
                said.firstWord().toLowerCase(Locale.ROOT).replace("sev-", "").replace("sev", "");
        if (!word.matches("[1-5]")) {
            throw new IllegalArgumentException("a severity is a number from 1, the worst, to 5");
        }
        return new Course.SeveritySet(
                List.of(Severity.values()).get(word.charAt(0) - '1'),
                said.afterFirstWord().rest().strip());
    }

    private static Fact hurt(Said said) {
        return new Impact.ImpactStarted(Clocks.since(said.drill(), said.rest()));
    }

    private static Fact unhurt(Said said) {
        return new Impact.ImpactEnded(Clocks.since(said.drill(), said.rest()));
    }

    private static Fact impact(Said said) {
        List<String> parts = said.parts();
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "say who is hurt, and what does not work, such as: impact one user of ten | paying");
        }
        return new Impact.ImpactDescribed(parts.getFirst(), parts.get(1), parts.size() > 2 ? parts.get(2) : "");
    }

    private static Fact supposed(Said said) {
        String first = said.firstWord().replace(":", "");
        Optional<Bucket> bucket = Arrays.stream(Bucket.values())
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(first))
                .findFirst();
        return new Inquiry.HypothesisProposed(
                bucket.orElse(Bucket.INTERNAL),
                (bucket.isPresent() ? said.afterFirstWord() : said).text("what may have happened"),
                Amount.MEDIUM,
                Amount.MEDIUM,
                Amount.LOW,
                "");
    }

    private static String evidence(Said said) {
        return said.afterFirstWord().text("what you saw that speaks for or against it");
    }

    private static Fact decided(Said said) {
        List<String> parts = said.parts();
        if (parts.size() < 2) {
            throw new IllegalArgumentException("say what and why, such as: decide fail over | the primary is lost");
        }
        return new Action.Decided(Choice.OTHER, parts.getFirst(), parts.get(1), "");
    }

    private static Fact updated(Said said) {
        List<String> parts = said.parts();
        Optional<Duration> next = parts.size() < 2
                ? Optional.empty()
                : Optional.of(Durations.read(
                        parts.getLast().replace("next", "").replace(" in ", "").strip()));
        String text = said.text("what others are to know");
        return new Message.UpdatePosted(
                Audience.EXECUTIVES,
                next.isPresent() ? parts.getFirst() : text,
                next.map(said.drill().now()::plus));
    }

    private static Fact escalated(Said said) {
        List<String> parts = said.parts();
        String whom = said.parts().getFirst().isEmpty() ? "management" : parts.getFirst();
        return new Staffing.Escalated(whom, parts.size() > 1 ? parts.get(1) : "users suffer");
    }

    private static Fact watch(Said said) {
        Optional<Long> change =
                said.incident().changesInTheWay().stream().map(Change::number).reduce((_, last) -> last);
        return new Action.VerificationStarted(change, said.textOr("whether users are well"));
    }

    private static long watched(Said said) {
        return said.incident()
                .watched()
                .orElseThrow(() -> new IllegalArgumentException("nothing is watched; type \"watch\" first"))
                .number();
    }

    private static Fact followUp(Said said) {
        return new Action.FollowUpOpened(
                one(FollowUpKind.class, said.firstWord()),
                said.afterFirstWord().text("what is to be done"),
                Optional.of(said.me()),
                Optional.empty());
    }
}
