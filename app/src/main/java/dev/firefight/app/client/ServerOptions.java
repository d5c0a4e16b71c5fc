package dev.firefight.app.client;

import dev.firefight.app.Terminal;
import dev.firefight.app.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server, who asks, and how it is told. */
final class ServerOptions {
    private static final String USUAL_SERVER = "http://localhost:8911";
    private static final long MOST_TOKEN_FILE_BYTES = 10_000;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server (default: ${DEFAULT-VALUE}; or set FIREFIGHT_SERVER).",
            defaultValue = "${env:FIREFIGHT_SERVER:-" + USUAL_SERVER + "}")
    private String server = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with your token; else it stands in FIREFIGHT_TOKEN.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--json", description = "Print what the server answers as JSON.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** The server, asked by whom the token names. */
    ServerClient client() throws IOException {
        return new ServerClient(address(), token());
    }

    Ink ink() {
        return new Ink(Terminal.style().colour());
    }

    private URI address() {
        String text = server.isBlank() ? USUAL_SERVER : server.replaceAll("/+$", "");
        try {
            URI address = new URI(text);
            boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isWeb && Optional.ofNullable(address.getHost()).isPresent()) {
                return address;
            }
        } catch (URISyntaxException notOne) {
            // Told below.
        }
        throw new UsageException("--server " + text + ": write it as http://localhost:8911 or https://…");
    }

    private String token() throws IOException {
        if (tokenFile.isPresent() && Files.size(tokenFile.get()) > MOST_TOKEN_FILE_BYTES) {
            throw new UsageException(tokenFile.get() + " holds more than a token");
        }
        String token = tokenFile.isPresent()
                ? Files.readString(tokenFile.get()).strip()
                : System.getenv().getOrDefault("FIREFIGHT_TOKEN", "").strip();
        if (!token.matches("[!-~]{1,500}")) {
            throw new UsageException(
                    "a token is needed in FIREFIGHT_TOKEN or in the file of --token-file; make one on your account's page");
        }
        return token;
    }
}
