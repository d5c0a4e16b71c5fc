package dev.firefight.app.drill;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A terminal at which somebody types while time goes on: what comes up is shown above the line that is being typed. */
final class LiveTerminal implements AutoCloseable {
    private final Terminal terminal;
    private final LineReader reader;

    private LiveTerminal(Terminal terminal, Function<String, List<String>> completing) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer((_, line, candidates) -> completing
                        .apply(line.line().substring(0, line.cursor()))
                        .forEach(one -> candidates.add(new Candidate(one))))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /** The terminal of this process. */
    static LiveTerminal open(Function<String, List<String>> completing) throws IOException {
        return new LiveTerminal(TerminalBuilder.builder().system(true).build(), completing);
    }

    /** Shows a text, which ends with a line end. */
    void print(String text) {
        if (!text.isEmpty()) {
            reader.printAbove(text.stripTrailing());
        }
    }

    /** Plays until its end. */
    void play(Shell shell) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        Thread clock = Thread.ofPlatform().daemon().start(() -> tick(shell, over));
        try {
            shell.begin();
            boolean goesOn = true;
            while (goesOn) {
                // The reader takes a sign of percent for the begin of a pattern, and two of them for one.
                goesOn = shell.type(reader.readLine(shell.prompt().replace("%", "%%")));
            }
        } catch (UserInterruptException | EndOfFileException _) {
            print("Broken off.");
        } finally {
            over.countDown();
            joined(clock);
        }
    }

    private void tick(Shell shell, CountDownLatch over) {
        try {
            while (!over.await(1, TimeUnit.SECONDS)) {
                shell.tick();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException full) {
            print("What happens cannot be kept any more: " + full.getMessage());
        }
    }

    private static void joined(Thread clock) {
        try {
            clock.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
