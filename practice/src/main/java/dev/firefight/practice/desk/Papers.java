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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is filled in at the end: the diagnosis, the post-mortem, and what is to be done. */
final class Papers {
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
        String kind = words.plain().getFirst();
        Optional<Bucket> bucket = kind.equals("nothing")
                ? Optional.empty()
                : Optional.of(Scalars.word(Bucket.class).apply(kind));
        List<String> causes =
                new ArrayList<>(words.plain().subList(1, words.plain().size()));
        for (String one : causes) {
            int colon = one.indexOf(':');
            if (colon >= 0 && !one.substring(colon + 1).isBlank()) {
                Faults.kind(one.substring(colon + 1).strip());
            }
        }
        return new Diagnosed(
                bucket,
                causes,
                Optional.ofNullable(words.named().get("change")).map(Papers::number),
                Optional.ofNullable(words.named().get("confidence"))
                        .map(Papers::number)
                        .orElse((long) USUAL_CONFIDENCE));
    }

    private static long number(String text) {
        return Scalars.number(0, 1_000_000).apply(text.replace("%", ""));
    }

    /** {@code review from=19:01 until=19:09 users=1200 root=cart trigger="…" contributing="…" lesson="…"}. */
    static Deed review(Drill drill, String text) {
        Words words =
                Words.of(text).only(List.of("from", "until", "users", "root", "trigger", "contributing", "lesson"));
        for (String needed : List.of("from", "until", "users")) {
            if (words.value(needed, "").isEmpty()) {
                throw new IllegalArgumentException(
                        "\"" + needed + "\" is missing, as in: review from=19:01 until=19:09 users=1200"
                                + " root=cart trigger=\"…\" contributing=\"…\" lesson=\"…\"");
            }
        }
        return new Reviewed(
                Clocks.offset(drill, words.value("from", "")),
                Clocks.offset(drill, words.value("until", "")),
                number(words.value("users", "0")),
                words.value("root", ""),
                words.value("trigger", ""),
                words.value("contributing", ""),
                words.value("lesson", ""));
    }

    /** {@code promise prevent "fewer attempts" act="retries web catalog 0"}. */
    static Deed promise(Drill drill, Person me, String text) {
        Words words = Words.of(text).only(List.of("act", "owner", "due"));
        if (words.plain().size() < 2) {
            throw new IllegalArgumentException(
                    "say what it is good for and what it is, as in: promise prevent \"fewer attempts\""
                            + " act=\"retries web catalog 0\"");
        }
        String act = words.value("act", "");
        if (!act.isEmpty()) {
            drill.check(act);
        }
        LocalDate usual =
                LocalDate.ofInstant(drill.scenario().start(), ZoneOffset.UTC).plusDays(DAYS);
        return new Promised(
                Scalars.word(FollowUpKind.class).apply(words.plain().getFirst()),
                String.join(" ", words.plain().subList(1, words.plain().size())),
                words.value("owner", "").isEmpty() ? me : new Person(words.value("owner", "")),
                words.value("due", "").isEmpty() ? usual : LocalDate.parse(words.value("due", "")),
                act);
    }
}
