package dev.firefight.server.change;

import dev.firefight.server.channel.Hmac;
import dev.firefight.server.channel.Secret;
import java.util.HexFormat;
import java.util.List;

/**
 * By which a message is known as one of GitHub: {@code X-Hub-Signature-256} over its body as it came.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub: validating webhook deliveries</a>
 */
public final class GitHubSignature {
    /** The header with the signature. */
    public static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "sha256=";

    private GitHubSignature() {}

    /**
     * Whether a message is genuine. An empty secret accepts nothing; neither do signatures by other algorithms, such as the older {@code sha1=}.
     *
     * @param secrets the secret of the webhook, or several while it is replaced
     * @param signature the header; empty where it did not come
     * @param body as it came
     */
    public static boolean isGenuine(List<Secret> secrets, String signature, byte[] body) {
        boolean isOne = false;
        for (Secret secret : secrets) {
            if (!secret.isEmpty()) {
                isOne |= Hmac.isSame(sign(secret, body), signature);
            }
        }
        return isOne;
    }

    static String sign(Secret secret, byte[] body) {
        return ALGORITHM + HexFormat.of().formatHex(Hmac.SHA256.of(secret, body));
    }
}
