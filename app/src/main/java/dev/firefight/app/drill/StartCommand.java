package dev.firefight.app.drill;

import dev.firefight.app.Terminal;
import dev.firefight.app.UsageException;
import dev.firefight.app.feed.Feeds;
import dev.firefight.app.feed.Listeners;
import dev.firefight.app.report.DebriefReport;
import dev.firefight.app.report.DrillWords;
import dev.firefight.incident.Person;
import dev.firefight.practice.console.Looks;
import dev.firefight.practice.drill.Deed.Revealed;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.Logged;
import dev.firefight.practice.drill.Opening;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.drill.Pace;
import dev.firefight.practice.drill.Secret;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.score.Debrief;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a drill at the terminal. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Play a drill. Lines are read from the terminal; from a pipe, time goes on by \"wait 2m\" only.",
        footer = {
            "",
            "Examples:",
            "  firefight drill start",
            "  firefight drill start leak-then-slow --speed 5",
            "  firefight drill start bad-release --exam",
            "  firefight drill start --serve 9464 --alerts http://localhost:8911/in/KEY",
        })
final class StartCommand implements Callable<Integer> {
    /** So long those who listen are waited for at the end; whoever is down is not worth more. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final String FIRST = "provider-down";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Mixin
    private FeedOptions feedOptions = new FeedOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description =
                    "What to play: a scenario, or a family of which one is drawn (default: ${DEFAULT-VALUE}, which is guided).",
            defaultValue = FIRST)
    private String name = FIRST;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides what is left to chance (default: drawn, and told at the end).")
    private @Nullable Long seed;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times as fast time goes, from 1 to 20.")
    private int speed = 1;

    @Option(names = "--exam", description = "Time cannot be stopped, nor made faster.")
    private boolean isExam;

    @Option(
            names = "--guide",
            negatable = true,
            description = "Tell what a good engineer would do next (usual for easy ones).")
    private @Nullable Boolean guide;

    @Option(
            names = "--me",
            paramLabel = "NAME",
            description = "Who plays (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:user.name}")
    private String me = "me";

    @Override
    public Integer call() throws IOException {
        if (speed < 1 || speed > Pace.MOST_SPEED) {
            throw new UsageException("--speed " + speed + ": it goes from 1 to " + Pace.MOST_SPEED);
        }
        Secret secret = secret();
        Scenario scenario = ChosenScenarios.named(List.of(secret.scenario())).getFirst();
        Opening opening = new Opening(
                name,
                secret.commitment(),
                isExam ? Mode.EXAM : Mode.PRACTICE,
                new Person(me),
                InstantSource.system().instant(),
                spec.root().version()[0]);
        boolean isGuided = guide == null ? scenario.level() == 1 : guide;
        Listeners listeners = feedOptions.listeners();
        try (DrillFiles.Open file = data.drills().begin(opening)) {
            Drill drill = new Drill(scenario, secret.seed(), opening);
            if (Terminal.isThere()) {
                try (LiveTerminal terminal = LiveTerminal.open(line -> Looks.complete(drill.run(), line))) {
                    play(drill, file, listeners, terminal::print, pace(speed), isGuided, terminal::play);
                    finish(drill, secret, file, terminal::print);
                }
            } else {
                play(drill, file, listeners, this::print, pace(0), isGuided, StartCommand::script);
                finish(drill, secret, file, this::print);
            }
        }
        return 0;
    }

    /** Somebody who types. */
    @FunctionalInterface
    private interface Player {
        void play(Shell shell) throws IOException;
    }

    private static void play(
            Drill drill,
            DrillFiles.Open file,
            Listeners listeners,
            Consumer<String> out,
            Pace pace,
            boolean isGuided,
            Player player)
            throws IOException {
        try (Feeds feeds = FeedOptions.begin(listeners, drill.run(), note -> out.accept("[" + note + "]\n"))) {
            player.play(new Shell(drill, file, words(), out, pace, isGuided, feeds::tell));
            feeds.awaitSent(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Pace pace(int speed) {
        return new Pace(InstantSource.system(), speed);
    }

    private static DrillWords words() {
        return new DrillWords(Terminal.style());
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /** What is to be played, and not known before the end. */
    private Secret secret() {
        SecureRandom random = new SecureRandom();
        long drawn = seed == null ? random.nextInt() & Integer.MAX_VALUE : seed;
        if (drawn < 0) {
            throw new UsageException("--seed " + drawn + ": it is a whole number from 0 on");
        }
        byte[] nonce = new byte[Secret.NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return Secret.of(name, drawn, nonce);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(String.valueOf(unknown.getMessage()));
        }
    }

    private static void script(Shell shell) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        shell.begin();
        for (String line = in.readLine(); line != null && shell.type(line); line = in.readLine()) {
            // Each line does its work.
        }
    }

    private static void finish(Drill drill, Secret secret, DrillFiles.Open file, Consumer<String> out)
            throws IOException {
        Logged last = new Logged(
                drill.elapsed(), Person.PROGRAM, new Revealed(secret.scenario(), secret.seed(), secret.nonce()));
        file.append(List.of(last));
        out.accept("\nThe drill is over. It is run again without you, and as well as anybody knows how …\n");
        out.accept(DebriefReport.of(Debrief.of(drill, secret.seed()), Terminal.style()));
        out.accept("\nKept as " + file.file() + " (seed " + secret.seed() + "). Next: firefight drill score "
                + file.name() + "\n");
    }
}
