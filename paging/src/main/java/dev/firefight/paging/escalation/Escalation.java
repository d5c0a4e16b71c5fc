package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.PageFact.NobodyFound;
import dev.firefight.paging.escalation.PageFact.PageExhausted;
import dev.firefight.paging.escalation.PageFact.PersonPaged;
import dev.firefight.paging.escalation.PageFact.StepTaken;
import dev.firefight.paging.escalation.PageFact.Unreachable;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import java.time.Duration;
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
    /**
     * So far the clocks of several programs may differ. What was written down later than that from now was written before the clock was set back:
     * nobody waits until it has come so far again.
     */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private static final String BY_NAME = "by name";

    private final Pages pages;
    private final Roster roster;
    private final Instant now;
    private final List<PageFact> facts = new ArrayList<>();

    private Escalation(Pages pages, Roster roster, Instant now) {
        this.pages = pages;
        this.roster = roster;
        this.now = now;
    }

    /** What is to be written now; nothing where nothing is due. */
    public static List<PageFact> due(Pages pages, Roster roster, Instant now) {
        Escalation due = new Escalation(pages, roster, now);
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

    static boolean isBeforeClockWasSetBack(Instant written, Instant now) {
        return written.isAfter(now.plus(CLOCK_TOLERANCE));
    }

    private void advance(Page page) {
        EscalationPolicy policy = policy(page, roster);
        if (page.step() > 0 && isBeforeClockWasSetBack(page.stepAt(), now)) {
            // Patience begins anew: no step is early, and none waits for the time that comes twice.
            facts.add(new StepTaken(page.number(), page.round(), page.step()));
            return;
        }
        // Between two rounds it is waited all the same, lest all of them are used up while a provider refuses
        // everything.
        boolean isOver = isInVain(page) && page.step() < policy.steps().size();
        if (isOver || page.step() == 0 || !now.isBefore(dueAt(page, policy))) {
            next(page, policy);
        }
    }

    /** Whether all whom the last step called cannot be reached, which is told of each once. */
    private boolean isInVain(Page page) {
        List<Message> called = pages.messages().values().stream()
                .filter(one -> one.page() == page.number() && one.number() > page.stepNumber())
                .toList();
        called.stream().filter(one -> !one.isUnreachable()).forEach(one -> Reach.lost(one, roster)
                .ifPresent(reason -> facts.add(new Unreachable(one.number(), reason))));
        return !called.isEmpty()
                && called.stream().allMatch(one -> Reach.lost(one, roster).isPresent());
    }

    private void next(Page page, EscalationPolicy policy) {
        long round = Math.max(1, page.round());
        long step = page.step();
        int steps = policy.steps().size();
        // A step that reaches nobody is not waited for, unless no other reaches anybody either: somebody may be on call
        // in a while.
        for (int tried = 1; tried <= steps; tried++) {
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
        }
        facts.add(new StepTaken(page.number(), round, step));
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
        List<String> known =
                people.stream().filter(one -> Reach.isKnown(one, roster)).toList();
        people.stream()
                .filter(one -> !known.contains(one))
                .forEach(one -> facts.add(new NobodyFound(page.number(), one, Reach.NO_CONTACTS)));
        if (people.isEmpty()) {
            facts.add(new NobodyFound(
                    page.number(), whom(page, empty), "nobody is on call there now, or nobody of this name is known"));
        }
        if (known.isEmpty()) {
            return false;
        }
        facts.add(new StepTaken(page.number(), round, number));
        known.forEach(person -> facts.add(new PersonPaged(page.number(), person)));
        return true;
    }

    private static String whom(Page page, List<String> empty) {
        return empty.isEmpty()
                ? page.policy().map(name -> "policy " + name).orElse("no policy: the roster is empty")
                : String.join(", ", empty);
    }
}
