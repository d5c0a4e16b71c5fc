package dev.firefight.app.bench;

import dev.firefight.app.CommandGroup;
import picocli.CommandLine.Command;

/** Shows how good and how fast the program is. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Show how often the program is right and how fast, on data with known answers.",
        subcommands = {
            RecordingBenchCommand.class,
            LogBenchCommand.class,
            TraceBenchCommand.class,
            DrillBenchCommand.class,
            JournalBenchCommand.class,
            IntakeBenchCommand.class,
            OtlpBenchCommand.class,
            PrometheusBenchCommand.class,
        })
public final class BenchCommand extends CommandGroup {}
