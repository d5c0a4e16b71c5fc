package dev.firefight.server.channel.twilio;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as all networks know it (E.164): + and 7 to 15 digits, the first of which is not 0.
 *
 * @param written so
 */
record PhoneNumber(String written) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** From what a person writes, with spaces, dashes, dots and brackets; empty where it is none. */
    static Optional<PhoneNumber> read(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        String bare = text.strip().replaceAll("[ ().\\u00A0/-]", "");
        return FORM.matcher(bare).matches() ? Optional.of(new PhoneNumber(bare)) : Optional.empty();
    }
}
