package dev.firefight.practice.scenario;

import dev.firefight.document.Nearest;
import dev.firefight.practice.engine.Chance;
import java.util.List;
import java.util.Optional;

/**
 * The families of scenarios. How often each is behind an outage follows from what Ghosh and others counted in 354 incidents of three cloud
 * providers (ISSRE 2022): a wrong setting in 32 % of them, hardware in 17 %, a change of code in 13 %, a flood of requests in 8 %, something used
 * up in 3 %, others outside in 41 % (some count twice), and more than one cause in 23 %. Within a family, shares are our estimate.
 */
public final class Families {
    private static final List<Family> ALL = List.of(
            new Family(
                    "bad-release",
                    "A new version does what it should not",
                    13,
                    ProgramCauses.releases(),
                    "Look for what came right before it began, in the part that fails and not beside it. Bring the version before back first, and"
                            + " understand afterwards."),
            new Family(
                    "bad-switch",
                    "A feature or a rule that was switched on",
                    8,
                    ProgramCauses.switches(),
                    "Not all that changes is a deployment. A switch is undone in seconds: keep the list of switches beside that of versions."),
            new Family(
                    "resource",
                    "Something is used up",
                    6,
                    ProgramCauses.resources(),
                    "What grows and never falls is used up some day. Ask of each pool how much of it is taken; a restart only empties it once."),
            new Family(
                    "database",
                    "A database that is slow, locked or away",
                    9,
                    StoreCauses.databases(),
                    "Ask who waits for whom. Several services that suffer at once share something: look there before you restart them."),
            new Family(
                    "cache",
                    "A cache that is empty, slow or closed",
                    4,
                    StoreCauses.caches(),
                    "A cache that helps ten requests of eleven hides ten times the load. The database that is busy is not the one that is broken."),
            new Family(
                    "network",
                    "Something between the programs",
                    10,
                    OutsideCauses.networks(),
                    "Both sides say that they are well: then look at what is between them. Compare what the caller measures with what the callee does."),
            new Family(
                    "provider",
                    "Somebody else's outage",
                    20,
                    OutsideCauses.providers(),
                    "Nothing changed on your side, load is as usual, and one edge of the map fails: ask what lies beyond it first."),
            new Family(
                    "load",
                    "Too many requests, or too many tries",
                    8,
                    OutsideCauses.loads(),
                    "Where there is more than can be served, serve less or be more: capacity for what is wanted, fewer tries for what only repeats."),
            new Family(
                    "configuration",
                    "A setting that should have stayed as it was",
                    32,
                    SettingCauses.configurations(),
                    "Read what the error says: refused, forbidden, too late and too many have different causes. Settings are changes, too."),
            new Family(
                    "data",
                    "What is kept is wrong, gone, or in the way",
                    5,
                    StoreCauses.data(),
                    "Wrong data seldom shows in error rates. Count what should agree; stop what spreads it, restore, then check."),
            new Family(
                    "platform",
                    "What runs the programs",
                    13,
                    SettingCauses.platforms(),
                    "Look at instances one by one before you look at averages: one of them often tells where it comes from."));

    private Families() {}

    /** All of them. */
    public static List<Family> all() {
        return ALL;
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Family named(String id) {
        return ALL.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> {
            List<String> names = ALL.stream().map(Family::id).toList();
            return new IllegalArgumentException("there is no family of scenarios \"" + id + "\""
                    + Nearest.hint(id, names) + "; there are " + String.join(", ", names));
        });
    }

    /** One of them, drawn by how often its causes are behind outages. */
    static Family drawn(Chance chance) {
        return Weighted.of(chance, ALL, Family::weight);
    }

    /** The scenario that is named by a family and a seed in hexadecimal digits, such as {@code bad-release-00c0ffee}; empty where it is no such name. */
    static Optional<Scenario> scenario(String id) {
        int dash = id.lastIndexOf('-');
        if (dash < 0 || !id.substring(dash + 1).matches("[0-9a-f]{8,16}")) {
            return Optional.empty();
        }
        long seed = Long.parseUnsignedLong(id.substring(dash + 1), 16);
        return ALL.stream()
                .filter(one -> one.scenarioId(seed).equals(id))
                .findFirst()
                .map(one -> one.scenario(seed));
    }
}
