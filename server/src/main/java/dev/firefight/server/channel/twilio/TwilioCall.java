package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.Channel;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Sent;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Calls: a voice reads the title and waits for the key that acknowledges. That the call was made is all that is known at once; whether
 * somebody answered comes to {@link Callbacks#status}, what was pressed to {@link Callbacks#digits}. The address is a telephone number.
 */
public final class TwilioCall implements Channel {
    /** Shorter than until most mailboxes answer, in seconds. */
    private static final int RINGS = 25;

    private final TwilioApi api;
    private final PhoneNumber from;
    private final Callbacks callbacks;

    /**
     * From one number of the account.
     *
     * @throws IllegalArgumentException where it is no number
     */
    public TwilioCall(HttpSender sender, TwilioAccount account, String from, Callbacks callbacks) {
        this.api = new TwilioApi(sender, account);
        this.from = PhoneNumber.read(from)
                .orElseThrow(() ->
                        new IllegalArgumentException("calls come from a number of the account such as +1 555 0100001"));
        this.callbacks = callbacks;
    }

    @Override
    public Sent send(Message message, String address) {
        Optional<PhoneNumber> to = PhoneNumber.read(address);
        if (to.isEmpty()) {
            return new Sent.Refused(TwilioText.NO_NUMBER);
        }
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("To", to.get().written());
        fields.put("From", from.written());
        fields.put("Twiml", Twiml.page(message, callbacks.digits(message)));
        fields.put("Timeout", Integer.toString(RINGS));
        fields.put("StatusCallback", callbacks.status(message).toString());
        return api.create("Calls", fields);
    }
}
