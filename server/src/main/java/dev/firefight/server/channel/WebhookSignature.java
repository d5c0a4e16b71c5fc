package dev.firefight.server.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The header by which a receiver of a webhook knows that it is ours: {@code t=<seconds since 1970>,v1=<hex of HMAC-SHA-256 over t, a dot and
 * the body>}, with one {@code v1} for each secret while an old one is replaced.
 */
public final class WebhookSignature {
    /** The header. */
    public static final String HEADER = "Firefight-Signature";

    /** How old, or how far ahead, a signature may be for a receiver. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int MOST_PARTS = 16;
    private static final int MOST_SIGNS = 2_000;

    private WebhookSignature() {}

    /** The value of the header. */
    public static String sign(List<Secret> secrets, Instant now, byte[] body) {
        byte[] signed = signed(Long.toString(now.getEpochSecond()), body);
        return secrets.stream()
                .map(secret -> ",v1=" + HexFormat.of().formatHex(Hmac.SHA256.of(secret, signed)))
                .collect(Collectors.joining("", "t=" + now.getEpochSecond(), ""));
    }

    /** What a receiver does: whether one of the codes is that of its secret, and was made within the window. An empty secret accepts nothing. */
    public static boolean isGenuine(Secret secret, String header, byte[] body, Instant now) {
        if (secret.isEmpty() || header.length() > MOST_SIGNS) {
            return false;
        }
        List<String> times = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (String part : header.split(",", MOST_PARTS)) {
            String written = part.strip();
            if (written.startsWith("t=")) {
                times.add(written.substring(2));
            } else if (written.startsWith("v1=")) {
                codes.add(written.substring(3));
            }
        }
        if (times.size() != 1 || !times.getFirst().matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(times.getFirst())), now);
        if (age.abs().compareTo(WINDOW) > 0) {
            return false;
        }
        String own = HexFormat.of().formatHex(Hmac.SHA256.of(secret, signed(times.getFirst(), body)));
        boolean isOne = false;
        for (String code : codes) {
            isOne |= Hmac.isSame(own, code);
        }
        return isOne;
    }

    private static byte[] signed(String time, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((time + ".").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(body);
        return signed.toByteArray();
    }
}
