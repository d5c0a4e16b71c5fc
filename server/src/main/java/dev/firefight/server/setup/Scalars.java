package dev.firefight.server.setup;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/** Single values and how they are written. Each throws {@link IllegalArgumentException} with what to write instead. */
final class Scalars {
    private static final Pattern NAME = Pattern.compile("(?! )[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,100}(?<! )");
    private static final Pattern REPOSITORY = Pattern.compile("(?! )[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,200}(?<! )");
    private static final Pattern PATH_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]{1,100}@[^@\\s<>,;\"]{1,150}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENT_NAME = Pattern.compile("[!-~&&[^:]]{1,150}");
    private static final Pattern LABEL = Pattern.compile("[\\P{C}&&\\P{Z}]{1,200}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,250})");
    private static final int MOST_TEXT_CHARS = 2_000;

    private Scalars() {}

    static String text(String text) {
        if (text.isBlank() || text.length() > MOST_TEXT_CHARS) {
            throw new IllegalArgumentException("is a text of 1 to " + MOST_TEXT_CHARS + " characters");
        }
        return text;
    }

    /** May be empty. */
    static String anyText(String text) {
        return text.isEmpty() ? text : text(text);
    }

    /** A name as people write it. */
    static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is a name of 1 to 100 characters in one line, without spaces around it, not "
                            + Problems.shown(text));
        }
        return text;
    }

    /** The name of a repository with its owner, or of an application. */
    static String repository(String text) {
        if (!REPOSITORY.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is the name of a repository or an application, such as shop/checkout, not "
                            + Problems.shown(text));
        }
        return text;
    }

    /** A name that stands in an address. */
    static String pathName(String text) {
        if (!PATH_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "stands in an address: at most 63 letters, digits, dots, dashes and underscores, not "
                            + Problems.shown(text));
        }
        return text;
    }

    /** The name of a label. */
    static String label(String text) {
        return matching(LABEL, text, "is the name of a label, of at most 200 characters");
    }

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            throw new IllegalArgumentException(
                    "is a number from " + least + " to " + most + ", not " + Problems.shown(text));
        };
    }

    /** One word of a kind; they are written in small letters. */
    static <E extends Enum<E>> Function<String, E> word(Class<E> kind) {
        return text -> {
            List<String> known =
                    Stream.of(kind.getEnumConstants()).map(Scalars::word).toList();
            int at = known.indexOf(text);
            if (at < 0) {
                throw new IllegalArgumentException(
                        "is one of " + String.join(", ", known) + ", not " + Problems.shown(text));
            }
            return kind.getEnumConstants()[at];
        };
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** An address on the web. It is not repeated, since it could hold a secret. */
    static URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("is an address such as https://example.org");
        }
        String scheme = Optional.ofNullable(url.getScheme()).orElse("");
        if (!scheme.matches("https?")
                || Optional.ofNullable(url.getHost()).isEmpty()
                || text.length() > MOST_TEXT_CHARS) {
            throw new IllegalArgumentException("is an address such as https://example.org");
        }
        if (Optional.ofNullable(url.getRawUserInfo()).isPresent()) {
            throw new IllegalArgumentException(
                    "holds a user or a password: say them apart, as {env: FIREFIGHT_SECRET_…}");
        }
        return url;
    }

    /** A name that is sent with a request, such as that of a user or a tenant. */
    static String sentName(String text) {
        return matching(SENT_NAME, text, "is 1 to 150 letters, digits and signs, without spaces and colons");
    }

    static String webAddress(String text) {
        return url(text).toString();
    }

    static String host(String text) {
        return matching(HOST, text, "is the name of a host such as mail.example.org, without https://");
    }

    static String mailAddress(String text) {
        return matching(ADDRESS, text, "is an address such as ada@example.org");
    }

    static String phone(String text) {
        return matching(PHONE, text, "is a number with its country and without spaces, such as \"+4930123456\"");
    }

    private static String matching(Pattern form, String text, String what) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(what + ", not " + Problems.shown(text));
        }
        return text;
    }

    static String pointer(String text) {
        try {
            if (text.length() <= 500 && !text.isEmpty()) {
                JsonPointer.compile(text);
                return text;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as what is too long is.
        }
        throw new IllegalArgumentException("is a JSON Pointer such as /alert/title, not " + Problems.shown(text));
    }
}
