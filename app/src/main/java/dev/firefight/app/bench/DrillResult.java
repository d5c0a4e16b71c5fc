package dev.firefight.app.bench;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Suspect;
import dev.firefight.practice.scenario.Scenario.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How well the recording of one scenario was investigated.
 *
 * @param scenario its name
 * @param kind where it comes from
 * @param truth what is behind it
 * @param alertAfter how long after its beginning the first alert fired, negative for before; empty where none did
 * @param suspects who was named, most likely first
 */
record DrillResult(
        String scenario, Kind kind, DrillTruth truth, Optional<Duration> alertAfter, List<Suspect> suspects) {
    /** Copies the list. */
    DrillResult {
        suspects = List.copyOf(suspects);
    }

    /** The same with other suspects. */
    DrillResult with(List<Suspect> others) {
        return new DrillResult(scenario, kind, truth, alertAfter, others);
    }

    /** The place of the true cause, from 1; empty where nobody names it. */
    OptionalInt place() {
        return truth.place(suspects);
    }

    Optional<Suspect> first() {
        return suspects.stream().findFirst();
    }

    /** Whether somebody is accused: the first suspect is at least as likely as not. */
    boolean accuses() {
        return first().filter(one -> one.likelihood() >= Findings.ALARM_LIKELIHOOD)
                .isPresent();
    }

    /** Whether the first suspect is the true cause, and no other one is its equal. */
    boolean isRight() {
        return place().orElse(0) == 1;
    }

    /** Whether the first suspect is of the true kind of cause. */
    boolean bucketAgrees() {
        return first().filter(one -> one.bucket().id().equals(truth.bucket())).isPresent();
    }

    /** The first suspect that is a harmless change, and stands before the true cause; also where that is not named. */
    Optional<Suspect> herring() {
        return suspects.stream()
                .takeWhile(one -> !truth.isNamedBy(one))
                .filter(this::isHerring)
                .findFirst();
    }

    private boolean isHerring(Suspect suspect) {
        return suspect.isChange() && truth.herrings().containsKey(suspect.component());
    }

    /** Whether, among changes that are named, the first one does the harm; false where none is named, empty where no change that does it was told. */
    Optional<Boolean> changeIsRight() {
        return truth.culprits().isEmpty() || !truth.bucket().equals("change")
                ? Optional.empty()
                : Optional.of(suspects.stream()
                        .filter(Suspect::isChange)
                        .findFirst()
                        .filter(truth::isNamedBy)
                        .isPresent());
    }
}
