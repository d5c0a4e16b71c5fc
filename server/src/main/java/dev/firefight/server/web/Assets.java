package dev.firefight.server.web;

import dev.firefight.journal.Bytes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The styles, scripts and pictures of the pages. They are read once; only those named here can be asked for. Their addresses carry a part of
 * their hash, so that browsers keep them for good and never show an old one.
 */
final class Assets {
    private static final int HASH_CHARS = 12;
    private static final Map<String, String> TYPES = Map.of(
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "events.js", "text/javascript; charset=utf-8",
            "table.js", "text/javascript; charset=utf-8",
            "flame.svg", "image/svg+xml");
    private static final Map<String, File> FILES = read();

    private Assets() {}

    private record File(Bytes content, String type, String hash) {}

    static void routes(RoutesConfig routes) {
        routes.get("/files/{hash}/{name}", Assets::send, Allowed.ANYONE);
    }

    static String address(String name) {
        return "/files/"
                + file(name)
                        .orElseThrow(() -> new IllegalArgumentException(name))
                        .hash() + "/" + name;
    }

    private static void send(Context request) {
        File file = file(request.pathParam("name"))
                .orElseThrow(() -> new ProblemException(404, "not-found", "There is no such file", ""));
        boolean isCurrent = file.hash().equals(request.pathParam("hash"));
        request.header("Cache-Control", isCurrent ? "public, max-age=31536000, immutable" : "no-cache");
        request.contentType(file.type());
        request.result(file.content().stream());
    }

    private static Optional<File> file(String name) {
        return Optional.ofNullable(FILES.get(name));
    }

    private static Map<String, File> read() {
        Map<String, File> files = new LinkedHashMap<>();
        TYPES.forEach((name, type) -> {
            try (InputStream in = Assets.class.getResourceAsStream("/dev/firefight/server/web/" + name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing in the program: build it anew");
                }
                Bytes content = Bytes.of(in.readAllBytes());
                files.put(name, new File(content, type, content.sha256().hex().substring(0, HASH_CHARS)));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        return Map.copyOf(files);
    }
}
