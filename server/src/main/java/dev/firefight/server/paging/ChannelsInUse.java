package dev.firefight.server.paging;

import dev.firefight.paging.roster.Contact;
import dev.firefight.server.channel.Channel;
import dev.firefight.server.setup.Channels;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The channels as they are set up, made anew when that is altered. */
public final class ChannelsInUse implements Function<Contact.Channel, Optional<Channel>> {
    private final Supplier<Channels> settings;
    private final Function<Channels, Map<Contact.Channel, Channel>> making;
    private Channels made = Channels.NONE;
    private Map<Contact.Channel, Channel> channels = Map.of();

    /**
     * For settings that may be altered.
     *
     * @param making makes channels of settings
     */
    public ChannelsInUse(Supplier<Channels> settings, Function<Channels, Map<Contact.Channel, Channel>> making) {
        this.settings = settings;
        this.making = making;
    }

    @Override
    public synchronized Optional<Channel> apply(Contact.Channel channel) {
        Channels now = settings.get();
        if (!now.equals(made)) {
            channels = new EnumMap<>(making.apply(now));
            made = now;
        }
        return Optional.ofNullable(channels.get(channel));
    }
}
