package dev.firefight.incident;

import dev.firefight.incident.Action.ChangeFinished;
import dev.firefight.incident.Action.ChangeRolledBack;
import dev.firefight.incident.Action.ChangeStarted;
import dev.firefight.incident.Action.Purpose;
import dev.firefight.incident.Action.VerificationFailed;
import dev.firefight.incident.Action.VerificationPassed;
import dev.firefight.incident.Action.VerificationStarted;
import dev.firefight.incident.Action.WorkaroundOwned;
import dev.firefight.incident.Action.WorkaroundReplaced;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Reopened;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Impact.ImpactEnded;
import dev.firefight.incident.Impact.ImpactStarted;
import dev.firefight.incident.Inquiry.Answered;
import dev.firefight.incident.Inquiry.HypothesisConfirmed;
import dev.firefight.incident.Inquiry.HypothesisPinned;
import dev.firefight.incident.Inquiry.HypothesisRefuted;
import dev.firefight.incident.Inquiry.HypothesisSupported;
import dev.firefight.incident.Inquiry.HypothesisUnpinned;
import dev.firefight.incident.Inquiry.TestFinished;
import dev.firefight.incident.Inquiry.TestStarted;
import dev.firefight.incident.Note.ClockRang;
import dev.firefight.incident.Note.Corrected;
import dev.firefight.incident.Note.Imported;
import dev.firefight.incident.Note.Overridden;
import dev.firefight.incident.Note.Recorded;
import dev.firefight.incident.Ruling.Accepted;
import dev.firefight.incident.Ruling.NeedsConfirmation;
import dev.firefight.incident.Ruling.NeedsOverride;
import dev.firefight.incident.Ruling.Refused;
import dev.firefight.incident.Staffing.RoleHandedOver;
import dev.firefight.incident.Staffing.RoleReleased;
import dev.firefight.incident.Staffing.RoleTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process, where it protects: what may be written into a timeline as things stand. A rule either cannot be broken, because the entry
 * would make no sense, or it can, by saying yes or by giving a reason: nobody who is alone on call is ever locked out.
 */
public final class Rules {
    private final Incident incident;
    private final Policy policy;
    private final Proposal proposal;

    private Rules(Incident incident, Policy policy, Proposal proposal) {
        this.incident = incident;
        this.policy = policy;
        this.proposal = proposal;
    }

    /** What becomes of a proposal as things stand. */
    public static Ruling decide(Incident incident, Policy policy, Proposal proposal) {
        Rules rules = new Rules(incident, policy, proposal);
        Ruling ruling = rules.course();
        return switch (ruling) {
            case NeedsConfirmation asked -> rules.confirmed(asked);
            case NeedsOverride needed -> rules.overridden(needed);
            case Accepted _, Refused _ -> ruling;
        };
    }

    private Ruling confirmed(NeedsConfirmation asked) {
        return switch (proposal.consent()) {
            case Consent.None _ -> asked;
            case Consent.Confirmed _ -> accepted();
            case Consent.Because given ->
                new Accepted(List.of(new Overridden(asked.question(), given.reason()), proposal.fact()));
        };
    }

    private Accepted accepted() {
        return new Accepted(List.of(proposal.fact()));
    }

    /** The commander may override; where there is none, whoever does so becomes it. */
    private Ruling overridden(NeedsOverride needed) {
        Optional<Person> commander = incident.holder(Role.COMMANDER).map(Duty::person);
        if (commander.isPresent() && !commander.get().equals(proposal.by())) {
            return new Refused(
                    needed.rule(),
                    needed.remedy() + "; or ask " + commander.get().name() + ", who is commander, to override it");
        }
        if (!(proposal.consent() instanceof Consent.Because given)) {
            return needed;
        }
        List<Fact> facts = new ArrayList<>();
        if (commander.isEmpty()) {
            facts.add(new RoleTaken(Role.COMMANDER, proposal.by()));
        }
        facts.add(new Overridden(needed.rule(), given.reason()));
        facts.add(proposal.fact());
        return new Accepted(facts);
    }

