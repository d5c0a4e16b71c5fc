package dev.firefight.practice.console;

import java.util.List;

/**
 * One kind of look, and how it is made.
 *
 * @param kind what it is
 * @param shows makes it
 * @param next what may be written next
 */
record Look(LookKind kind, Shows shows, Next next) {
    /** Makes a look. */
    interface Shows {
        /** What is shown, of what the words ask for. */
        List<Part> of(View view, Words words);
    }

    /** Tells what may be written next. */
    interface Next {
        /** All words that may follow those; no words where anything may. */
        List<String> after(View view, List<String> told);
    }

    static Look of(String usage, String says, Shows shows, Next next) {
        int end = usage.indexOf(' ');
        String name = end < 0 ? usage : usage.substring(0, end);
        return new Look(new LookKind(name, usage, says), shows, next);
    }

    /** One that is told nothing. */
    static Look alone(String name, String says, Shows shows) {
        return of(name, says, shows, (_, _) -> List.of());
    }

    /** The first word is one of these, and nothing follows it. */
    static Next first(java.util.function.Function<View, List<String>> known) {
        return (view, told) -> told.isEmpty() ? known.apply(view) : List.of();
    }
}
