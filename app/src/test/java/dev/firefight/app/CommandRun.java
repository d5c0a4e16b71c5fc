package dev.firefight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test that runs the program as a person does, and reads what it says. */
abstract class CommandRun {
    /** What the last command printed. */
    final StringWriter out = new StringWriter();

    /** What it told beside it. */
    final StringWriter err = new StringWriter();

    /** Runs a command; gives its exit code. */
    final int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    /** Runs a command that has to succeed; gives what it printed, as JSON. */
    final JsonNode json(String... arguments) {
        assertThat(run(arguments)).as(err.toString()).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }
}
