package dev.firefight.app.client;

import dev.firefight.app.CommandGroup;
import picocli.CommandLine.Command;

/** Who is on call, from a terminal. */
@Command(
        name = "on-call",
        mixinStandardHelpOptions = true,
        description = "See who is on call, and keep the set-up of people, schedules and senders as a document.",
        subcommands = {OnCallShowCommand.class, SetupExportCommand.class, SetupImportCommand.class},
        footer = {
            "",
            "Examples:",
            "  firefight on-call show",
            "  firefight on-call export > on-call.yaml",
            "  firefight on-call import on-call.yaml --dry-run",
            "",
            "The server is that of --server or FIREFIGHT_SERVER; the token stands in FIREFIGHT_TOKEN or in the",
            "file of --token-file.",
        })
public final class OnCallCommand extends CommandGroup {}
