package dev.firefight.server.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where references to secrets lead: variables of the environment that begin with {@link SecretReference#ENVIRONMENT_PREFIX}, and files of one
 * directory. Both are read anew each time, so that a file can be replaced while the program runs.
 *
 * @param environment all variables
 * @param directory of files with secrets; empty where none is named
 */
public record SecretStore(Map<String, String> environment, Optional<Path> directory) {
    private static final int MOST_BYTES = 10_000;

    /** Copies the map. */
    public SecretStore {
        environment = Map.copyOf(environment);
    }

    /** What a reference leads to, without the line end that editors leave; empty where there is nothing. */
    public String find(SecretReference reference) {
        return switch (reference) {
            case SecretReference.OfEnvironment(String name) ->
                environment.getOrDefault(name, "").strip();
            case SecretReference.OfFile(String name) ->
                directory.map(one -> read(one.resolve(name))).orElse("");
        };
    }

    private static String read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES ? "" : Files.readString(file).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Without what it knows. */
    @Override
    public String toString() {
        return "SecretStore[" + directory.map(Path::toString).orElse("environment only") + "]";
    }
}
