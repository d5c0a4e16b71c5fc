package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Secret;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Whose account pays for messages and calls.
 *
 * @param base where the API is, {@link #BASE} but for tests and for those who speak as Twilio does
 * @param sid of the account, AC and 32 hexadecimal digits
 * @param token of the account, which signs call-backs as well
 */
public record TwilioAccount(URI base, String sid, Secret token) {
    /** The API of Twilio. */
    public static final URI BASE = URI.create("https://api.twilio.com");

    private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");

    /** {@link IllegalArgumentException} with what to do, where it cannot be one. */
    public TwilioAccount {
        if (HttpSender.address(base.toString())
                .filter(address -> address.getRawQuery() == null)
                .isEmpty()) {
            throw new IllegalArgumentException("the base of Twilio's API is an address such as " + BASE);
        }
        if (!SID.matcher(sid).matches()) {
            throw new IllegalArgumentException(
                    "the account SID of Twilio is AC and 32 hexadecimal digits; it stands on the first page of its console");
        }
    }

    /** Where something of this account is made, such as {@code Messages}. */
    URI resource(String kind) {
        return URI.create(
                base.toString().replaceFirst("/*$", "") + "/2010-04-01/Accounts/" + sid + "/" + kind + ".json");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TwilioAccount[" + sid + "]";
    }
}
