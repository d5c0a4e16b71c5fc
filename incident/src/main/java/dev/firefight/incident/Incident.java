package dev.firefight.incident;

import dev.firefight.incident.Action.ChangeFinished;
import dev.firefight.incident.Action.ChangeRolledBack;
import dev.firefight.incident.Action.ChangeStarted;
import dev.firefight.incident.Action.Decided;
import dev.firefight.incident.Action.FollowUpOpened;
import dev.firefight.incident.Action.FreezeLifted;
import dev.firefight.incident.Action.VerificationFailed;
import dev.firefight.incident.Action.VerificationPassed;
import dev.firefight.incident.Action.VerificationStarted;
import dev.firefight.incident.Action.WorkaroundApplied;
import dev.firefight.incident.Action.WorkaroundOwned;
import dev.firefight.incident.Action.WorkaroundReplaced;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Reopened;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SecondWaveSeen;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Course.Stabilised;
import dev.firefight.incident.Hypothesis.Evidence;
import dev.firefight.incident.Hypothesis.Standing;
import dev.firefight.incident.Impact.ImpactDescribed;
import dev.firefight.incident.Impact.ImpactEnded;
import dev.firefight.incident.Impact.ImpactStarted;
import dev.firefight.incident.Inquiry.Answered;
import dev.firefight.incident.Inquiry.Asked;
import dev.firefight.incident.Inquiry.HypothesisConfirmed;
import dev.firefight.incident.Inquiry.HypothesisPinned;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisRefuted;
import dev.firefight.incident.Inquiry.HypothesisSupported;
import dev.firefight.incident.Inquiry.HypothesisUnpinned;
import dev.firefight.incident.Inquiry.Observed;
import dev.firefight.incident.Inquiry.TestFinished;
import dev.firefight.incident.Inquiry.TestStarted;
import dev.firefight.incident.Message.UpdatePosted;
import dev.firefight.incident.Note.ClockRang;
import dev.firefight.incident.Staffing.Escalated;
import dev.firefight.incident.Staffing.RoleHandedOver;
import dev.firefight.incident.Staffing.RoleReleased;
import dev.firefight.incident.Staffing.RoleTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How things stand after some entries of a timeline: nothing but what follows from them. Immutable; folding takes time in proportion to
 * the entries, and one more entry time in proportion to what is open.
 */
public final class Incident {
    private static final Incident NONE = new Incident();

    private long entries;
    private Optional<Instant> lastAt = Optional.empty();
    private Optional<Declared> declared = Optional.empty();
    private Optional<Instant> declaredAt = Optional.empty();
    private boolean isDeclaredByProgram;
    private Optional<Instant> resolvedAt = Optional.empty();
    private Optional<Severity> severity = Optional.empty();
    private Severity worst = Severity.SEV_5;
    private Optional<Instant> hurtSince = Optional.empty();
    private Optional<Instant> hurtUntil = Optional.empty();
    private Optional<ImpactDescribed> impact = Optional.empty();
    private Optional<Instant> stableSince = Optional.empty();
    private Optional<Wave> wave = Optional.empty();
    private Stage stage = Stage.DECLARED;
    private Optional<Verification> verified = Optional.empty();
    private Optional<Instant> escalatedAt = Optional.empty();
    private Optional<Instant> updatedAt = Optional.empty();
    private Optional<Instant> nextUpdateBy = Optional.empty();
    private Optional<Instant> frozenAgainAt = Optional.empty();
    private boolean hasEvidence;
    private long followUps;

    private final List<Duty> duties;
    private final TreeMap<Long, Hypothesis> hypotheses;
    private final TreeMap<Long, Long> openTests;
    private final TreeMap<Long, Change> changes;
    private final TreeMap<Long, Verification> verifications;
    private final TreeMap<Long, Workaround> workarounds;
    private final TreeMap<Long, String> openQuestions;
    private final Set<ClockRang> rang;
    /** Since when nobody has a role that somebody should have. */
    private final Map<Role, Instant> vacantSince;

    private Incident() {
        duties = new ArrayList<>();
        hypotheses = new TreeMap<>();
        openTests = new TreeMap<>();
        changes = new TreeMap<>();
        verifications = new TreeMap<>();
        workarounds = new TreeMap<>();
        openQuestions = new TreeMap<>();
        rang = new HashSet<>();
        vacantSince = new EnumMap<>(Role.class);
    }

