package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.Channel;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.PlainText;
import dev.firefight.server.channel.Sent;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Text messages (SMS): the title and the acknowledge link. The address is a telephone number with its country, such as +49 170 1234567. */
public final class TwilioText implements Channel {
    /** A message of 1,600 signs is the longest that Twilio takes; each 160, or 70 with signs beyond the Latin ones, are paid for. */
    private static final int MOST_TITLE = 200;

    static final String NO_NUMBER =
            "this is no telephone number: it is written with + and its country, such as +49 170 1234567";

    private final TwilioApi api;
    private final TwilioSender from;
    private final Optional<Callbacks> callbacks;

    /**
     * From one sender.
     *
     * @param callbacks where Twilio reports to, if it can reach us
     */
    public TwilioText(HttpSender sender, TwilioAccount account, TwilioSender from, Optional<Callbacks> callbacks) {
        this.api = new TwilioApi(sender, account);
        this.from = from;
        this.callbacks = callbacks;
    }

    @Override
    public Sent send(Message message, String address) {
        Optional<PhoneNumber> to = PhoneNumber.read(address);
        if (to.isEmpty()) {
            return new Sent.Refused(NO_NUMBER);
        }
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("To", to.get().written());
        fields.put(from.field(), from.written());
        fields.put("Body", body(message));
        callbacks.ifPresent(
                back -> fields.put("StatusCallback", back.status(message).toString()));
        return api.create("Messages", fields);
    }

    private static String body(Message message) {
        StringBuilder body = new StringBuilder(PlainText.cut(message.title(), MOST_TITLE));
        message.acknowledge()
                .ifPresentOrElse(link -> body.append("\nAcknowledge: ").append(link), () -> message.open()
                        .ifPresent(link -> body.append("\nOpen: ").append(link)));
        return body.toString();
    }
}
