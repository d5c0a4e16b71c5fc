package dev.firefight.app.bench;

import dev.firefight.evidence.Suspect;
import dev.firefight.practice.production.Host;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.practice.scenario.Scenario.Truth;
import dev.firefight.telemetry.Change;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is behind a scenario, as far as suspects can name it.
 *
 * @param component in which it begins
 * @param bucket the kind of cause; none where nothing is wrong
 * @param names who may be named: the component; for a zone its machines as well
 * @param culprits ids of changes that do the harm, as far as they were told
 * @param herrings titles of changes that do none, by their ids
 */
record DrillTruth(
        String component, String bucket, Set<String> names, Set<String> culprits, Map<String, String> herrings) {
    /** Copies them. */
    DrillTruth {
        names = Set.copyOf(names);
        culprits = Set.copyOf(culprits);
        herrings = Map.copyOf(herrings);
    }

    /** What is known of a run up to now. What a second cause changed elsewhere is neither a culprit nor a herring. */
    static DrillTruth of(Run run) {
        Truth truth = run.scenario().truth();
        Set<String> names = new HashSet<>(Set.of(truth.component()));
        for (Host host : run.production().machines().all()) {
            if (truth.component().equals("zone " + host.zone())) {
                names.add(host.name());
            }
        }
        Map<String, String> herrings = new LinkedHashMap<>();
        run.harmless().forEach(one -> herrings.put(one.id(), one.title()));
        Set<String> culprits = new HashSet<>();
        for (Change one : run.production().changes()) {
            boolean isOfIt = run.scenario().kind() != Kind.FAMILY || names.contains(one.service());
            if (isOfIt && !herrings.containsKey(one.id())) {
                culprits.add(one.id());
            }
        }
        return new DrillTruth(truth.component(), truth.bucket(), names, culprits, herrings);
    }

    /** Whether nothing is wrong. */
    boolean isFalseAlarm() {
        return bucket.equals("none");
    }

    /** A change has to be one that does the harm, wherever it shows; anything else has to be of the component, or be it. */
    boolean isNamedBy(Suspect suspect) {
        return suspect.isChange()
                ? culprits.contains(suspect.component())
                : names.contains(suspect.service()) || names.contains(suspect.component());
    }

    /** The place of the truth among suspects; of several that are of one service only the first counts. */
    OptionalInt place(List<Suspect> suspects) {
        return Places.place(suspects, DrillTruth::counted, this::isNamedBy);
    }

    /** How many suspects there are, those of one service counted once. */
    static int count(List<Suspect> suspects) {
        return (int) suspects.stream().map(DrillTruth::counted).distinct().count();
    }

    private static String counted(Suspect suspect) {
        if (suspect.isChange()) {
            return "change " + suspect.component();
        }
        return suspect.service().isEmpty() ? suspect.component() : suspect.service();
    }
}
