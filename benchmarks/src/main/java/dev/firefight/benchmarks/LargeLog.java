package dev.firefight.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the log of an hour of a large production, to prove with that it is read at the speed that is claimed, in bounded memory. In its
 * last two fifths one service gets slow and fails.
 */
public final class LargeLog {
    private static final long SEED = 20_260_301;
    private static final int SERVICES = 30;
    private static final int PODS_EACH = 2;
    private static final int STEPS = 240;
    /** Requests in a step that make a megabyte of lines in all steps. */
    private static final double REQUESTS_A_MEGABYTE = 1.70;

    private LargeLog() {}

    /**
     * Writes the log.
     *
     * @param arguments the file to write, and about how many megabytes
     * @throws IOException when it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("two arguments are needed: the file to write and a number of megabytes");
        }
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** Writes so many megabytes. */
    static void write(Path log, int megabytes) throws IOException {
        int requests = Math.max(1, (int) Math.round(megabytes * REQUESTS_A_MEGABYTE));
        try (BufferedWriter file = Files.newBufferedWriter(log)) {
            PlainTexts.log(Production.of(SEED, SERVICES, PODS_EACH, STEPS, requests), text -> write(text, file));
        }
    }

    private static void write(String text, Writer file) {
        try {
            file.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
