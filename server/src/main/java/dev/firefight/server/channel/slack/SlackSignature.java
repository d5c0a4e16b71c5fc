package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.Hmac;
import dev.firefight.server.channel.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * By which a request is known as one of Slack: {@code X-Slack-Signature} over its moment and its body as it came.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">how Slack signs</a>
 */
public final class SlackSignature {
    /** The header with the signature. */
    public static final String HEADER = "X-Slack-Signature";

    /** The header with the moment, in seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";

    /** How old, or how far ahead, a request may be: older ones are played back by somebody. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String VERSION = "v0";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private SlackSignature() {}

    /**
     * Whether a request is genuine. An empty secret accepts nothing.
     *
     * @param secrets the signing secret, or two while it is replaced
     * @param timestamp the header; empty where it did not come
     * @param signature the header; empty where it did not come
     * @param body as it came
     */
    public static boolean isGenuine(
            List<Secret> secrets, String timestamp, String signature, byte[] body, Instant now) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(WINDOW) > 0) {
            return false;
        }
        boolean isOne = false;
        for (Secret secret : secrets) {
            if (!secret.isEmpty()) {
                isOne |= Hmac.isSame(sign(secret, timestamp, body), signature);
            }
        }
        return isOne;
    }

    static String sign(Secret secret, String timestamp, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(body);
        return VERSION + "=" + HexFormat.of().formatHex(Hmac.SHA256.of(secret, signed.toByteArray()));
    }
}