    private Incident(Incident other) {
        entries = other.entries;
        lastAt = other.lastAt;
        declared = other.declared;
        declaredAt = other.declaredAt;
        isDeclaredByProgram = other.isDeclaredByProgram;
        resolvedAt = other.resolvedAt;
        severity = other.severity;
        worst = other.worst;
        hurtSince = other.hurtSince;
        hurtUntil = other.hurtUntil;
        impact = other.impact;
        stableSince = other.stableSince;
        wave = other.wave;
        stage = other.stage;
        verified = other.verified;
        escalatedAt = other.escalatedAt;
        updatedAt = other.updatedAt;
        nextUpdateBy = other.nextUpdateBy;
        frozenAgainAt = other.frozenAgainAt;
        hasEvidence = other.hasEvidence;
        followUps = other.followUps;
        duties = new ArrayList<>(other.duties);
        hypotheses = new TreeMap<>(other.hypotheses);
        openTests = new TreeMap<>(other.openTests);
        changes = new TreeMap<>(other.changes);
        verifications = new TreeMap<>(other.verifications);
        workarounds = new TreeMap<>(other.workarounds);
        openQuestions = new TreeMap<>(other.openQuestions);
        rang = new HashSet<>(other.rang);
        vacantSince = new EnumMap<>(other.vacantSince);
    }

    /**
     * A second wave.
     *
     * @param number of the entry that told of it
     * @param at when it was told of
     */
    public record Wave(long number, Instant at) {}

    /** Before any entry. */
    public static Incident none() {
        return NONE;
    }

    /**
     * How things stand after all entries of a timeline.
     *
     * @throws IllegalArgumentException when they are not numbered from 1 on without gaps
     */
    public static Incident of(Iterable<Entry> timeline) {
        Incident incident = new Incident();
        timeline.forEach(incident::add);
        return incident;
    }

    /**
     * How things stand after one more entry.
     *
     * @throws IllegalArgumentException when it is not the next
     */
    public Incident with(Entry entry) {
        Incident next = new Incident(this);
        next.add(entry);
        return next;
    }

    private void add(Entry entry) {
        if (entry.number() != entries + 1) {
            throw new IllegalArgumentException(
                    "entry " + entry.number() + " cannot follow " + entries + "; read the timeline in its order");
        }
        entries++;
        lastAt = Optional.of(entry.at());
        stage = stage.after(entry.fact());
        switch (entry.fact()) {
            case Course fact -> course(entry, fact);
            case Impact fact -> impact(fact);
            case Staffing fact -> staffing(entry, fact);
            case Inquiry fact -> inquiry(entry, fact);
            case Action fact -> action(entry, fact);
            case UpdatePosted one -> {
                updatedAt = Optional.of(entry.at());
                nextUpdateBy = one.nextBy();
            }
            case ClockRang fact -> rang.add(fact);
            case Message _, Alarm _, Note _ -> {}
        }
    }

    private void course(Entry entry, Course fact) {
        switch (fact) {
            case Declared one -> {
                declared = Optional.of(one);
                declaredAt = Optional.of(entry.at());
                isDeclaredByProgram = entry.by().equals(Person.PROGRAM);
                for (Role role : Role.values()) {
                    vacantSince.put(role, entry.at());
                }
            }
            case SeveritySet one -> {
                severity = Optional.of(one.severity());
                worst = one.severity().isWorseThan(worst) ? one.severity() : worst;
            }
            case Stabilised _ -> stableSince = Optional.of(entry.at());
            case SecondWaveSeen _ -> {
                wave = Optional.of(new Wave(entry.number(), entry.at()));
                stableSince = Optional.empty();
                verified = Optional.empty();
                watched().ifPresent(going -> verifications.put(going.number(), going.now(Verification.State.FAILED)));
            }
            case Resolved _ -> resolvedAt = Optional.of(entry.at());
            case Reopened _ -> {
                resolvedAt = Optional.empty();
                stableSince = Optional.empty();
                verified = Optional.empty();
            }
        }
    }

    private void impact(Impact fact) {
        switch (fact) {
            case ImpactStarted one -> {
                hurtSince = Optional.of(one.since());
                hurtUntil = Optional.empty();
            }
            case ImpactDescribed one -> impact = Optional.of(one);
            case ImpactEnded one -> hurtUntil = Optional.of(one.since());
        }
    }

    private void staffing(Entry entry, Staffing fact) {
        switch (fact) {
            case RoleTaken one -> take(entry, one.role(), one.person());
            case RoleHandedOver one -> {
                release(entry, one.role(), one.from());
                take(entry, one.role(), one.to());
            }
            case RoleReleased one -> release(entry, one.role(), one.person());
            case Escalated _ -> escalatedAt = Optional.of(entry.at());
        }
    }

