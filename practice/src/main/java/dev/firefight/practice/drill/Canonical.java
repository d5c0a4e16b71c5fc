package dev.firefight.practice.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in the one form that RFC 8785 gives it, and hashes by which it is known. */
public final class Canonical {
    private Canonical() {}

    /** An object as text. */
    public static String text(JsonNode object) {
        try {
            return new JsonCanonicalizer(JsonMapper.shared().writeValueAsString(object)).getEncodedString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether two values are written the same: a number that was read is not of the type with which it was made. */
    public static boolean isSame(JsonNode one, JsonNode other) {
        return text(JsonMapper.shared().createObjectNode().set("of", one))
                .equals(text(JsonMapper.shared().createObjectNode().set("of", other)));
    }

    /** SHA-256 of an object in this form, in hexadecimal digits. */
    public static String hash(JsonNode object) {
        return sha256(text(object));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
