package dev.firefight.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/** A server in a process of its own, that is to be killed: prints its port and, when it was set up just now, tokens of Ann and Root. */
final class ServingProgram {
    private ServingProgram() {}

    public static void main(String[] arguments) throws IOException {
        OwnServer server = new OwnServer(Path.of(arguments[0]), InstantSource.system());
        System.out.println(server.port() + " " + server.token("Ann") + " " + server.token("Root"));
        System.in.transferTo(OutputStream.nullOutputStream()); // as long as whoever started it lives
        Runtime.getRuntime().halt(0);
    }
}
