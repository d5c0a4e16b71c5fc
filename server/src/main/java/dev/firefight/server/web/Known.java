package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Action.VerificationFailed;
import dev.firefight.incident.Change;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Hypothesis;
import dev.firefight.incident.Inquiry.TestFinished;
import dev.firefight.incident.Inquiry.TestStarted;
import dev.firefight.incident.Verification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the timeline already says of what a form asks, so that nobody types it twice.
 *
 * @param room in which it is written
 * @param asked what the address of the form says
 */
record Known(WarRoom room, Map<String, String> asked) {
    /** What stands in the fields of a form of this kind, before anybody types. */
    Map<String, String> of(String kind) {
        Map<String, String> known = new LinkedHashMap<>();
        switch (kind) {
            case "test-started" ->
                hypothesis().map(one -> one.proposed().test()).ifPresent(test -> known.put("what", test));
            case "hypothesis-supported", "hypothesis-refuted", "hypothesis-confirmed" ->
                hypothesis().flatMap(this::result).ifPresent(result -> known.put("evidence", result));
            case "verification-started" ->
                change().map(one -> one.started().expectedEffect()).ifPresent(effect -> known.put("checks", effect));
            case "change-rolled-back" -> change().flatMap(this::failure).ifPresent(why -> known.put("why", why));
            case "severity-set" ->
                room.state().severity().ifPresent(severity -> known.put("severity", Value.word(severity)));
            case "role-taken" -> {
                if (asked.containsKey("role")) {
                    known.put("person", room.caller().person().name());
                }
            }
            default -> {}
        }
        return known;
    }

    /** What came of the last test of a hypothesis. */
    private Optional<String> result(Hypothesis hypothesis) {
        Map<Long, Long> tests = new LinkedHashMap<>();
        Optional<String> result = Optional.empty();
        for (Entry entry : room.timeline().entries()) {
            if (entry.fact() instanceof TestStarted test) {
                tests.put(entry.number(), test.hypothesis());
            } else if (entry.fact() instanceof TestFinished test
                    && tests.getOrDefault(test.test(), 0L) == hypothesis.number()) {
                result = Optional.of(test.result());
            }
        }
        return result;
    }

    /** What showed that a change did not help. */
    private Optional<String> failure(Change change) {
        Optional<String> failure = Optional.empty();
        for (Entry entry : room.timeline().entries()) {
            if (entry.fact() instanceof VerificationFailed failed
                    && Optional.ofNullable(room.state().verifications().get(failed.verification()))
                            .map(Verification::started)
                            .flatMap(started -> started.change())
                            .filter(number -> number == change.number())
                            .isPresent()) {
                failure = Optional.of(failed.evidence());
            }
        }
        return failure;
    }

    private Optional<Hypothesis> hypothesis() {
        return number("hypothesis")
                .flatMap(number -> Optional.ofNullable(room.state().hypotheses().get(number)));
    }

    private Optional<Change> change() {
        return number("change")
                .flatMap(number -> Optional.ofNullable(room.state().changes().get(number)));
    }

    private Optional<Long> number(String name) {
        return Optional.ofNullable(asked.get(name))
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Long::valueOf);
    }
}
