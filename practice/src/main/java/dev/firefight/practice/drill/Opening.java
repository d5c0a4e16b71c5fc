package dev.firefight.practice.drill;

import dev.firefight.incident.Person;
import java.time.Instant;

/**
 * How a drill begins.
 *
 * @param scenario its name, or that of its family while it is not to be known which of them it is
 * @param commitment to the seed, which decides all that is left to chance and is told at the end
 * @param mode what is allowed
 * @param trainee who plays it
 * @param startedAt when it was begun, by the clock of the machine
 * @param program with which version of the program
 */
public record Opening(
        String scenario, String commitment, Mode mode, Person trainee, Instant startedAt, String program) {
    /** What is allowed. */
    public enum Mode {
        /** Time can be stopped. */
        PRACTICE,
        /** Time goes on, whatever happens. */
        EXAM
    }

    /** Checks the texts. */
    public Opening {
        scenario = Texts.needed("scenario", scenario);
        commitment = Texts.optional("commitment", commitment);
        program = Texts.needed("program", program);
    }
}
