package dev.firefight.practice.table;

import dev.firefight.practice.console.Part;
import java.util.List;

/**
 * What a tool shows, to be handed to whoever asks for it.
 *
 * @param look as it is typed at the console, such as {@code logs cart}
 * @param parts what there is to see
 */
public record Handout(String look, List<Part> parts) {
    /** Copies the list. */
    public Handout {
        parts = List.copyOf(parts);
    }
}
