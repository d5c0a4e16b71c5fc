package dev.firefight.server.setup;

import java.util.regex.Pattern;

/** Where a secret is found. The secret itself is in no set-up. */
public sealed interface SecretReference {
    /** The beginning of every variable that holds a secret, so that a set-up reads no other ones. */
    String ENVIRONMENT_PREFIX = "FIREFIGHT_SECRET_";

    /** Where it is found, in words: {@code variable FIREFIGHT_SECRET_TOKEN}. */
    default String words() {
        return switch (this) {
            case OfEnvironment(String name) -> "variable " + name;
            case OfFile(String name) -> "file " + name;
        };
    }

    /**
     * In a variable of the environment.
     *
     * @param name begins with {@link #ENVIRONMENT_PREFIX}, then capital letters, digits and underscores
     */
    record OfEnvironment(String name) implements SecretReference {
        private static final Pattern FORM = Pattern.compile(ENVIRONMENT_PREFIX + "[A-Z0-9_]{1,100}");

        /** Checks the form. */
        public OfEnvironment {
            if (!FORM.matcher(name).matches()) {
                throw new IllegalArgumentException("is the name of a variable that begins with " + ENVIRONMENT_PREFIX
                        + " and goes on with capital letters, digits and underscores");
            }
        }
    }

    /**
     * In a file of the directory that {@code FIREFIGHT_SECRETS} names.
     *
     * @param name of the file: letters, digits, dots, dashes and underscores, no path
     */
    record OfFile(String name) implements SecretReference {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

        /** Checks the form. */
        public OfFile {
            if (!FORM.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "is the name of a file in the directory that FIREFIGHT_SECRETS names:"
                                + " letters, digits, dots, dashes and underscores, without slashes");
            }
        }
    }
}
