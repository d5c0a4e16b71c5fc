package dev.firefight.evidence;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.Symptom;
import dev.firefight.telemetry.Telemetry;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be found out.
 *
 * @param incident telemetry of the stretch of time that holds the trouble, and best some time before it
 * @param baseline telemetry of healthy times, collected with the same vocabulary
 * @param patterns what the pattern numbers of log records stand for
 * @param symptom the objective that was violated, where somebody stated it
 * @param onsetNanos start of the trouble; empty to have it found
 */
public record Question(
        Telemetry incident,
        Optional<Telemetry> baseline,
        LogPatterns patterns,
        Optional<Symptom> symptom,
        OptionalLong onsetNanos) {}
