package dev.firefight.practice.design;

import dev.firefight.document.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The systems that are shipped. */
public final class Systems {
    /** The name of the one that most drills take place in. */
    public static final String SHOP = "shop";

    private Systems() {}

    /** The document of a shipped system; empty when there is none of that name. */
    public static Optional<String> text(String name) {
        if (!name.matches("[a-z-]{1,40}")) {
            return Optional.empty();
        }
        try (InputStream in = Systems.class.getResourceAsStream("/dev/firefight/practice/systems/" + name + ".yaml")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The shop. */
    public static SystemDesign shop() {
        return switch (SystemYaml.read(text(SHOP).orElseThrow())) {
            case Reading.Sound<SystemDesign>(SystemDesign design) -> design;
            case Reading.Refused<SystemDesign>(var problems) ->
                throw new IllegalStateException("the shipped shop is not sound: " + problems);
        };
    }
}
