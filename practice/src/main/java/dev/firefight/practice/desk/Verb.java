package dev.firefight.practice.desk;

import dev.firefight.incident.Fact;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Person;
import dev.firefight.practice.drill.Drill;
import java.util.List;

/**
 * A way to write something into the timeline.
 *
 * @param name the first word
 * @param usage what follows it
 * @param says what it is good for, in a line
 * @param making makes the fact
 */
public record Verb(String name, String usage, String says, Making making) {
    /** Makes a fact of what follows the first word. */
    @FunctionalInterface
    interface Making {
        /** Throws {@link IllegalArgumentException} with words for whoever typed it. */
        Fact fact(Said said);
    }

    /**
     * What follows the first word.
     *
     * @param drill in which it is said
     * @param me who says it
     * @param rest as it was typed
     */
    record Said(Drill drill, Person me, String rest) {
        Incident incident() {
            return drill.incident();
        }

        /** All of it; throws where there is nothing. */
        String text(String what) {
            if (rest.isBlank()) {
                throw new IllegalArgumentException("say " + what);
            }
            return rest.strip();
        }

        /** All of it, or this where there is nothing. */
        String textOr(String standard) {
            return rest.isBlank() ? standard : rest.strip();
        }

        String firstWord() {
            String text = rest.strip();
            int space = text.indexOf(' ');
            return space < 0 ? text : text.substring(0, space);
        }

        Said afterFirstWord() {
            return new Said(drill, me, rest.strip().substring(firstWord().length()));
        }

        /** The number in front. */
        long number(String of) {
            if (!firstWord().matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("name " + of + " by its number first");
            }
            return Long.parseLong(firstWord());
        }

        /** Parts that are separated by {@code |}. */
        List<String> parts() {
            return List.of(rest.split("\\|", -1)).stream().map(String::strip).toList();
        }
    }
}
