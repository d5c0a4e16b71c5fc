package dev.firefight.server.web;

import dev.firefight.journal.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, that is to be killed: prints its port and, when it was set up just now, tokens of Ann and Root. */
final class ServingProgram {
    private ServingProgram() {}

    /** Starts one over the journal of a directory; its first line is the port and the tokens. */
    static Process start(Path directory) throws IOException {
        return start(directory, List.of(directory.toString()));
    }

    /** Starts another node over a database that is set up; its first line is the port. */
    static Process startNode(Path directory, String database) throws IOException {
        return start(directory, List.of(directory.toString(), database));
    }

    private static Process start(Path directory, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.sqlite.tmpdir=" + directory, // who is killed leaves its unpacked library behind
                "-cp",
                System.getProperty("java.class.path"),
                ServingProgram.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 1) {
            System.out.println(new OwnServer(Place.of(arguments[1]), InstantSource.system()).port());
        } else {
            OwnServer server = new OwnServer(Path.of(arguments[0]), InstantSource.system());
            System.out.println(server.port() + " " + server.token("Ann") + " " + server.token("Root"));
        }
        System.in.transferTo(OutputStream.nullOutputStream()); // as long as whoever started it lives
        Runtime.getRuntime().halt(0);
    }
}
