package dev.firefight.practice.desk;

import dev.firefight.document.Scalars;
import dev.firefight.incident.Action.FollowUpKind;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Deed;
import dev.firefight.practice.drill.Deed.Diagnosed;
import dev.firefight.practice.drill.Deed.Promised;
import dev.firefight.practice.drill.Deed.Reviewed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.fault.Faults;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is filled in at the end: the diagnosis, the post-mortem, and what is to be done. Each throws {@link IllegalArgumentException} or
 * {@link java.time.DateTimeException} with words for whoever filled it in.
 */
public final class Papers {
    private static final int DAYS = 14;
    private static final int USUAL_CONFIDENCE = 80;

    private Papers() {}

    /** {@code diagnose change cart:connection-leak change=2 confidence=90}; {@code diagnose nothing}. */
    static Deed diagnosis(String text) {
        Words words = Words.of(text).only(List.of("change", "confidence"));
        if (words.plain().isEmpty()) {
            throw new IllegalArgumentException(
                    "say what kind of cause it is: change, known-pattern, dependency, internal or nothing;"
                            + " then where and what, such as: diagnose change cart:connection-leak change=2 confidence=90");
        }
        return diagnosis(
                words.plain().getFirst(),
                words.plain().subList(1, words.plain().size()),
                words.value("change", ""),
                words.value("confidence", ""));
    }

    /**
     * What it was.
     *
     * @param kind change, known-pattern, dependency, internal or nothing
     * @param causes each a place and what went wrong there, such as {@code cart:connection-leak}
     * @param change the number of the change that set it off; may be empty
     * @param confidence in percent; may be empty
     */
    public static Deed diagnosis(String kind, List<String> causes, String change, String confidence) {
        Optional<Bucket> bucket = kind.equals("nothing")
                ? Optional.empty()
                : Optional.of(Scalars.word(Bucket.class).apply(kind));
        for (String one : causes) {
            int colon = one.indexOf(':');
            if (colon >= 0 && !one.substring(colon + 1).isBlank()) {
                Faults.kind(one.substring(colon + 1).strip());
            }
        }
        return new Diagnosed(
                bucket,
                causes,
                change.isBlank() ? Optional.empty() : Optional.of(number(change)),
                confidence.isBlank() ? USUAL_CONFIDENCE : number(confidence));
    }

    private static long number(String text) {
        return Scalars.number(0, 1_000_000).apply(text.replace("%", "").strip());
    }

    /** {@code review from=19:01 until=19:09 users=1200 root=cart trigger="…" contributing="…" lesson="…"}. */
    static Deed review(Drill drill, String text) {
        Words words =
                Words.of(text).only(List.of("from", "until", "users", "root", "trigger", "contributing", "lesson"));
        return review(drill, words.named());
    }

    /** The post-mortem, of {@code from}, {@code until}, {@code users}, {@code root}, {@code trigger}, {@code contributing} and {@code lesson}. */
    public static Deed review(Drill drill, Map<String, String> told) {
        for (String needed : List.of("from", "until", "users")) {
            if (told.getOrDefault(needed, "").isBlank()) {
                throw new IllegalArgumentException(
                        "\"" + needed + "\" is missing, as in: review from=19:01 until=19:09 users=1200"
                                + " root=cart trigger=\"…\" contributing=\"…\" lesson=\"…\"");
            }
        }
        return new Reviewed(
                Clocks.offset(drill, told.getOrDefault("from", "")),
                Clocks.offset(drill, told.getOrDefault("until", "")),
                number(told.getOrDefault("users", "0")),
                told.getOrDefault("root", ""),
                told.getOrDefault("trigger", ""),
                told.getOrDefault("contributing", ""),
                told.getOrDefault("lesson", ""));
    }

    /** {@code promise prevent "fewer attempts" act="retries web catalog 0"}. */
    static Deed promise(Drill drill, Person me, String text) {
        Words words = Words.of(text).only(List.of("act", "owner", "due"));
        if (words.plain().size() < 2) {
            throw new IllegalArgumentException(
                    "say what it is good for and what it is, as in: promise prevent \"fewer attempts\""
                            + " act=\"retries web catalog 0\"");
        }
        return promise(
                drill,
                me,
                words.plain().getFirst(),
                String.join(" ", words.plain().subList(1, words.plain().size())),
                words.named());
    }

    /**
     * What is to be done.
     *
     * @param purpose detect, mitigate, prevent or another
     * @param told {@code act}, {@code owner} and {@code due}, of which each may be missing or empty
     */
    public static Deed promise(Drill drill, Person me, String purpose, String what, Map<String, String> told) {
        String act = told.getOrDefault("act", "").strip();
        if (!act.isEmpty()) {
            drill.check(act);
        }
        String owner = told.getOrDefault("owner", "");
        String due = told.getOrDefault("due", "");
        return new Promised(
                Scalars.word(FollowUpKind.class).apply(purpose),
                what,
                owner.isBlank() ? me : new Person(owner),
                due.isBlank()
                        ? LocalDate.ofInstant(drill.scenario().start(), ZoneOffset.UTC)
                                .plusDays(DAYS)
                        : LocalDate.parse(due),
                act);
    }
}
