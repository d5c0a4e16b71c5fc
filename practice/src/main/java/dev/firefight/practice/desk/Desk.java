package dev.firefight.practice.desk;

import dev.firefight.document.Nearest;
import dev.firefight.incident.Action.ChangeStarted;
import dev.firefight.incident.Action.Purpose;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Person;
import dev.firefight.incident.Ruling;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.remedy.Remedies;
import dev.firefight.practice.remedy.RemedyKind;
import dev.firefight.practice.scenario.Act;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Somebody at a console. Lines are typed one after the other; a question is answered by the line after it. */
public final class Desk {
    private static final int MOST_LINE_CHARS = 4_000;
    private static final List<String> PAPERS = List.of("diagnose", "review", "promise", "hint");

    private final Drill drill;
    private final Person me;
    private final Predicate<String> isLook;
    private Optional<Held> held = Optional.empty();

    /** Something that was asked about before it is written, and what is done once it is. */
    private record Held(Fact fact, Optional<String> act) {}

    /**
     * Somebody sits down.
     *
     * @param isLook whether a line is something to look at
     */
    public Desk(Drill drill, Person me, Predicate<String> isLook) {
        this.drill = drill;
        this.me = me;
        this.isLook = isLook;
    }

    /** Whether a yes or a reason is awaited. */
    public boolean isAsking() {
        return held.isPresent();
    }

    /** What was asked about is not done: somebody does something else instead. */
    public void drop() {
        held = Optional.empty();
    }

    /** Somebody typed a line. */
    public Reply type(String typed) {
        String line = typed.strip();
        if (line.length() > MOST_LINE_CHARS) {
            return new Reply.Refused("that is more than " + MOST_LINE_CHARS + " characters: shorten it");
        }
        try {
            return held.isPresent() ? answered(line) : done(line);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return new Reply.Refused(String.valueOf(wrong.getMessage()));
        }
    }

    private Reply answered(String line) {
        Held asked = held.orElseThrow();
        held = Optional.empty();
        if (line.isEmpty() || line.equalsIgnoreCase("no")) {
            return Reply.Told.of("Not done.");
        }
        Consent consent = line.equalsIgnoreCase("yes") ? new Consent.Confirmed() : new Consent.Because(line);
        return propose(asked.fact(), asked.act(), consent);
    }

    private Reply done(String line) {
        if (line.isEmpty()) {
            return new Reply.Told(List.of());
        }
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toLowerCase(Locale.ROOT);
        String rest = space < 0 ? "" : line.substring(space + 1);
        Optional<Reply> help = Help.of(verb);
        if (help.isPresent()) {
            return help.get();
        }
        if (verb.equals("do")) {
            return act(rest);
        }
        if (Remedies.all().stream().anyMatch(one -> one.id().equals(verb))) {
            return act(line);
        }
        if (PAPERS.contains(verb)) {
            return paper(verb, rest);
        }
        Optional<Verb> known = Verbs.named(verb);
        if (known.isPresent()) {
            return propose(
                    known.get().making().fact(new Verb.Said(drill, me, rest)), Optional.empty(), new Consent.None());
        }
        if (isLook.test(line)) {
            drill.note(me, new Deed.Looked(line));
            return new Reply.Look(line);
        }
        throw new IllegalArgumentException(
                "nobody knows \"" + verb + "\"" + Nearest.hint(verb, words()) + "; type help");
    }

    private static List<String> words() {
        return Stream.of(
                        Verbs.all().stream().map(Verb::name),
                        Remedies.all().stream().map(RemedyKind::id),
                        PAPERS.stream(),
                        Stream.of("help", "status", "logs", "trace", "changes", "end"))
                .flatMap(one -> one)
                .toList();
    }

    /** {@code roll-back cart | errors fall | deploy it again}: what is done, what is expected, and the way back. */
    private Reply act(String rest) {
        List<String> parts = Stream.of(rest.split("\\|", -1)).map(String::strip).toList();
        String act = parts.getFirst();
        drill.check(act);
        if (parts.size() < 3 || parts.get(1).isEmpty() || parts.get(2).isEmpty()) {
            return begin(act, Optional.empty());
        }
        Act told = Act.of(drill.elapsed(), act);
        String where = told.told().values().stream().findFirst().orElse("production");
        return propose(
                new ChangeStarted(Purpose.MITIGATION, told.line(), where, parts.get(1), parts.get(2), ""),
                Optional.of(act),
                new Consent.None());
    }

    private Reply begin(String act, Optional<Long> change) {
        drill.act(me, act, change);
        Act begun = Act.of(drill.elapsed(), act);
        return new Reply.Begun(begun, Remedies.kind(begun.remedy()).takes(), change);
    }

    private Reply propose(Fact fact, Optional<String> act, Consent consent) {
        int before = drill.timeline().size();
        return switch (drill.say(me, fact, consent)) {
            case Ruling.Accepted _ -> {
                if (act.isPresent()) {
                    yield begin(act.get(), Optional.of((long) drill.timeline().size()));
                }
                yield new Reply.Written(new ArrayList<>(
                        drill.timeline().subList(before, drill.timeline().size())));
            }
            case Ruling.NeedsConfirmation(String question) -> ask(fact, act, question + " yes, no, or a reason");
            case Ruling.NeedsOverride(String rule, String remedy) ->
                ask(fact, act, rule + ": " + remedy + "; or type a reason why it cannot wait");
            case Ruling.Refused(String reason, String remedy) -> new Reply.Refused(reason + ": " + remedy);
        };
    }

    private Reply ask(Fact fact, Optional<String> act, String question) {
        held = Optional.of(new Held(fact, act));
        return new Reply.Question(question);
    }

    private Reply paper(String verb, String rest) {
        Deed deed =
                switch (verb) {
                    case "diagnose" -> Papers.diagnosis(rest);
                    case "review" -> Papers.review(drill, rest);
                    case "promise" -> Papers.promise(drill, me, rest);
                    default -> new Deed.Hinted(Hints.next(drill));
                };
        drill.note(me, deed);
        return deed instanceof Deed.Hinted(long hint)
                ? Reply.Told.of("Hint " + hint + ": " + Hints.text(drill.scenario(), hint))
                : Reply.Told.of("Written down.");
    }
}
