package dev.firefight.app.client;

import dev.firefight.app.Terminal;
import dev.firefight.evidence.drawing.SafeText;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes into a timeline. Where a rule asks, the person at the terminal is asked; elsewhere it is told, and nothing is written. */
final class Writing {
    /** Nothing was written, since a rule stands against it. */
    static final int HELD = 1;

    @Option(names = "--confirm", description = "Say yes to what a rule asks.")
    private boolean confirmed;

    @Option(names = "--because", paramLabel = "REASON", description = "Override a rule, for this reason.")
    private String because = "";

    /** Sends it; empty where it was held, which is told. */
    Optional<JsonNode> send(ServerClient client, String path, ObjectNode body, PrintWriter err) {
        return send(client, path, body, err, asker());
    }

    /** @param asker gives the answer to a question; empty where nobody can be asked */
    Optional<JsonNode> send(
            ServerClient client, String path, ObjectNode body, PrintWriter err, Optional<UnaryOperator<String>> asker) {
        if (confirmed) {
            body.put("confirmed", true);
        }
        if (!because.isBlank()) {
            body.put("because", because);
        }
        ServerClient.Answer answer = client.write(path, body);
        if (answer.isHeld() && asker.isPresent() && isAnswered(answer.json(), body, asker.get())) {
            answer = client.write(path, body);
        }
        if (answer.isHeld()) {
            tell(answer.json(), err);
            return Optional.empty();
        }
        return Optional.of(answer.json());
    }

    private static boolean isAnswered(JsonNode problem, ObjectNode body, UnaryOperator<String> asker) {
        if (problem.has("question")) {
            String answer = asker.apply(SafeText.line(problem.path("question").asString("")) + " [y/N] ");
            boolean isMeant =
                    answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
            body.put("confirmed", isMeant);
            return isMeant;
        }
        if (problem.has("rule")) {
            String reason = asker.apply(SafeText.line(problem.path("rule").asString("") + ": "
                            + problem.path("remedy").asString(""))
                    + "\nOverride it because (nothing to leave it): ");
            body.put("because", reason.strip());
            return !reason.isBlank();
        }
        return false;
    }

    /** Says why nothing was written. */
    static void tell(JsonNode problem, PrintWriter err) {
        err.println(
                "firefight: not written: " + SafeText.line(problem.path("title").asString("")));
        if (problem.has("question")) {
            err.println("  if that is meant: --confirm");
        } else if (problem.has("rule")) {
            err.println("  " + SafeText.line(problem.path("remedy").asString("")));
            err.println("  if it has to be: --because REASON");
        } else {
            err.println("  " + SafeText.line(problem.path("detail").asString("")));
        }
    }

    private static Optional<UnaryOperator<String>> asker() {
        return Optional.<Console>ofNullable(System.console())
                .filter(_ -> Terminal.isThere())
                .map(console -> question ->
                        Optional.ofNullable(console.readLine("%s", question)).orElse(""));
    }
}
