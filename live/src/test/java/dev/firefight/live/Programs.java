package dev.firefight.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that were started, each with what it printed in a file; all are ended together. */
final class Programs implements AutoCloseable {
    private static final long GRACE_SECONDS = 5;
    private static final int SHOWN_LINES = 20;

    private final Path directory;
    private final Map<String, Process> running = new LinkedHashMap<>();

    Programs(Path directory) {
        this.directory = directory;
        // Whoever kills the tests kills these as well.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.values().forEach(Process::destroyForcibly)));
    }

    void start(String name, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(name).toFile())
                .start();
        running.put(name, process);
    }

    /** A program of Java. */
    void startJava(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        start(name, command);
    }

    private Path output(String name) {
        return directory.resolve(name + ".out");
    }

    /** What went wrong with programs that ended by themselves; empty where all run. */
    String ended() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Process> one : running.entrySet()) {
            if (!one.getValue().isAlive()) {
                text.append(one.getKey())
                        .append(" ended with ")
                        .append(one.getValue().exitValue())
                        .append(":\n")
                        .append(last(one.getKey()));
            }
        }
        return text.toString();
    }

    private String last(String name) throws IOException {
        List<String> lines = Files.readAllLines(output(name));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())) + "\n";
    }

    @Override
    public void close() {
        running.values().forEach(Process::destroy);
        for (Process one : running.values()) {
            try {
                if (!one.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    one.destroyForcibly();
                }
            } catch (InterruptedException hurry) {
                one.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
