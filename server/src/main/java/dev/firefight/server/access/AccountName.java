package dev.firefight.server.access;

import dev.firefight.incident.Person;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an account is called.
 *
 * @param shown as in timelines
 * @param key the same for all names that differ only in case, in the width of letters or the like; two accounts never have the same
 */
record AccountName(String shown, String key) {
    /** The longest name. */
    static final int MOST_CHARS = 60;

    /** Marks stand in the names of many languages, but never first. */
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd} ._-]*");

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private static final String PROGRAM = key(Person.PROGRAM.name());

    /** A name for a new account; {@link AccessRefused} says what is wrong with it. */
    static AccountName of(String text) {
        AccountName name = find(text)
                .orElseThrow(() -> AccessRefused.unfit("a name has 1 to " + MOST_CHARS
                        + " characters: letters, digits, spaces and . _ - after a letter or digit"));
        if (name.key().equals(PROGRAM)) {
            throw AccessRefused.unfit("\"" + Person.PROGRAM.name()
                    + "\" is how the program itself stands in timelines; take another name");
        }
        return name;
    }

    /** What somebody typed, if an account could be called so. */
    static Optional<AccountName> find(String text) {
        if (text.length() > 4 * MOST_CHARS) {
            return Optional.empty();
        }
        String shown = SPACES.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).strip())
                .replaceAll(" ");
        return FORM.matcher(shown).matches() && shown.length() <= MOST_CHARS
                ? Optional.of(new AccountName(shown, key(shown)))
                : Optional.empty();
    }

    /** Of the name of an account that is there. */
    static String key(String shown) {
        // Up and down again, since some letters have a counterpart in one direction only.
        String folded = shown.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** Whether two names are of one account. */
    static boolean isSame(String one, String other) {
        return key(one).equals(key(other));
    }
}