    private void take(Entry entry, Role role, Person person) {
        duties.add(new Duty(role, person, entry.at()));
        vacantSince.remove(role);
    }

    private void release(Entry entry, Role role, Person person) {
        duties.removeIf(one -> one.role() == role && one.person().equals(person));
        if (holder(role).isEmpty()) {
            vacantSince.put(role, entry.at());
        }
    }

    private void inquiry(Entry entry, Inquiry fact) {
        long number = entry.number();
        switch (fact) {
            case Observed _ -> hasEvidence = true;
            case Asked one -> openQuestions.put(number, one.question());
            case Answered one -> openQuestions.remove(one.question());
            case HypothesisProposed one ->
                hypotheses.put(number, new Hypothesis(number, one, Standing.OPEN, false, List.of()));
            case HypothesisSupported one ->
                evidence(one.hypothesis(), new Evidence(number, Standing.SUPPORTED, one.evidence(), one.source()));
            case HypothesisRefuted one ->
                evidence(one.hypothesis(), new Evidence(number, Standing.REFUTED, one.evidence(), one.source()));
            case HypothesisConfirmed one ->
                evidence(one.hypothesis(), new Evidence(number, Standing.CONFIRMED, one.evidence(), one.source()));
            case HypothesisPinned one -> pin(one.hypothesis(), true);
            case HypothesisUnpinned one -> pin(one.hypothesis(), false);
            case TestStarted one -> openTests.put(number, one.hypothesis());
            case TestFinished one -> openTests.remove(one.test());
        }
    }

    private void evidence(long hypothesis, Evidence evidence) {
        hypotheses.computeIfPresent(hypothesis, (_, one) -> one.with(evidence));
    }

    private void pin(long hypothesis, boolean isNow) {
        hypotheses.computeIfPresent(hypothesis, (_, one) -> one.pinned(isNow));
    }

    private void action(Entry entry, Action fact) {
        long number = entry.number();
        switch (fact) {
            case Decided _ -> {}
            case ChangeStarted one ->
                changes.put(
                        number, new Change(number, one, entry.by(), entry.at(), Optional.empty(), Change.State.OPEN));
            case ChangeFinished one -> changes.computeIfPresent(one.change(), (_, known) -> known.placed(entry.at()));
            case ChangeRolledBack one -> change(one.change(), Change.State.ROLLED_BACK);
            case VerificationStarted one -> {
                verifications.put(number, new Verification(number, one, entry.at(), Verification.State.WATCHING));
                verified = Optional.empty();
            }
            case VerificationPassed one -> {
                verified(one.verification(), Verification.State.PASSED, Change.State.VERIFIED);
                verified = Optional.ofNullable(verifications.get(one.verification()));
                stableSince = stableSince.or(() -> Optional.of(entry.at()));
            }
            case VerificationFailed one -> verified(one.verification(), Verification.State.FAILED, Change.State.FAILED);
            case WorkaroundApplied one ->
                workarounds.put(number, new Workaround(number, one.what(), one.owner(), one.due()));
            case WorkaroundOwned one ->
                workarounds.computeIfPresent(
                        one.workaround(),
                        (_, known) -> new Workaround(
                                known.number(), known.what(), Optional.of(one.owner()), Optional.of(one.due())));
            case WorkaroundReplaced one -> workarounds.remove(one.workaround());
            case FollowUpOpened _ -> followUps++;
            case FreezeLifted one -> frozenAgainAt = Optional.of(entry.at().plus(one.duration()));
        }
    }

    private void change(long number, Change.State state) {
        changes.computeIfPresent(number, (_, one) -> one.now(state));
    }

    private void verified(long number, Verification.State state, Change.State ofChange) {
        verifications.computeIfPresent(number, (_, one) -> {
            one.started()
                    .change()
                    .filter(change -> Optional.ofNullable(changes.get(change))
                            .filter(Change::isInTheWay)
                            .isPresent())
                    .ifPresent(change -> change(change, ofChange));
            return one.now(state);
        });
    }

    /** How many entries there are. */
    public long entries() {
        return entries;
    }

    /** When the last entry was written. */
    public Optional<Instant> lastAt() {
        return lastAt;
    }

    /** As it was declared. */
    public Optional<Declared> declared() {
        return declared;
    }

    /** When it was declared. */
    public Optional<Instant> declaredAt() {
        return declaredAt;
    }

    /** Whether an alert brought it, and nobody was asked yet what is to be expected. */
    boolean isDeclaredByProgram() {
        return isDeclaredByProgram;
    }

