package dev.firefight.practice.scenario;

import dev.firefight.document.Nearest;
import dev.firefight.document.Reading;
import dev.firefight.practice.design.SystemDesign;
import dev.firefight.practice.design.Systems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that are shipped, and those that families make of seeds. */
public final class Scenarios {
    /** In the order in which they are best practised. */
    private static final List<String> SHIPPED = List.of(
            "provider-down",
            "cleaned-up",
            "failover-half",
            "migration",
            "nobody-commands",
            "mistyped-delete",
            "rushed-fix",
            "restart-cures",
            "edge-leak",
            "leak-then-slow",
            "corruption",
            "rare-race",
            "costly-rule",
            "removed-too-many",
            "old-certificate",
            "data-directory",
            "lost-names",
            "allowed-setting",
            "cold-cache",
            "one-thread-each",
            "empty-fields",
            "old-flag",
            "busy-store",
            "retry-storm");

    private Scenarios() {}

    /** The names of those that are shipped. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * One of them. Names such as {@code bad-release-00c0ffee} are those of a {@linkplain Families family} and a seed.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Scenario named(String id) {
        if (!SHIPPED.contains(id)) {
            return Families.scenario(id)
                    .orElseThrow(() -> new IllegalArgumentException("there is no scenario \"" + id + "\""
                            + Nearest.hint(id, SHIPPED) + "; \"drill list\" shows all"));
        }
        return switch (ScenarioYaml.read(text(id), Scenarios::system)) {
            case Reading.Sound<Scenario>(Scenario scenario) -> scenario;
            case Reading.Refused<Scenario>(var problems) ->
                throw new IllegalStateException("the shipped scenario " + id + " is not sound: " + problems);
        };
    }

    private static String text(String id) {
        String path = "/dev/firefight/practice/scenarios/" + id + ".yaml";
        try (InputStream in = Scenarios.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The systems in which scenarios can take place. */
    public static Optional<SystemDesign> system(String name) {
        return name.equals(Systems.SHOP) ? Optional.of(Systems.shop()) : Optional.empty();
    }
}
