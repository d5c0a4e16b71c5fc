package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.PageFact.NobodyFound;
import dev.firefight.paging.escalation.PageFact.PageExhausted;
import dev.firefight.paging.escalation.PageFact.PersonPaged;
import dev.firefight.paging.escalation.PageFact.StepTaken;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which steps of escalation are due. Whoever is on call when a step is taken is called, whoever it was when the page was opened: a hand-over
 * in between counts.
 */
public final class Escalation {
    private static final String BY_NAME = "by name";

    private final Roster roster;
    private final Instant now;
    private final List<PageFact> facts = new ArrayList<>();

    private Escalation(Roster roster, Instant now) {
        this.roster = roster;
        this.now = now;
    }

    /** What is to be written now; nothing where nothing is due. */
    public static List<PageFact> due(Pages pages, Roster roster, Instant now) {
        Escalation due = new Escalation(roster, now);
        pages.pages().values().stream().filter(Page::isOpen).forEach(due::advance);
        return List.copyOf(due.facts);
    }

    /** When the next step is due; empty where nobody is waited for. */
    public static Optional<Instant> next(Pages pages, Roster roster) {
        return pages.pages().values().stream()
                .filter(Page::isOpen)
                .map(page -> dueAt(page, policy(page, roster)))
                .min(Instant::compareTo);
    }

    /** Of a policy that was removed meanwhile the first of the roster takes the place. */
    private static EscalationPolicy policy(Page page, Roster roster) {
        return page.person()
                .map(Escalation::byName)
                .or(() -> page.policy().flatMap(roster::policy))
                .or(() -> roster.policies().stream().findFirst())
                .orElseGet(Escalation::nobody);
    }

    private static EscalationPolicy byName(String person) {
        return policy(List.of(new Target.OfMember(person)));
    }

    private static EscalationPolicy nobody() {
        return policy(List.of());
    }

    private static EscalationPolicy policy(List<Target> targets) {
        return new EscalationPolicy(
                BY_NAME,
                List.of(new Step(targets, EscalationPolicy.USUAL_PATIENCE)),
                EscalationPolicy.USUAL_ROUNDS,
                List.of(),
                EscalationPolicy.USUAL_ALONE,
                List.of());
    }

    private static Instant dueAt(Page page, EscalationPolicy policy) {
        if (page.step() == 0) {
            return page.openedAt();
        }
        int last = Math.toIntExact(Math.min(page.step(), policy.steps().size()));
        return page.stepAt().plus(policy.steps().get(last - 1).patience());
    }

    private void advance(Page page) {
        EscalationPolicy policy = policy(page, roster);
        if (now.isBefore(dueAt(page, policy))) {
            return;
        }
        long round = Math.max(1, page.round());
        long step = page.step();
        int steps = policy.steps().size();
        // A step that reaches nobody is not waited for.
        while (true) {
            step++;
            if (step > steps) {
                step = 1;
                round++;
            }
            if (round > policy.rounds()) {
                facts.add(new PageExhausted(page.number()));
                return;
            }
            if (take(page, policy.steps().get(Math.toIntExact(step - 1)), round, step)) {
                return;
            }
            if (step == steps && reachesNobody(policy)) {
                facts.add(new PageExhausted(page.number()));
                return;
            }
        }
    }

    private boolean reachesNobody(EscalationPolicy policy) {
        return policy.steps().stream()
                .flatMap(step -> step.targets().stream())
                .allMatch(target -> roster.called(target, now).isEmpty());
    }

    private boolean take(Page page, Step step, long round, long number) {
        Set<String> people = new LinkedHashSet<>();
        List<String> empty = new ArrayList<>();
        for (Target target : step.targets()) {
            List<String> some = roster.called(target, now);
            people.addAll(some);
            if (some.isEmpty()) {
                empty.add(target.name());
            }
        }
        if (people.isEmpty()) {
            facts.add(new NobodyFound(
                    page.number(), whom(page, empty), "nobody is on call there now, or nobody of this name is known"));
            return false;
        }
        facts.add(new StepTaken(page.number(), round, number));
        people.forEach(person -> facts.add(new PersonPaged(page.number(), person)));
        return true;
    }

    private static String whom(Page page, List<String> empty) {
        return empty.isEmpty()
                ? page.policy().map(name -> "policy " + name).orElse("no policy: the roster is empty")
                : String.join(", ", empty);
    }
}
