package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Change;
import dev.firefight.incident.Checklist;
import dev.firefight.incident.Clock;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Message.Attached;
import dev.firefight.incident.Message.Audience;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.StatusUpdate;
import dev.firefight.incident.Telling;
import dev.firefight.incident.Terms;
import dev.firefight.incident.Verification;
import dev.firefight.incident.Workaround;
import dev.firefight.server.access.Caller;
import dev.firefight.server.access.Permission;
import dev.firefight.server.change.ReportedChange;
import dev.firefight.server.incidents.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An incident as a page shows it to somebody at a moment.
 *
 * @param where it is kept
 * @param timeline all of it
 * @param policy how long things may take
 * @param caller who looks
 * @param now the moment
 * @param calling who was called
 * @param reported changes of its services that others reported, the newest first
 */
record WarRoom(
        Where where,
        Timeline timeline,
        Policy policy,
        Caller caller,
        Instant now,
        Calling calling,
        List<ReportedChange> reported) {
    /** Whether it burns in production, or in one that is simulated. */
    enum Where {
        /** In production. */
        REAL("/incidents/"),
        /** In one that is simulated; what is changed there is done, not only told. */
        SIMULATED("/drills/");

        private final String address;

        Where(String address) {
            this.address = address;
        }
    }

    /** A line of the checklist, and where it is answered; empty where it is not. */
    record Question(String words, Optional<String> answer, Optional<String> write) {}

    /** Something that is due. */
    record Due(String words, Instant at, boolean isOver, String write) {}

    Ways ways() {
        return new Ways(this);
    }

    Incident state() {
        return timeline.state();
    }

    String address() {
        return where.address + timeline.number();
    }

    /** Whether what is changed is done, not only told. */
    boolean isSimulated() {
        return where == Where.SIMULATED;
    }

    /** Where a fact of this kind is written. */
    String write(String kind) {
        if (isSimulated() && kind.equals("change-started")) {
            return address() + "#act";
        }
        return address() + "?write=" + kind + "#compose";
    }

    /** Where a fact of this kind about an entry is written. */
    String write(String kind, String field, long entry) {
        return address() + "?write=" + kind + "&" + field + "=" + entry + "#compose";
    }

    String title() {
        return state().declared().orElseThrow().title();
    }

    boolean isDrill() {
        return state().declared().orElseThrow().isDrill();
    }

    /** Whether the one who looks may write. */
    boolean mayWrite() {
        return caller.permission().includes(Permission.RESPONDER);
    }

    String severity() {
        return state().severity().map(policy::name).orElse("Severity not set");
    }

    /** The name of a style for how bad it is. */
    String severityStyle() {
        return state().severity()
                .map(Severity::isMajor)
                .map(major -> major ? "major" : "minor")
                .orElse("unset");
    }

    String phase() {
        return Terms.of(state().phase());
    }

    String phaseStyle() {
        return Value.word(state().phase());
    }

    /** Where the evidence for a hypothesis of the program is looked at; empty where it is not kept. */
    Optional<String> evidence(Hypothesis hypothesis) {
        return calling.exhibit()
                .flatMap(exhibit -> exhibit.suspect(hypothesis.proposed().cause()))
                .map(suspect ->
                        EvidenceView.address(timeline.number(), suspect.service(), "") + "#suspect-" + suspect.rank());
    }

    /** The view of the evidence that an entry leads to; empty where it leads to none. */
    Optional<String> view(Entry entry) {
        return entry.fact() instanceof dev.firefight.incident.Inquiry.Observed observed
                ? EvidenceView.addressIn(observed.what(), timeline.number())
                : Optional.empty();
    }

    /** The newest first. */
    List<Entry> newestFirst() {
        return timeline.entries().reversed();
    }

    Telling telling(Entry entry) {
        return Telling.of(entry.fact(), policy);
    }

    /** The address of a file that an entry tells of; empty where it tells of none. */
    Optional<String> file(Entry entry) {
        return entry.fact() instanceof Attached one
                ? Optional.of("/api/v1" + address() + "/files/" + one.sha256())
                : Optional.empty();
    }

    /** Whether that file is a picture that a browser shows. */
    boolean isPicture(Entry entry) {
        return entry.fact() instanceof Attached one && AttachmentApi.PICTURES.contains(one.mediaType());
    }

    /** The words of the entry that another speaks of, cut to a line. */
    String brief(long entry) {
        if (entry < 1 || entry > timeline.entries().size()) {
            return "";
        }
        Telling told =
                Telling.of(timeline.entries().get(Math.toIntExact(entry - 1)).fact(), policy);
        return brief(told.text().isEmpty() ? told.label() : told.text());
    }

    private static String brief(String text) {
        String line = text.lines().findFirst().orElse("");
        int most = 70;
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }

    List<Question> checklist() {
        return Checklist.of(state()).stream()
                .map(item -> new Question(item.question(), item.answer(), ways().to(item)))
                .toList();
    }

    long answered() {
        return checklist().stream().filter(one -> one.answer().isPresent()).count();
    }

    /** What is due, the next first. */
    List<Due> clocks() {
        return Clock.of(state(), policy).stream()
                .map(clock -> new Due(words(clock), clock.due(), !clock.due().isAfter(now), ways().to(clock)))
                .toList();
    }

    private static String words(Clock clock) {
        return switch (clock.kind()) {
            case COMMANDER_MISSING -> "Commander";
            case SEVERITY_MISSING -> "Severity";
            case SCRIBE_MISSING -> "Scribe";
            case UPDATE_DUE -> "Update";
            case ESCALATION_DUE -> "Escalation";
            case COMMANDER_TIRED -> "Commander rests";
            case SCRIBE_TIRED -> "Scribe rests";
            case SOAK_OVER -> "Watched long enough";
            case WORKAROUND_OVERDUE -> "Real fix of a workaround";
        };
    }

    /** What to do next, and what then: what is over first, then what was begun, then what nobody has answered. */
    List<Due> next() {
        Stream<Due> over = Clock.of(state(), policy).stream()
                .filter(clock -> !clock.due().isAfter(now))
                .map(clock -> new Due(Telling.reminder(clock.kind()), clock.due(), true, ways().to(clock)));
        Stream<Due> open = checklist().stream()
                .filter(one -> one.answer().isEmpty() && state().isOpen())
                .map(one -> new Due(one.words(), now, false, one.write().orElse(address())));
        Set<String> known = new HashSet<>();
        return Stream.of(over, begun().stream(), open)
                .flatMap(steps -> steps)
                .filter(step -> known.add(step.write()))
                .limit(2)
                .toList();
    }

    /** What is being changed or watched asks to be brought to its end. */
    private Optional<Due> begun() {
        if (!state().isOpen()) {
            return Optional.empty();
        }
        Optional<Due> watching = state().watched()
                .map(one -> new Due(
                        "Being watched: " + brief(one.started().checks()) + ". Does it hold?",
                        now,
                        false,
                        write("verification-passed", "verification", one.number())));
        return watching.or(() -> state().changesInTheWay().stream().findFirst().map(this::begun));
    }

    private Due begun(Change change) {
        String what = change.brief();
        return switch (change.state()) {
            case OPEN ->
                new Due("Is it in place? " + what, now, false, write("change-finished", "change", change.number()));
            case FAILED ->
                new Due(
                        "It did not help: roll back " + what,
                        now,
                        false,
                        write("change-rolled-back", "change", change.number()));
            case UNVERIFIED, VERIFIED, ROLLED_BACK ->
                new Due(
                        "Does it help? Watch what became of " + what,
                        now,
                        false,
                        write("verification-started", "change", change.number()));
        };
    }

    List<Role> roles() {
        return List.of(Role.COMMANDER, Role.SCRIBE, Role.COMMUNICATION, Role.EXPERT);
    }

    List<Duty> holders(Role role) {
        return state().duties().stream().filter(one -> one.role() == role).toList();
    }

    boolean isMine(Duty duty) {
        return duty.person().equals(caller.person());
    }

    boolean has(Role role) {
        return state().has(role, caller.person());
    }

    List<Bucket> buckets() {
        return List.of(Bucket.values());
    }

    List<Hypothesis> board(Bucket bucket) {
        return state().board().stream()
                .filter(one -> one.proposed().bucket() == bucket && !one.isPinned())
                .toList();
    }

    /** Those that somebody keeps on top, of whichever bucket. */
    List<Hypothesis> pinned() {
        return state().board().stream().filter(Hypothesis::isPinned).toList();
    }

    /** A hypothesis as the board shows it. */
    HypothesisCard card(Hypothesis hypothesis) {
        return HypothesisCard.of(hypothesis, isByProgram(hypothesis.number()));
    }

    /** Whether only the program has said something of a hypothesis, so that a person may judge by what it measured. */
    boolean isUnjudged(Hypothesis hypothesis) {
        return isByProgram(hypothesis.number())
                && tests(hypothesis).isEmpty()
                && hypothesis.evidence().stream().allMatch(one -> isByProgram(one.entry()));
    }

    private boolean isByProgram(long entry) {
        return timeline.entries().get((int) entry - 1).by().equals(Person.PROGRAM);
    }

    /** The tests of a hypothesis that are going on. */
    List<Long> tests(Hypothesis hypothesis) {
        return state().openTests().entrySet().stream()
                .filter(one -> one.getValue() == hypothesis.number())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Change> changes() {
        return state().changes().values().stream().toList().reversed();
    }

    Optional<Verification> watched(Change change) {
        return state().watched().filter(one -> one.started()
                .change()
                .filter(number -> number == change.number())
                .isPresent());
    }

    /** How far a change is, in a word or two. */
    String standing(Change change) {
        return switch (change.state()) {
            case OPEN -> "Being made";
            case UNVERIFIED -> watched(change).isPresent() ? "Watching" : "Unverified";
            case VERIFIED, FAILED, ROLLED_BACK -> Terms.of(change.state());
        };
    }

    Instant soakOver(Verification verification) {
        return verification.at().plus(policy.soak());
    }

    List<Workaround> debts() {
        return List.copyOf(state().workarounds());
    }

    Map<Long, String> questions() {
        return state().openQuestions();
    }

    /** All names that stand in the timeline, for those who type one. */
    List<String> people() {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        timeline.entries().stream()
                .map(Entry::by)
                .filter(one -> !one.equals(Person.PROGRAM))
                .forEach(one -> names.add(one.name()));
        state().duties().forEach(duty -> names.add(duty.person().name()));
        names.add(caller.person().name());
        return List.copyOf(names);
    }

    /** Until when others are to be told next. */
    Instant nextUpdate() {
        return now.plus(policy.update(state().severity()));
    }

    List<Audience> audiences() {
        return List.of(Audience.values());
    }

    String draft(Audience audience) {
        return StatusUpdate.draft(state(), policy, audience, ZoneId.of("UTC"), nextUpdate());
    }

    /** How long customers are hurt, or were. */
    Optional<Duration> hurt() {
        return state().hurtSince()
                .map(since -> Duration.between(since, state().hurtUntil().orElse(now)));
    }
}
