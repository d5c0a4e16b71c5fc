package dev.firefight.app.client;

import dev.firefight.app.CommandGroup;
import picocli.CommandLine.Command;

/** Incidents of a server, from a terminal. */
@Command(
        name = "incident",
        mixinStandardHelpOptions = true,
        description = "Fight an incident from the terminal: declare, write, take roles, see how things stand.",
        subcommands = {
            DeclareCommand.class,
            ListCommand.class,
            StatusCommand.class,
            ShowCommand.class,
            SayCommand.class,
            RolesCommand.class,
            TakeCommand.class,
            HandOverCommand.class,
            WatchCommand.class,
            AttachCommand.class,
            ExportCommand.class,
            ImportCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  firefight incident declare \"checkout fails in Europe\"",
            "  firefight incident status 7",
            "  firefight incident say 7 \"errors fall\"",
            "  firefight incident say 7 hypothesis-proposed bucket=change cause=\"pool exhausted\" \\",
            "      likelihood=high impact=high testCost=low",
            "  firefight incident take 7 commander",
            "  firefight incident watch 7",
            "",
            "The server is that of --server or FIREFIGHT_SERVER; the token stands in FIREFIGHT_TOKEN or in the",
            "file of --token-file. Make one on your account's page.",
        })
public final class IncidentCommand extends CommandGroup {}
