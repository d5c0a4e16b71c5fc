package dev.firefight.app.client;

import dev.firefight.app.UsageException;
import dev.firefight.evidence.drawing.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What all commands that talk to a server have in common. */
abstract class ServerAction implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private ServerOptions options = new ServerOptions();

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final ServerClient client() throws IOException {
        return options.client();
    }

    final Ink ink() {
        return options.ink();
    }

    final Lines lines() {
        return new Lines(out(), ink(), InstantSource.system().instant().atZone(ZoneId.systemDefault()));
    }

    final boolean isJson() {
        return options.isJson();
    }

    /** Prints an answer as it came, in lines. */
    final int json(JsonNode answer) {
        out().println(SafeText.json(answer.toPrettyString()));
        out().flush();
        return 0;
    }

    /** Writes into a timeline and prints what was written; gives the exit code. */
    final int write(ServerClient client, Writing writing, long incident, ObjectNode body) {
        return writing.send(client, path(incident) + "/timeline", body, err())
                .map(this::written)
                .orElse(Writing.HELD);
    }

    /** Prints what a file became; gives the exit code. */
    final int written(ServerClient.Answer answer) {
        if (answer.isHeld()) {
            Writing.tell(answer.json(), err());
            return Writing.HELD;
        }
        return written(answer.json());
    }

    private int written(JsonNode answer) {
        if (isJson()) {
            return json(answer);
        }
        Lines lines = lines();
        answer.path("entries").forEach(entry -> lines.print("", entry));
        return 0;
    }

    static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException(file + " is no file that can be read; name another one");
        }
        return file;
    }

    static String path(long incident) {
        if (incident < 1) {
            throw new UsageException("an incident has a number from 1 on, not " + incident);
        }
        return "/api/v1/incidents/" + incident;
    }
}
