package dev.firefight.incident;

import dev.firefight.incident.Hypothesis.Standing;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ten questions that are to be asked in a fire, answered by the timeline as far as it tells. */
public final class Checklist {
    private static final int TOP = 3;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Checklist() {}

    /**
     * A question.
     *
     * @param question in words
     * @param answer what the timeline tells; empty where it does not
     * @param next what kind of entry would answer it
     * @param role the role that it asks for; empty where it asks for none
     */
    public record Item(String question, Optional<String> answer, Class<? extends Fact> next, Optional<Role> role) {
        private Item(String question, Optional<String> answer, Class<? extends Fact> next) {
            this(question, answer, next, Optional.empty());
        }
    }

    /** The questions in their order. */
    public static List<Item> of(Incident incident) {
        List<Item> items = new ArrayList<>();
        items.add(new Item(
                "Is it stable? If not: roll back or fail over first",
                incident.stableSince().map(since -> "stable since " + CLOCK.format(since)),
                Course.Stabilised.class));
        items.add(new Item(
                "Declared, the team told, one channel?",
                incident.updatedAt().map(at -> "declared, and told at " + CLOCK.format(at)),
                incident.declared().isPresent() ? Message.UpdatePosted.class : Course.Declared.class));
        items.add(vacancy(incident, "Who is commander?", Role.COMMANDER));
        items.add(vacancy(incident, "Who keeps the timeline?", Role.SCRIBE));
        items.add(new Item(
                "What is the impact: users, features, money?",
                incident.impact()
                        .map(one -> one.users() + "; " + one.features()
                                + (one.money().isEmpty() ? "" : "; " + one.money())),
                Impact.ImpactDescribed.class));
        items.add(new Item("What changed?", changed(incident), Inquiry.HypothesisProposed.class));
        List<Hypothesis> top = incident.board().stream()
                .filter(one -> one.standing() != Standing.REFUTED)
                .limit(TOP)
                .toList();
        boolean isKnown = incident.hypotheses().values().stream().anyMatch(one -> one.standing() == Standing.CONFIRMED);
        items.add(new Item(
                "The three likeliest causes, with evidence?",
                top.size() >= TOP || isKnown ? Optional.of(causes(top)) : Optional.empty(),
                Inquiry.HypothesisProposed.class));
        items.add(new Item(
                "The quickest test of each?",
                !top.isEmpty() && top.stream().allMatch(one -> isTested(incident, one))
                        ? Optional.of("each has one")
                        : Optional.empty(),
                Inquiry.TestStarted.class));
        items.add(new Item(
                "After the fix: metrics normal, errors down?", verified(incident), Action.VerificationStarted.class));
        items.add(new Item(
                "A ticket for the real fix?",
                incident.followUps() > 0 ? Optional.of(incident.followUps() + " opened") : Optional.empty(),
                Action.FollowUpOpened.class));
        return List.copyOf(items);
    }

    private static Item vacancy(Incident incident, String question, Role role) {
        Optional<String> holder =
                incident.holder(role).map(duty -> duty.person().name());
        return new Item(question, holder, Staffing.RoleTaken.class, Optional.of(role));
    }

    private static Optional<String> changed(Incident incident) {
        String found = incident.hypotheses().values().stream()
                .filter(one -> one.proposed().bucket() == Bucket.CHANGE)
                .map(one -> one.proposed().cause())
                .collect(Collectors.joining("; "));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static String causes(List<Hypothesis> top) {
        return top.stream().map(one -> one.proposed().cause()).collect(Collectors.joining("; "));
    }

    private static boolean isTested(Incident incident, Hypothesis one) {
        return !one.proposed().test().isEmpty()
                || one.standing() != Standing.OPEN
                || incident.openTests().containsValue(one.number());
    }

    private static Optional<String> verified(Incident incident) {
        return incident.verified().map(one -> one.started().checks());
    }
}
