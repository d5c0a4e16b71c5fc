package dev.firefight.server.setup;

import dev.firefight.document.Problem;
import dev.firefight.document.Scalars;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/** Single values that a set-up has, and how they are written. Each throws {@link IllegalArgumentException} with what to write instead. */
final class SetupScalars {
    private static final Pattern REPOSITORY = Pattern.compile("(?! )[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,200}(?<! )");
    private static final Pattern PATH_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]{1,100}@[^@\\s<>,;\"]{1,150}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENT_NAME = Pattern.compile("[!-~&&[^:]]{1,150}");
    private static final Pattern LABEL = Pattern.compile("[\\P{C}&&\\P{Z}]{1,200}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,250})");
    private static final int MOST_URL_CHARS = 2_000;

    private SetupScalars() {}

    /** The name of a repository with its owner, or of an application. */
    static String repository(String text) {
        return Scalars.matching(
                REPOSITORY, text, "is the name of a repository or an application, such as shop/checkout");
    }

    /** A name that stands in an address. */
    static String pathName(String text) {
        return Scalars.matching(
                PATH_NAME, text, "stands in an address: at most 63 letters, digits, dots, dashes and underscores");
    }

    /** The name of a label. */
    static String label(String text) {
        return Scalars.matching(LABEL, text, "is the name of a label, of at most 200 characters");
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
                || text.length() > MOST_URL_CHARS) {
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
        return Scalars.matching(SENT_NAME, text, "is 1 to 150 letters, digits and signs, without spaces and colons");
    }

    static String webAddress(String text) {
        return url(text).toString();
    }

    static String host(String text) {
        return Scalars.matching(HOST, text, "is the name of a host such as mail.example.org, without https://");
    }

    static String mailAddress(String text) {
        return Scalars.matching(ADDRESS, text, "is an address such as ada@example.org");
    }

    static String phone(String text) {
        return Scalars.matching(
                PHONE, text, "is a number with its country and without spaces, such as \"+4930123456\"");
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
        throw new IllegalArgumentException("is a JSON Pointer such as /alert/title, not " + Problem.shown(text));
    }
}
