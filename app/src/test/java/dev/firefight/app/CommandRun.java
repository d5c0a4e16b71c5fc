package dev.firefight.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A test that runs the program as a person does, and reads what it says. */
abstract class CommandRun {
    /** What was printed. */
    final StringWriter out = new StringWriter();

    /** What was told beside it. */
    final StringWriter err = new StringWriter();

    /** Runs a command; gives its exit code. */
    final int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
