package dev.firefight.practice.desk;

import dev.firefight.document.Durations;
import dev.firefight.practice.console.Looks;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.Opening;
import java.util.List;

/** A drill that was written down, to be played as it is: lines as they are typed, and {@code wait 2m} between them. */
public final class Script {
    private static final String WAIT = "wait ";

    private Script() {}

    /**
     * Plays all lines.
     *
     * @param drill that begins
     * @param opening how it begins, which says who plays
     * @throws IllegalArgumentException when a line is refused, with the line
     */
    public static void play(Drill drill, Opening opening, List<String> lines) {
        Desk desk = new Desk(drill, opening.trainee(), Looks::isLook);
        for (String line : lines) {
            if (line.startsWith(WAIT)) {
                drill.carryTo(drill.elapsed().plus(Durations.read(line.substring(WAIT.length()))));
            } else if (desk.type(line) instanceof Reply.Refused(String why)) {
                throw new IllegalArgumentException("\"" + line + "\": " + why);
            }
        }
    }
}
