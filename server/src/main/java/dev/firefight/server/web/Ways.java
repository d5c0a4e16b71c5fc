package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Change;
import dev.firefight.incident.Checklist;
import dev.firefight.incident.Clock;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Role;
import dev.firefight.server.incidents.FactKinds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Which forms are offered as things stand, and by which of them what is asked for is answered.
 *
 * @param room in which they are offered
 */
record Ways(WarRoom room) {
    /** What is still written when all is over. */
    private static final Set<String> AFTERWARDS = Set.of(
            "answered",
            "corrected",
            "follow-up-opened",
            "freeze-lifted",
            "impact-described",
            "linked",
            "reopened",
            "update-posted",
            "workaround-owned",
            "workaround-replaced");

    /** Whether a fact of this kind would make sense now. */
    boolean isOpen(String kind) {
        return switch (kind) {
            case "reopened" -> !room.state().isOpen();
            case "impact-started" -> room.state().isOpen() && !room.state().isHurting();
            case "impact-ended" -> room.state().isHurting();
            case "change-started" -> room.state().isOpen() && !room.isSimulated();
            default -> room.state().isOpen() || AFTERWARDS.contains(kind);
        };
    }

    /** The form that is shown when none was asked for. */
    String usual() {
        return room.state().isOpen() ? "observed" : "follow-up-opened";
    }

    /** Where a question of the checklist is answered; empty for who may not, and where it is too late. */
    Optional<String> to(Checklist.Item item) {
        String kind = FactKinds.ALL.name(item.next());
        if (!room.mayWrite() || !isOpen(kind)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case "role-taken" -> item.role().map(this::toTake).orElse(room.write(kind));
                    case "test-started" -> toTest();
                    case "verification-started" -> toVerify();
                    default -> room.write(kind);
                });
    }

    /** Where what is due is done. */
    String to(Clock clock) {
        return switch (clock.kind()) {
            case COMMANDER_MISSING -> toTake(Role.COMMANDER);
            case SCRIBE_MISSING -> toTake(Role.SCRIBE);
            case COMMANDER_TIRED -> toRelieve(Role.COMMANDER);
            case SCRIBE_TIRED -> toRelieve(Role.SCRIBE);
            case SEVERITY_MISSING -> room.write("severity-set");
            case UPDATE_DUE -> room.write("update-posted");
            case ESCALATION_DUE -> room.write("escalated");
            case SOAK_OVER ->
                room.state()
                        .watched()
                        .map(one -> room.write("verification-passed", "verification", one.number()))
                        .orElse(room.address());
            case WORKAROUND_OVERDUE ->
                room.state().workarounds().stream()
                        .filter(one -> one.due().isPresent())
                        .min(Comparator.comparing(one -> one.due().orElseThrow()))
                        .map(one -> room.write("workaround-replaced", "workaround", one.number()))
                        .orElse(room.address());
        };
    }

    /** Where somebody is given a role. */
    String toTake(Role role) {
        return room.address() + "?write=role-taken&role=" + Value.word(role) + "#compose";
    }

    /** Where somebody hands a role over. */
    String toHandOver(Duty duty) {
        return room.address() + "?write=role-handed-over&role=" + Value.word(duty.role()) + "&from="
                + URLEncoder.encode(duty.person().name(), StandardCharsets.UTF_8) + "#compose";
    }

    private String toRelieve(Role role) {
        return room.state().holder(role).map(this::toHandOver).orElse(toTake(role));
    }

    /** The likeliest hypothesis that nobody tests; without one, something has to be supposed first. */
    private String toTest() {
        return room.state().board().stream()
                .filter(one -> one.standing() == Hypothesis.Standing.OPEN)
                .filter(one ->
                        one.proposed().test().isEmpty() && room.tests(one).isEmpty())
                .findFirst()
                .map(one -> room.write("test-started", "hypothesis", one.number()))
                .orElse(room.write("hypothesis-proposed"));
    }

    /** The change that waits for it; without one, recovery by itself. */
    private String toVerify() {
        return room.state().changes().values().stream()
                .filter(one -> one.state() == Change.State.UNVERIFIED)
                .findFirst()
                .map(one -> room.write("verification-started", "change", one.number()))
                .orElse(room.write("verification-started"));
    }
}
