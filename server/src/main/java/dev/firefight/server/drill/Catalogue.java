package dev.firefight.server.drill;

import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Family;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenario.Kind;
import dev.firefight.practice.scenario.Scenarios;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be played. */
public final class Catalogue {
    private static final int LEVEL_OF_FAMILIES = 3;

    private Catalogue() {}

    /**
     * Something to play.
     *
     * @param id its name, or that of a family of which one is drawn
     * @param title what is seen of it; it does not tell the cause
     * @param kind where it comes from
     * @param level how hard it is, from 1 to 5
     * @param source where the outage that it retells is told; empty for others
     */
    public record Choice(String id, String title, Kind kind, int level, String source) {}

    /** Read when it is first asked for. */
    private static final class All {
        static final List<Choice> CHOICES = Stream.concat(
                        Scenarios.shipped().stream().map(Scenarios::named).map(All::choice),
                        Families.all().stream().map(All::choice))
                .toList();

        private static Choice choice(Scenario one) {
            return new Choice(one.id(), one.title(), one.kind(), one.level(), one.source());
        }

        private static Choice choice(Family one) {
            return new Choice(one.id(), one.says(), Kind.FAMILY, LEVEL_OF_FAMILIES, "");
        }
    }

    /** All of them, in the order in which they are best practised. */
    public static List<Choice> all() {
        return All.CHOICES;
    }

    /** One of a name. */
    public static Optional<Choice> named(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