    private Ruling course() {
        if (incident.declared().isEmpty()) {
            return proposal.fact() instanceof Declared
                    ? accepted()
                    : new Refused("no incident is declared", "declare it first");
        }
        return incident.isOpen() ? whileOpen() : whenOver();
    }

    private Ruling whenOver() {
        return switch (proposal.fact()) {
            case Reopened _ -> accepted();
            case Corrected one -> corrected(one);
            case Impact.ImpactEnded one -> impact(one);
            case Message _, Action.FollowUpOpened _, Action.FreezeLifted _, Impact.ImpactDescribed _ -> accepted();
            case WorkaroundOwned one -> indebted(one.workaround());
            case WorkaroundReplaced one -> indebted(one.workaround());
            case ClockRang one -> rang(one);
            case Recorded _ -> accepted();
            case Answered one -> answered(one);
            case RoleReleased one -> released(one);
            case Declared _ -> new Refused("it is declared already, and over", "declare another one, or reopen this");
            case Alarm.AlertsEnded _, Alarm.PageAcknowledged _ -> accepted();
            case Course _, Impact _, Staffing _, Inquiry _, Action _, Alarm _, Note _ ->
                new Refused("the incident is resolved", "reopen it first");
        };
    }

    private Ruling whileOpen() {
        return switch (proposal.fact()) {
            case Course fact -> course(fact);
            case Impact fact -> impact(fact);
            case Staffing fact -> staffing(fact);
            case Inquiry fact -> inquiry(fact);
            case Action fact -> action(fact);
            case Message _, Alarm _ -> accepted();
            case Corrected one -> corrected(one);
            case Overridden _ ->
                new Refused("a rule is overridden only together with what it stands against", "give a reason there");
            case ClockRang one -> rang(one);
            case Recorded _ -> accepted();
            case Imported _ ->
                new Refused("an incident is imported as a whole", "import the file that it was exported to");
        };
    }

    private Ruling rang(ClockRang one) {
        return incident.rang(one.clock(), one.due())
                ? new Refused("that was reminded of already", "wait for the next time")
                : accepted();
    }

    private Ruling course(Course fact) {
        return switch (fact) {
            case Declared _ -> new Refused("it is declared already", "write what is new as an observation");
            case Reopened _ -> new Refused("it is not resolved", "go on");
            case SeveritySet one -> severity(one.severity());
            case Resolved _ -> resolved();
            case Course.Stabilised _, Course.SecondWaveSeen _ -> accepted();
        };
    }

    private Ruling severity(Severity wanted) {
        boolean isLower =
                incident.severity().filter(now -> now.isWorseThan(wanted)).isPresent();
        return isLower && incident.isHurting()
                ? new NeedsConfirmation("customers are still hurt; when in doubt, the higher severity. Lower it?")
                : accepted();
    }

    private Ruling resolved() {
        List<Change> inTheWay = incident.changesInTheWay();
        if (inTheWay.stream().anyMatch(one -> one.state() == Change.State.OPEN)) {
            return new Refused(
                    "change " + inTheWay.getFirst().number() + " is still being made", "finish it, or roll it back");
        }
        Optional<Workaround> debt =
                incident.workarounds().stream().filter(one -> !one.isOwned()).findFirst();
        if (debt.isPresent()) {
            return new NeedsOverride(
                    "workaround " + debt.get().number() + " has nobody who makes the real fix, or no date",
                    "name who and until when");
        }
        if (incident.isHurting()) {
            return new NeedsOverride("customers are still hurt", "say since when they are not");
        }
        return incident.verified().isPresent() && inTheWay.isEmpty()
                ? accepted()
                : new NeedsOverride(
                        "nobody has verified that it is over", "watch it for a while, and say what you saw");
    }

