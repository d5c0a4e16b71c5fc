package dev.firefight.server.channel;

import dev.firefight.server.channel.slack.SlackApi;
import dev.firefight.server.channel.twilio.TwilioAccount;
import java.net.URI;

/**
 * Where those are asked who carry messages and rooms, other than those that the set-up names itself.
 *
 * @param slack the base of Slack's API
 * @param twilio the base of Twilio's API, or of whoever speaks as it does
 */
public record Providers(URI slack, URI twilio) {
    /** As they are on the internet. */
    public static final Providers USUAL = new Providers(SlackApi.BASE, TwilioAccount.BASE);
}
