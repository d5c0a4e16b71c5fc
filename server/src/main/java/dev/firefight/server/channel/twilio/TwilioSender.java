package dev.firefight.server.channel.twilio;

import java.util.regex.Pattern;

/**
 * Who a text message is from: a number of the account, a name where countries allow it, or a messaging service that chooses.
 *
 * @param written as Twilio takes it
 */
public record TwilioSender(String written) {
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

    /** {@link IllegalArgumentException} with what to do, where it is none of them. */
    public TwilioSender {
        written = PhoneNumber.read(written).map(PhoneNumber::written).orElse(written);
        if (!written.startsWith("+")
                && !NAME.matcher(written).matches()
                && !SERVICE.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    "texts come from a number of the account such as +1 555 0100001, from a name of"
                            + " at most 11 letters, or from the SID of a messaging service (MG…)");
        }
    }

    String field() {
        return SERVICE.matcher(written).matches() ? "MessagingServiceSid" : "From";
    }
}
