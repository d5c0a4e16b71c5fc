package dev.firefight.server.channel;

import java.util.function.Supplier;

/** A password, a token or a key. It is asked for whenever it is needed, so that it can be altered while the program runs, and never shown. */
public final class Secret {
    private final Supplier<String> source;

    private Secret(Supplier<String> source) {
        this.source = source;
    }

    /** One that stays as it is. */
    public static Secret of(String value) {
        return new Secret(() -> value);
    }

    /** One that is read anew each time, such as from a file. Where the source throws, it counts as empty until it does not. */
    public static Secret from(Supplier<String> source) {
        return new Secret(source);
    }

    /** The secret itself, for the line to the other side and nothing else. */
    public String reveal() {
        try {
            return source.get();
        } catch (RuntimeException unreadable) { // what it says could hold the secret, or where it is kept
            return "";
        }
    }

    /** Whether there is none: what is signed by nothing is signed by anybody. */
    public boolean isEmpty() {
        return reveal().isBlank();
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
