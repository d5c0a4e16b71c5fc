package dev.firefight.app.drill;

import dev.firefight.app.CommandGroup;
import dev.firefight.app.Terminal;
import dev.firefight.app.UsageException;
import dev.firefight.app.report.ScenarioJson;
import dev.firefight.app.report.ScenarioReport;
import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.score.ScenarioCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Practises fighting fires, in a production that is simulated. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "Practise fighting fires: play drills, and see what they were worth.",
        subcommands = {StartCommand.class, ScoreCommand.class, ReplayCommand.class},
        footer = {
            "",
            "Examples:",
            "  firefight drill list",
            "  firefight drill start provider-down",
            "  firefight drill score provider-down-1",
            "  firefight drill check provider-down",
            "  firefight drill check --seed 7",
            "  firefight drill record edge-leak --out recording",
        })
public final class DrillCommand extends CommandGroup {
    private static final int MOST_HOURS = 12;
    private static final double FEWEST_USERS = 0.01;
    private static final String FEWER_USERS =
            "So many times as many users, from 0.01 to 1: fewer take less time and room, and what only goes wrong where"
                    + " many come does not.";

    private static void checkUsers(double times) {
        if (!(times >= FEWEST_USERS && times <= 1)) {
            throw new UsageException("--users " + times + ": from " + FEWEST_USERS + " to 1");
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "What there is to practise.")
    int list(@Option(names = "--json", description = "Print the list as JSON.") boolean json) {
        List<Scenario> shipped =
                Scenarios.shipped().stream().map(Scenarios::named).toList();
        out().print(
                        json
                                ? ScenarioJson.list(shipped, Families.all())
                                : ScenarioReport.list(shipped, Families.all(), Terminal.style()));
        out().flush();
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Run scenarios without anybody, with what is known to help, and with bots that do the same whatever"
                            + " happens. Ends with 1 where what should help does not, or a bot does as well.")
    int check(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "SCENARIO",
                            description =
                                    "Names of scenarios, or of families and a seed such as bad-release-0000002a; where"
                                            + " none is told all, and one of each family.")
                    @Nullable
                    List<String> names,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            paramLabel = "N",
                            description = "Decides what is left to chance.")
                    long seed,
            @Option(names = "--users", defaultValue = "1", paramLabel = "TIMES", description = FEWER_USERS)
                    double users,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
        checkUsers(users);
        List<ScenarioCheck> checks = new ArrayList<>();
        for (Scenario one : ChosenScenarios.of(Optional.ofNullable(names).orElse(List.of()), seed)) {
            ScenarioCheck check = ScenarioCheck.of(one.withUsers(users), seed);
            checks.add(check);
            if (!json) {
                out().print(ScenarioReport.check(check, Terminal.style()));
                out().flush();
            }
        }
        if (json) {
            out().print(ScenarioJson.checks(checks));
            out().flush();
        }
        return checks.stream().allMatch(one -> one.problems().isEmpty()) ? 0 : 1;
    }

    @Command(
            name = "record",
            mixinStandardHelpOptions = true,
            description =
                    "Run a scenario without anybody, and save what production said as a recording: to try firefight"
                            + " investigate, logs and trace on.")
    int record(
            @Parameters(paramLabel = "SCENARIO", description = "Its name.") String name,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "DIR",
                            description = "A directory that does not exist yet.")
                    Path directory,
            @Option(
                            names = "--minutes",
                            defaultValue = "10",
                            paramLabel = "N",
                            description = "How many minutes after the beginning it ends.")
                    int minutes,
            @Option(
                            names = "--hours",
                            defaultValue = "0",
                            paramLabel = "N",
                            description = "How many hours before it are told, thinned; at most 12.")
                    int hours,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            paramLabel = "N",
                            description = "Decides what is left to chance.")
                    long seed,
            @Option(names = "--users", defaultValue = "1", paramLabel = "TIMES", description = FEWER_USERS)
                    double users)
            throws IOException {
        checkUsers(users);
        Scenario scenario = ChosenScenarios.named(List.of(name)).getFirst().withUsers(users);
        if (minutes < 1 || minutes > scenario.lasts().toMinutes()) {
            throw new UsageException("--minutes " + minutes + ": it lasts from 1 to "
                    + scenario.lasts().toMinutes() + " minutes");
        }
        if (hours < 0 || hours > MOST_HOURS) {
            throw new UsageException("--hours " + hours + ": from 0 to " + MOST_HOURS);
        }
        if (Files.exists(directory)) {
            throw new UsageException(directory + " exists already; name a directory that does not");
        }
        Run run = hours == 0 ? new Run(scenario, seed) : new Run(scenario, seed, Duration.ofHours(hours));
        run.until(Duration.ofMinutes(minutes));
        DrillRecording.write(run.recorded(), run, directory);
        out().println(directory + " holds " + (hours * 60L + Run.BEFORE.toMinutes() + minutes) + " minutes; "
                + run.alerts().size() + " alerts fired. Try: firefight investigate " + directory);
        out().flush();
        return 0;
    }
}