    /** Whether it was declared and is not over. */
    public boolean isOpen() {
        return declared.isPresent() && resolvedAt.isEmpty();
    }

    /** When it was resolved; empty while it is open. */
    public Optional<Instant> resolvedAt() {
        return resolvedAt;
    }

    /** How bad it is. */
    public Optional<Severity> severity() {
        return severity;
    }

    /** Whether it was major at any time. */
    public boolean wasMajor() {
        return severity.isPresent() && worst.isMajor();
    }

    /** Since when customers are hurt, or were. */
    public Optional<Instant> hurtSince() {
        return hurtSince;
    }

    /** Until when they were hurt; empty while they are. */
    public Optional<Instant> hurtUntil() {
        return hurtUntil;
    }

    /** Whether customers are hurt now. */
    public boolean isHurting() {
        return hurtSince.isPresent() && hurtUntil.isEmpty();
    }

    /** Who is hurt, and how, as it was told last. */
    public Optional<ImpactDescribed> impact() {
        return impact;
    }

    /** How far it is. */
    public Phase phase() {
        return stage.phase();
    }

    /** Since when it gets no worse. */
    public Optional<Instant> stableSince() {
        return stableSince;
    }

    /** The last second wave: what broke, or was seen to be broken still, after something had helped. */
    public Optional<Wave> wave() {
        return wave;
    }

    /** What showed that it is over; empty again after a second wave, after it was reopened, and while it is watched anew. */
    public Optional<Verification> verified() {
        return verified;
    }

    /** When somebody else was called in last. */
    public Optional<Instant> escalatedAt() {
        return escalatedAt;
    }

    /** When others were told last. */
    public Optional<Instant> updatedAt() {
        return updatedAt;
    }

    /** Until when others were promised to be told next. */
    public Optional<Instant> nextUpdateBy() {
        return nextUpdateBy;
    }

    /** When deployments rest again after somebody let them go on. */
    public Optional<Instant> frozenAgainAt() {
        return frozenAgainAt;
    }

    /** Whether anything was observed. */
    public boolean hasEvidence() {
        return hasEvidence;
    }

    /** How many follow-ups were opened. */
    public long followUps() {
        return followUps;
    }

    /** All who have a role, in the order in which they took it. */
    public List<Duty> duties() {
        return Collections.unmodifiableList(duties);
    }

    /** Who has a role of which there is one. */
    public Optional<Duty> holder(Role role) {
        return duties.stream().filter(one -> one.role() == role).findFirst();
    }

    /** Since when nobody has a role; empty where somebody has it, or there is no incident. */
    public Optional<Instant> vacantSince(Role role) {
        return Optional.ofNullable(vacantSince.get(role));
    }

    /** Whether somebody has a role. */
    public boolean has(Role role, Person person) {
        return duties.stream()
                .anyMatch(one -> one.role() == role && one.person().equals(person));
    }

    /** Supposed causes by the numbers of their entries. */
    public Map<Long, Hypothesis> hypotheses() {
        return Collections.unmodifiableMap(hypotheses);
    }

    /** The hypotheses in the order in which to test them. */
    public List<Hypothesis> board() {
        return hypotheses.values().stream().sorted(Hypothesis.SIMPLEST_FIRST).toList();
    }

    /** Tests that are going on, by the numbers of their entries, with the hypothesis each is of. */
    public Map<Long, Long> openTests() {
        return Collections.unmodifiableMap(openTests);
    }

    /** Acts on production by the numbers of their entries. */
    public Map<Long, Change> changes() {
        return Collections.unmodifiableMap(changes);
    }

    /** The changes that another one must not be mixed with. */
    public List<Change> changesInTheWay() {
        return changes.values().stream().filter(Change::isInTheWay).toList();
    }

    /** Verifications by the numbers of their entries. */
    public Map<Long, Verification> verifications() {
        return Collections.unmodifiableMap(verifications);
    }

    /** The one that is going on. */
    public Optional<Verification> watched() {
        return verifications.values().stream()
                .filter(one -> one.state() == Verification.State.WATCHING)
                .findFirst();
    }

    /** Workarounds in place, in the order of their entries; those replaced by a real fix are none any more. */
    public Collection<Workaround> workarounds() {
        return Collections.unmodifiableCollection(workarounds.values());
    }

    /** Questions without answer by the numbers of their entries. */
    public Map<Long, String> openQuestions() {
        return Collections.unmodifiableMap(openQuestions);
    }

    /** Whether a clock rang for something that was due then. */
    public boolean rang(ClockKind clock, Instant due) {
        return rang.contains(new ClockRang(clock, due));
    }
}
