package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.Hmac;
import dev.firefight.server.channel.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By which a call-back is known as one of Twilio: {@code X-Twilio-Signature}, HMAC-SHA-1 with the account's token over the whole address as
 * Twilio asked for it and all fields of the form in the order of their names, each name followed by its value.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">how Twilio signs</a>
 */
public final class TwilioSignature {
    /** The header. */
    public static final String HEADER = "X-Twilio-Signature";

    private TwilioSignature() {}

    /**
     * Whether a call-back is genuine. An empty token accepts nothing.
     *
     * @param tokens one, or two while it is replaced
     * @param address as the outside sees it, with its query
     * @param fields of the form, decoded
     * @param signature the header
     */
    public static boolean isGenuine(
            List<Secret> tokens, URI address, Map<String, List<String>> fields, String signature) {
        boolean isOne = false;
        for (Secret token : tokens) {
            if (!token.isEmpty()) {
                // Twilio names the usual port or leaves it out, and clients may do the other.
                for (String written : List.of(withPort(address), withoutPort(address))) {
                    isOne |= Hmac.isSame(sign(token, written, fields), signature);
                }
            }
        }
        return isOne;
    }

    static String sign(Secret token, String address, Map<String, List<String>> fields) {
        StringBuilder signed = new StringBuilder(address);
        new TreeMap<>(fields).forEach((name, values) -> new TreeSet<>(values)
                .forEach(value -> signed.append(name).append(value)));
        return Base64.getEncoder()
                .encodeToString(Hmac.SHA1.of(token, signed.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String withPort(URI address) {
        return address.getPort() >= 0
                ? address.toString()
                : written(address, ":" + ("https".equalsIgnoreCase(address.getScheme()) ? 443 : 80));
    }

    private static String withoutPort(URI address) {
        return address.getPort() < 0 ? address.toString() : written(address, "");
    }

    private static String written(URI address, String port) {
        String query = address.getRawQuery();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath()
                + (query == null ? "" : "?" + query);
    }
}
