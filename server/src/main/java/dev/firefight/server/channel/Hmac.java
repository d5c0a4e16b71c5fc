package dev.firefight.server.channel;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by which two sides with one secret know each other's messages (RFC 2104). */
public enum Hmac {
    /** With SHA-256. */
    SHA256("HmacSHA256"),
    /** With SHA-1, where a provider has nothing newer. */
    SHA1("HmacSHA1");

    private final String algorithm;

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * The code of a message.
     *
     * @throws IllegalArgumentException where the secret is empty, since anybody could make the same code
     */
    public byte[] of(Secret secret, byte[] message) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("an empty secret signs nothing: set one");
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every Java has " + algorithm, missing);
        }
    }

    /** Whether two texts are the same, in a time that does not tell where they differ. */
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