    private Ruling impact(Impact fact) {
        return switch (fact) {
            case ImpactStarted one
            when incident.isHurting() ->
                new Refused("customers are said to be hurt already", "describe the impact, or correct its entry");
            case ImpactStarted one -> past(one.since());
            case ImpactEnded one
            when !incident.isHurting() ->
                new Refused("customers are not said to be hurt", "say since when they were, first");
            case ImpactEnded one
            when incident.hurtSince().filter(one.since()::isBefore).isPresent() ->
                new Refused("it cannot end before it began", "tell a later time, or correct when it began");
            case ImpactEnded one -> past(one.since());
            case Impact.ImpactDescribed _ -> accepted();
        };
    }

    private Ruling past(Instant time) {
        return time.isAfter(proposal.at())
                ? new Refused("that time is still to come", "tell a time that has passed")
                : accepted();
    }

    private Ruling staffing(Staffing fact) {
        return switch (fact) {
            case RoleTaken one -> taken(one);
            case RoleHandedOver one -> handedOver(one);
            case RoleReleased one -> released(one);
            case Staffing.Escalated _ -> accepted();
        };
    }

    private Ruling taken(RoleTaken one) {
        if (incident.has(one.role(), one.person())) {
            return new Refused(one.person().name() + " has that role already", "go on");
        }
        Optional<Duty> holder = one.role().isSingle() ? incident.holder(one.role()) : Optional.empty();
        return holder.isEmpty()
                ? accepted()
                : new Refused(
                        holder.get().person().name() + " has that role",
                        "let it be handed over, so that both know; who does not answer can be relieved by a hand-over"
                                + " that you confirm");
    }

    private Ruling handedOver(RoleHandedOver one) {
        if (!incident.has(one.role(), one.from())) {
            return new Refused(one.from().name() + " does not have that role", "take it");
        }
        if (one.from().equals(one.to()) || incident.has(one.role(), one.to())) {
            return new Refused(one.to().name() + " has that role already", "go on");
        }
        boolean isAgreed = proposal.by().equals(one.from());
        return isAgreed
                ? accepted()
                : new NeedsConfirmation("does " + one.from().name() + " know, or not answer?");
    }

    private Ruling released(RoleReleased one) {
        return incident.has(one.role(), one.person())
                ? accepted()
                : new Refused(one.person().name() + " does not have that role", "go on");
    }

    private Ruling inquiry(Inquiry fact) {
        return switch (fact) {
            case HypothesisSupported one -> ofHypothesis(one.hypothesis());
            case HypothesisRefuted one -> ofHypothesis(one.hypothesis());
            case HypothesisConfirmed one -> ofHypothesis(one.hypothesis());
            case HypothesisPinned one -> pinned(one.hypothesis(), true);
            case HypothesisUnpinned one -> pinned(one.hypothesis(), false);
            case TestStarted one -> ofHypothesis(one.hypothesis());
            case TestFinished one ->
                incident.openTests().containsKey(one.test())
                        ? accepted()
                        : new Refused("no test " + one.test() + " is going on", "say what you saw as an observation");
            case Answered one -> answered(one);
            case Inquiry.Observed _, Inquiry.Asked _, Inquiry.HypothesisProposed _ -> accepted();
        };
    }

    private Ruling ofHypothesis(long number) {
        return incident.hypotheses().containsKey(number)
                ? accepted()
                : new Refused("there is no hypothesis " + number, "propose it first");
    }

    private Ruling pinned(long number, boolean isWanted) {
        boolean isAlready = Optional.ofNullable(incident.hypotheses().get(number))
                .filter(one -> one.isPinned() == isWanted)
                .isPresent();
        return isAlready
                ? new Refused("hypothesis " + number + (isWanted ? " is pinned already" : " is not pinned"), "go on")
                : ofHypothesis(number);
    }

    private Ruling answered(Answered one) {
        return incident.openQuestions().containsKey(one.question())
                ? accepted()
                : new Refused("no question " + one.question() + " is open", "say it as an observation");
    }

