package dev.firefight.server.channel.slack;

import dev.firefight.server.channel.Channel;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Sent;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Messages in Slack. The address is the id of a member ({@code U…}), to whom the app writes itself, of a channel ({@code C…}) in which the
 * app is, or the address of mail by which a member is known there. An address of mail costs a call more; each has half of the time.
 */
public final class SlackMessages implements Channel {
    private static final Pattern ID = Pattern.compile("[CDGUW][A-Z0-9]{5,30}");
    private static final Pattern MAIL = Pattern.compile("[!-~&&[^@]]{1,100}@[A-Za-z0-9.-]{1,150}");

    private final SlackApi api;
    private final boolean isInteractive;

    /**
     * By an app.
     *
     * @param isInteractive whether presses of buttons come to us, by HTTP or by Socket Mode; else a button opens the page that acknowledges
     */
    public SlackMessages(SlackApi api, boolean isInteractive) {
        this.api = api.hasty();
        this.isInteractive = isInteractive;
    }

    @Override
    public Sent send(Message message, String address) {
        String written = address.strip();
        SlackAnswer<String> to;
        if (ID.matcher(written).matches()) {
            to = new SlackAnswer.Done<>(written);
        } else if (MAIL.matcher(written).matches()) {
            to = api.memberByMail(written);
        } else {
            return new Sent.Refused(
                    "this is nobody in Slack: it is the id of a member (U…) or of a channel (C…), or the address"
                            + " of mail of a member");
        }
        return to.then(id -> api.post(id, SlackPost.of(message, isInteractive), Optional.empty()))
                .sent(posted -> posted.channel() + " " + posted.ts());
    }
}
