package dev.firefight.app;

import dev.firefight.app.bench.BenchCommand;
import dev.firefight.app.client.AlertsCommand;
import dev.firefight.app.client.ChangeCommand;
import dev.firefight.app.client.ChangesCommand;
import dev.firefight.app.client.GateCommand;
import dev.firefight.app.client.IncidentCommand;
import dev.firefight.app.client.OnCallCommand;
import dev.firefight.app.client.RecordCommand;
import dev.firefight.app.demo.DemoCommand;
import dev.firefight.app.drill.DrillCommand;
import dev.firefight.app.drill.PortfolioCommand;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.journal.JournalDamaged;
import dev.firefight.journal.JournalException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: one command a subcommand. */
@Command(
        name = "firefight",
        mixinStandardHelpOptions = true,
        version = "firefight 0.1.0",
        description =
                "Finds the cause of a production incident in what the system said: metrics, logs, traces, changes, alerts.")
public final class Main implements Runnable {
    private static final long BYTES_PER_MEGABYTE = 1 << 20;
    private static final List<String> COMMANDS = List.of(
            "demo",
            "investigate",
            "logs",
            "trace",
            "serve",
            "incident",
            "alerts",
            "on-call",
            "gate",
            "changes",
            "change",
            "record",
            "drill",
            "portfolio",
            "journal",
            "bench");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] arguments) {
        StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean isNamed = arguments.length > 0 && COMMANDS.contains(arguments[0]);
        int code = commandLine(isNamed ? List.of(arguments[0]) : COMMANDS, out, err)
                .execute(arguments);
        out.flush();
        Optional<String> loss = standard.loss();
        if (loss.isPresent()) {
            err.println("firefight: standard output could not be written to its end: " + loss.get());
            code = ExitCode.USAGE;
        }
        err.flush();
        System.exit(code);
    }

    /** The whole command line, wired. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(COMMANDS, out, err);
    }

    /** With some of the commands only: to describe them all takes longer than some of them do. */
    private static CommandLine commandLine(List<String> commands, PrintWriter out, PrintWriter err) {
        CommandLine whole = new CommandLine(new Main());
        commands.forEach(name -> whole.addSubcommand(command(name)));
        return whole.setOut(out)
                .setErr(err)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static Object command(String name) {
        return switch (name) {
            case "demo" -> new DemoCommand();
            case "investigate" -> new InvestigateCommand();
            case "logs" -> new LogsCommand();
            case "trace" -> new TraceCommand();
            case "serve" -> new ServeCommand();
            case "incident" -> new IncidentCommand();
            case "alerts" -> new AlertsCommand();
            case "on-call" -> new OnCallCommand();
            case "gate" -> new GateCommand();
            case "changes" -> new ChangesCommand();
            case "change" -> new ChangeCommand();
            case "record" -> new RecordCommand();
            case "drill" -> new DrillCommand();
            case "portfolio" -> new PortfolioCommand();
            case "journal" -> new JournalCommand();
            case "bench" -> new BenchCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Memory that is used up is no fault of the program, and a person can put it right. */
    private static int execute(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            UsageException full = new UsageException("the input does not fit into "
                    + Runtime.getRuntime().maxMemory() / BYTES_PER_MEGABYTE
                    + " MB of memory; read less of it (a shorter time, fewer files), or give more, as with"
                    + " FIREFIGHT_JAVA_OPTIONS=-Xmx8g");
            full.initCause(e);
            throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), "out of memory", full);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Whatever goes wrong is told in one line; the whole story is for who asks for it. */
    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("firefight: " + SafeText.line(words(problem)));
        if (System.getenv("FIREFIGHT_TRACE") != null) {
            problem.printStackTrace(command.getErr());
        }
        return problem instanceof JournalDamaged
                ? ExitCode.SOFTWARE
                : ExitCode.USAGE; // of which one means a failed check
    }

    private static String words(Exception problem) {
        String message = problem.getMessage();
        return switch (problem) {
            case UsageException usage when message != null -> message;
            case JournalException journal when message != null -> message;
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException there -> there.getFile() + ": there is a file of this name already";
            case NoSuchFileException gone -> gone.getFile() + ": there is no such file or directory";
            case FileSystemException other when message != null -> message;
            default -> problem.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        };
    }
}
