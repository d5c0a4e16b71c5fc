package dev.firefight.practice.act;

import dev.firefight.practice.production.Production;
import dev.firefight.telemetry.Change;
import dev.firefight.telemetry.Change.Kind;
import java.util.List;

/** What is told of acts where changes are told: in the feed of deployments, switches and settings. */
public final class Announced {
    private static final String AUTHOR = "delivery pipeline";

    private Announced() {}

    /** Another program of a service. */
    public static void deploy(Production production, String service, String version, String title) {
        tell(production, Kind.DEPLOY, service, version, title, service + " " + version);
    }

    /** A switch. */
    public static void flag(Production production, String service, String flag, String title) {
        tell(production, Kind.FLAG, service, "", title, flag);
    }

    /** A setting. */
    public static void config(Production production, String service, String title) {
        tell(production, Kind.CONFIG, service, "", title, "set-" + number(production));
    }

    /** A setting that has a name, by which it can be taken back. */
    public static void config(Production production, String service, String setting, String title) {
        tell(production, Kind.CONFIG, service, "", title, setting);
    }

    /** Something that somebody did by hand. */
    public static void act(Production production, String service, String title) {
        tell(production, Kind.OTHER, service, "", title, "act-" + number(production));
    }

    /** By it people look up what has no name of its own, as the number of a revision. */
    private static int number(Production production) {
        return production.changes().size() + 1;
    }

    private static void tell(
            Production production, Kind kind, String service, String version, String title, String id) {
        production.changed(
                new Change(kind, production.nowNanos(), id, service, title, AUTHOR, version, "", "", "", List.of()));
    }

    /** The program after this one: v58 after v57. */
    public static String next(String version) {
        int digits = version.length();
        while (digits > 0 && Character.isDigit(version.charAt(digits - 1))) {
            digits--;
        }
        return digits == version.length()
                ? version + "-2"
                : version.substring(0, digits) + (Long.parseLong(version.substring(digits)) + 1);
    }
}
