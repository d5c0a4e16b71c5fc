package dev.firefight.practice.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in the one form that RFC 8785 gives it. */
final class Canonical {
    private Canonical() {}

    static String text(JsonNode node) {
        try {
            return new JsonCanonicalizer(JsonMapper.shared().writeValueAsString(node)).getEncodedString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether two values are written the same: a number that was read is not of the type with which it was made. */
    static boolean same(JsonNode one, JsonNode other) {
        return text(JsonMapper.shared().createObjectNode().set("of", one))
                .equals(text(JsonMapper.shared().createObjectNode().set("of", other)));
    }

    static String hash(ObjectNode node) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text(node).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
