package dev.firefight.app;

import java.io.Console;
import java.util.Optional;

/** Whether a person is watching. */
final class Terminal {
    private Terminal() {}

    /** Whether input and output are a terminal. */
    static boolean isThere() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
