package dev.firefight.app.drill;

import dev.firefight.app.CommandGroup;
import dev.firefight.app.Terminal;
import dev.firefight.app.UsageException;
import dev.firefight.app.report.ScenarioJson;
import dev.firefight.app.report.ScenarioReport;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.ScenarioCheck;
import dev.firefight.practice.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Practises fighting fires, in a production that is simulated. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "Practise: what there is to practise, and whether each scenario teaches something.",
        footer = {
            "",
            "Examples:",
            "  firefight drill list",
            "  firefight drill check provider-down",
            "  firefight drill check --seed 7",
        })
public final class DrillCommand extends CommandGroup {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "What there is to practise.")
    int list(@Option(names = "--json", description = "Print the list as JSON.") boolean json) {
        List<Scenario> all = Scenarios.shipped().stream().map(Scenarios::named).toList();
        out().print(json ? ScenarioJson.list(all) : ScenarioReport.list(all, Terminal.style()));
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
                            description = "Names of scenarios; all where none is told.")
                    List<String> names,
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            paramLabel = "N",
                            description = "Decides what is left to chance.")
                    long seed,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
        List<ScenarioCheck> checks = new ArrayList<>();
        for (Scenario one : scenarios(names)) {
            ScenarioCheck check = ScenarioCheck.of(one, seed);
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

    private static List<Scenario> scenarios(List<String> names) {
        try {
            return (names.isEmpty() ? Scenarios.shipped() : names)
                    .stream().map(Scenarios::named).toList();
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(String.valueOf(unknown.getMessage()));
        }
    }
}
