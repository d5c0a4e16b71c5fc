package dev.firefight.app.drill;

import dev.firefight.app.UsageException;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.Secret;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.score.Debrief;
import java.util.List;

/**
 * A drill that is over, with all that it takes to run it again.
 *
 * @param scenario what was played
 * @param seed decided what was left to chance
 * @param log what was said, looked at and done
 */
record Finished(Scenario scenario, long seed, DrillLog log) {
    /**
     * Of its log, which tells the rest at its end.
     *
     * @param name by which it was asked for
     * @throws UsageException when it was broken off, what is told is not what was committed to, or its scenario is not known here
     */
    static Finished of(String name, DrillLog log) {
        try {
            Secret secret = log.secret();
            Scenario scenario =
                    ChosenScenarios.named(List.of(secret.scenario())).getFirst();
            return new Finished(scenario, secret.seed(), log);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException("drill " + name + ": " + unknown.getMessage());
        }
    }

    /** What there is to learn from it; takes some seconds. */
    Debrief debrief() {
        return Debrief.of(scenario, seed, log);
    }

    /** The same drill once more, carried on to the end of its scenario. */
    Drill again() {
        Drill drill = Drill.of(scenario, seed, log);
        drill.run().until(scenario.lasts());
        return drill;
    }
}
