package dev.firefight.journal;

import static dev.firefight.journal.Drafts.NOON;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A program that appends to a journal until it is killed, with several threads. It prints a line for each receipt, in one write to its
 * output, which reaches whoever reads it even if the program is gone a moment later.
 */
final class AppendingProgram {
    private static final int THREADS = 4;

    private AppendingProgram() {}

    /** Arguments: the file of the journal, a seed. */
    public static void main(String[] arguments) throws IOException {
        Journal journal = Journal.open(new Place.InFile(Path.of(arguments[0])));
        long seed = Long.parseLong(arguments[1]);
        PrintStream output = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false);
        for (int thread = 0; thread < THREADS; thread++) {
            String stream = "thread/" + thread;
            Random random = new Random(seed * THREADS + thread);
            Thread.ofPlatform().start(() -> append(journal, stream, random, output));
        }
    }

    private static void append(Journal journal, String stream, Random random, PrintStream output) {
        long own = journal.streamHead(stream).sequence();
        for (long number = own; ; number = journal.streamHead(stream).sequence()) {
            Draft draft = Drafts.random(random, random.nextInt(20) == 0 ? 50_000 : 500);
            Receipt receipt = journal.append(List.of(
                    Addition.after(number, stream, draft, new Draft("second", NOON, Bytes.NONE)),
                    Addition.atTheEnd("shared", draft)));
            Entry last = receipt.entries().getLast();
            byte[] line = (last.position() + " " + last.hash().hex() + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            synchronized (output) {
                output.write(line, 0, line.length);
            }
        }
    }
}
