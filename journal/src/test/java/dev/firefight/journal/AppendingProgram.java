package dev.firefight.journal;

import static dev.firefight.journal.Drafts.NOON;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * A program that appends to several journals until it is killed, with some threads each. It prints a line for each receipt, in one write
 * to its output, which reaches whoever reads it even if the program is gone a moment later.
 */
final class AppendingProgram {
    private static final int THREADS = 3;

    private AppendingProgram() {}

    /** Arguments: a seed, and the places of the journals. */
    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), false);
        for (int number = 1; number < arguments.length; number++) {
            String place = arguments[number];
            Journal journal = Journal.open(Place.of(place));
            for (int thread = 0; thread < THREADS; thread++) {
                String stream = "thread/" + thread;
                Random random = new Random((seed * arguments.length + number) * THREADS + thread);
                Thread.ofPlatform().start(() -> append(journal, place + " ", stream, random, output));
            }
        }
        System.in.transferTo(OutputStream.nullOutputStream()); // as long as whoever started it lives
        Runtime.getRuntime().halt(0);
    }

    private static void append(Journal journal, String name, String stream, Random random, PrintStream output) {
        long end = journal.streamHead(stream).sequence();
        while (true) {
            Draft draft = Drafts.random(random, random.nextInt(20) == 0 ? 50_000 : 500);
            Receipt receipt = journal.append(List.of(
                    Addition.after(end, stream, draft, new Draft("second", NOON, Bytes.NONE)),
                    Addition.atTheEnd("shared", draft)));
            end += 2;
            Entry last = receipt.entries().getLast();
            byte[] line = (name + last.position() + " " + last.hash().hex() + "\n").getBytes(StandardCharsets.US_ASCII);
            synchronized (output) {
                output.write(line, 0, line.length);
            }
        }
    }
}
