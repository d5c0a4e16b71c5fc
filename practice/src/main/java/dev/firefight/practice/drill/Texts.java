package dev.firefight.practice.drill;

/** What may stand in a log. */
final class Texts {
    private Texts() {}

    static String needed(String name, String text) {
        String stripped = optional(name, text);
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return stripped;
    }

    static String optional(String name, String text) {
        if (text.length() > Deed.MOST_CHARS) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is longer than " + Deed.MOST_CHARS + " characters: shorten it");
        }
        if (text.chars().anyMatch(one -> one != '\n' && Character.isISOControl(one))) {
            throw new IllegalArgumentException("\"" + name + "\" has characters that cannot be shown");
        }
        return text.strip();
    }
}
