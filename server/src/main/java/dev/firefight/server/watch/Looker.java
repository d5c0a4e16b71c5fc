package dev.firefight.server.watch;

import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.PlainText;
import dev.firefight.server.setup.Watch;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks once, at whatever a watch is for. It does not throw for what others answer. */
final class Looker implements Function<Watch, Look> {
    /** Of one request, of one connection. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int MOST_ADDRESSES = 50;

    private final HttpLook http;
    private final TlsLook tls;
    private final Resolver resolver;
    private final InstantSource clock;

    Looker(HttpSender sender, Resolver resolver, InstantSource clock) {
        this.http = new HttpLook(sender, clock);
        this.tls = new TlsLook(resolver, TIMEOUT, clock);
        this.resolver = resolver;
        this.clock = clock;
    }

    @Override
    public Look apply(Watch watch) {
        return switch (watch.kind()) {
            case HTTP -> http.page(watch);
            case STATUSPAGE -> http.statuspage(watch);
            case TLS -> tls.at(watch.url());
            case DNS -> name(watch.url());
        };
    }

    private Look name(String host) {
        Instant at = clock.instant();
        try {
            List<String> addresses = resolver.resolve(host).stream()
                    .map(InetAddress::getHostAddress)
                    .map(one -> PlainText.line(one, 60))
                    .distinct()
                    .sorted()
                    .limit(MOST_ADDRESSES)
                    .toList();
            return new Look(
                    at,
                    Duration.between(at, clock.instant()),
                    "has " + String.join(", ", addresses),
                    List.of(),
                    Optional.empty(),
                    addresses);
        } catch (UnknownHostException unknown) {
            return Look.wrong(
                    at,
                    Duration.between(at, clock.instant()),
                    new Trouble(
                            Trouble.DOWN,
                            "WatchFailing",
                            Trouble.CRITICAL,
                            "the name " + PlainText.line(host, 100) + " has no address"));
        }
    }
}
