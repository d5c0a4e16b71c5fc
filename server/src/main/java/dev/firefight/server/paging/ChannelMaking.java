package dev.firefight.server.paging;

import dev.firefight.document.wire.Value;
import dev.firefight.paging.roster.Contact;
import dev.firefight.server.channel.Channel;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Ntfy;
import dev.firefight.server.channel.Providers;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.channel.SignedWebhook;
import dev.firefight.server.channel.mail.Mail;
import dev.firefight.server.channel.mail.MailServer;
import dev.firefight.server.channel.mail.MailServer.Protection;
import dev.firefight.server.channel.slack.SlackApi;
import dev.firefight.server.channel.slack.SlackMessages;
import dev.firefight.server.channel.twilio.Callbacks;
import dev.firefight.server.channel.twilio.TwilioAccount;
import dev.firefight.server.channel.twilio.TwilioCall;
import dev.firefight.server.channel.twilio.TwilioSender;
import dev.firefight.server.channel.twilio.TwilioText;
import dev.firefight.server.setup.Channels;
import dev.firefight.server.setup.SecretReference;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes channels of settings. One that cannot be made is left out, and it is told why. */
public final class ChannelMaking implements Function<Channels, Map<Contact.Channel, Channel>> {
    /** So long a message may take from the first connection to the last answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpSender sender;
    private final Providers providers;
    private final Supplier<URI> address;
    private final Function<SecretReference, String> secrets;
    private final InstantSource clock;
    private final Consumer<String> trouble;

    /**
     * With one connection pool for all.
     *
     * @param providers where those are who carry messages
     * @param address under which this program is reached from outside, without a slash at its end
     * @param secrets what a reference leads to; empty where there is nothing
     * @param trouble told of a channel that cannot be made
     */
    public ChannelMaking(
            HttpSender sender,
            Providers providers,
            Supplier<URI> address,
            Function<SecretReference, String> secrets,
            InstantSource clock,
            Consumer<String> trouble) {
        this.sender = sender;
        this.providers = providers;
        this.address = address;
        this.secrets = secrets;
        this.clock = clock;
        this.trouble = trouble;
    }

    @Override
    public Map<Contact.Channel, Channel> apply(Channels settings) {
        Map<Contact.Channel, Channel> made = new EnumMap<>(Contact.Channel.class);
        settings.email().ifPresent(one -> make(made, Contact.Channel.EMAIL, () -> mail(one)));
        settings.ntfy()
                .ifPresent(one -> make(
                        made,
                        Contact.Channel.NTFY,
                        () -> new Ntfy(sender, one.server(), one.token().map(this::secret))));
        settings.webhook()
                .ifPresent(one -> make(
                        made,
                        Contact.Channel.WEBHOOK,
                        () -> new SignedWebhook(sender, clock, List.of(secret(one.secret())), _ -> true)));
        settings.slack()
                .ifPresent(one -> make(
                        made,
                        Contact.Channel.SLACK,
                        () -> new SlackMessages(
                                new SlackApi(sender, providers.slack(), secret(one.botToken())), true)));
        settings.twilio().ifPresent(one -> {
            make(made, Contact.Channel.SMS, () -> text(one));
            make(made, Contact.Channel.VOICE, () -> call(one));
        });
        return made;
    }

    private void make(Map<Contact.Channel, Channel> into, Contact.Channel channel, Supplier<Channel> making) {
        try {
            into.put(channel, making.get());
        } catch (IllegalArgumentException unfit) {
            trouble.accept("nobody is reached by " + channel.word() + ": " + unfit.getMessage());
        }
    }

    private Channel mail(Channels.Email email) {
        Protection protection =
                switch (email.tls()) {
                    case STARTTLS -> Protection.STARTTLS;
                    case TLS -> Protection.TLS;
                    case NONE -> Protection.NONE;
                };
        Optional<MailServer.Login> login = email.user()
                .flatMap(user -> email.password().map(password -> new MailServer.Login(user, secret(password))));
        return new Mail(
                new MailServer(email.host(), email.port(), protection, login),
                email.from(),
                Optional.empty(),
                TIMEOUT,
                clock,
                Optional.empty());
    }

    private Channel text(Channels.Twilio twilio) {
        TwilioAccount account = account(twilio);
        TwilioSender from = new TwilioSender(twilio.from());
        // Where the program is reached is known for sure only once it answers.
        return (message, to) ->
                new TwilioText(sender, account, from, Optional.of(callbacks(Contact.Channel.SMS))).send(message, to);
    }

    private Channel call(Channels.Twilio twilio) {
        TwilioAccount account = account(twilio);
        return (message, to) ->
                new TwilioCall(sender, account, twilio.from(), callbacks(Contact.Channel.VOICE)).send(message, to);
    }

    private TwilioAccount account(Channels.Twilio twilio) {
        return new TwilioAccount(providers.twilio(), twilio.account(), secret(twilio.token()));
    }

    private Callbacks callbacks(Contact.Channel channel) {
        String base = address.get() + "/twilio/" + Value.word(channel) + "/";
        return new Callbacks(URI.create(base + "digits"), URI.create(base + "status"));
    }

    private Secret secret(SecretReference reference) {
        return Secret.from(() -> secrets.apply(reference));
    }
}
