package dev.firefight.server.access;

import dev.firefight.journal.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets that nobody has to remember: 32 bytes of chance, written in 43 letters. So much chance needs no slow hash, and what is looked for
 * by its hash tells nothing by the time it takes.
 */
public record Secrets(SecureRandom random) {
    /** Before the secret of a token, so that programs that look for leaked secrets can know one. */
    static final String TOKEN_PREFIX = "ffp_";

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new one. */
    public String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /** The hash of what somebody shows; empty where it cannot be a secret of ours. */
    public static Optional<String> hashOfShown(String secret) {
        return FORM.matcher(secret).matches() ? Optional.of(hash(secret)) : Optional.empty();
    }

    /** The hash of a token that somebody shows. */
    static Optional<String> hashOfToken(String token) {
        return token.startsWith(TOKEN_PREFIX) ? hashOfShown(token.substring(TOKEN_PREFIX.length())) : Optional.empty();
    }

    /** What is kept of a secret: its SHA-256. */
    public static String hash(String secret) {
        return BASE64.encodeToString(Bytes.ofText(secret).sha256().toArray());
    }

    /** What the forms of a session bring along; whoever knows it does not know the secret. */
    static String formKey(String sessionSecret) {
        return hash("form" + sessionSecret);
    }

    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