    private Ruling action(Action fact) {
        return switch (fact) {
            case ChangeStarted one -> change(one);
            case ChangeFinished one -> ofChange(one.change(), Change.State.OPEN, "is not being made");
            case ChangeRolledBack one -> rolledBack(one.change());
            case VerificationStarted one -> verification(one.change());
            case VerificationPassed one -> passed(one.verification());
            case VerificationFailed one -> watching(one.verification()).orElseGet(this::accepted);
            case WorkaroundOwned one -> indebted(one.workaround());
            case WorkaroundReplaced one -> indebted(one.workaround());
            case Action.Decided _, Action.WorkaroundApplied _, Action.FollowUpOpened _, Action.FreezeLifted _ ->
                accepted();
        };
    }

    /** One variable at a time; but while customers bleed, stopping that takes a word and no argument. */
    private Ruling change(ChangeStarted wanted) {
        List<Change> inTheWay = incident.changesInTheWay();
        if (inTheWay.isEmpty()) {
            return accepted();
        }
        Change other = inTheWay.getFirst();
        String rule = "change " + other.number() + ", " + other.brief() + ", " + other.standing();
        boolean mayStopTheBleeding = wanted.purpose() == Purpose.MITIGATION
                && incident.isHurting()
                && incident.stableSince().isEmpty();
        return mayStopTheBleeding
                ? new NeedsConfirmation(rule + ". Nobody will know which of both helped. Go on?")
                : new NeedsOverride(rule, "verify it or roll it back first");
    }

    private Ruling ofChange(long number, Change.State needed, String otherwise) {
        return Optional.ofNullable(incident.changes().get(number))
                .map(change -> change.state() == needed
                        ? accepted()
                        : new Refused("change " + number + " " + otherwise, "see what became of it in the timeline"))
                .orElseGet(() -> new Refused("there is no change " + number, "start it first"));
    }

    private Ruling rolledBack(long number) {
        return Optional.ofNullable(incident.changes().get(number))
                .map(change -> change.state() == Change.State.ROLLED_BACK
                        ? new Refused("change " + number + " is rolled back already", "go on")
                        : accepted())
                .orElseGet(() -> new Refused("there is no change " + number, "say what you undid as a change"));
    }

    private Ruling verification(Optional<Long> change) {
        Optional<Verification> going = incident.watched();
        if (going.isPresent()) {
            return new Refused(
                    "verification " + going.get().number() + " is going on", "say first whether it passed or failed");
        }
        return change.isEmpty()
                ? accepted()
                : ofChange(change.get(), Change.State.UNVERIFIED, "is not in place, or was verified");
    }

    private Ruling passed(long number) {
        Optional<Ruling> other = watching(number);
        if (other.isPresent()) {
            return other.get();
        }
        Duration watched = Duration.between(
                Optional.ofNullable(incident.verifications().get(number))
                        .orElseThrow()
                        .at(),
                proposal.at());
        return watched.compareTo(policy.soak()) >= 0
                ? accepted()
                : new NeedsConfirmation("it was watched for " + watched.toMinutes() + " of "
                        + policy.soak().toMinutes() + " minutes, and a second wave may come. Is it enough?");
    }

    /** What stands against ending a verification; empty when nothing does. */
    private Optional<Ruling> watching(long number) {
        boolean isWatching =
                incident.watched().filter(one -> one.number() == number).isPresent();
        return isWatching
                ? Optional.empty()
                : Optional.of(new Refused("no verification " + number + " is going on", "start it first"));
    }

    private Ruling indebted(long workaround) {
        return incident.workarounds().stream().anyMatch(known -> known.number() == workaround)
                ? accepted()
                : new Refused("no workaround " + workaround + " is in place", "write it down first");
    }

    private Ruling corrected(Corrected one) {
        return one.entry() >= 1 && one.entry() <= incident.entries()
                ? accepted()
                : new Refused("there is no entry " + one.entry(), "tell the number of the entry to correct");
    }
}
