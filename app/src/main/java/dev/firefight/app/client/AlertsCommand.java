package dev.firefight.app.client;

import dev.firefight.app.CommandGroup;
import picocli.CommandLine.Command;

/** Alerts of a server, from a terminal. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "See which alerts fire, and connect who sends them.",
        subcommands = {AlertListCommand.class, ConnectCommand.class},
        footer = {
            "",
            "Examples:",
            "  firefight alerts connect alertmanager-main --kind alertmanager",
            "  firefight alerts list checkout",
            "",
            "The server is that of --server or FIREFIGHT_SERVER; the token stands in FIREFIGHT_TOKEN or in the",
            "file of --token-file.",
        })
public final class AlertsCommand extends CommandGroup {}
