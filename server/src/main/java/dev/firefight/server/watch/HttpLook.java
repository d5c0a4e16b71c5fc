package dev.firefight.server.watch;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.channel.HttpOutcome;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.setup.Watch;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks over HTTP, without any credentials. Redirects are followed to the same host only: a page of somebody else shall not lead this program
 * to what stands behind its walls.
 */
final class HttpLook {
    private static final int MOST_REDIRECTS = 3;
    private static final String SUMMARY = "/api/v2/summary.json";

    private final HttpSender sender;
    private final InstantSource clock;

    HttpLook(HttpSender sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Whether an address answers, and what stands in its answer. */
    Look page(Watch watch) {
        Instant at = clock.instant();
        URI address = URI.create(watch.url());
        HttpOutcome outcome = fetch(address);
        Duration took = Duration.between(at, clock.instant());
        String host = HttpSender.host(address);
        return switch (outcome) {
            case HttpOutcome.Unreachable(String reason) -> failing(watch, at, took, reason);
            case HttpOutcome.Answered answered
            when answered.status() >= 300 && answered.status() < 400 ->
                failing(
                        watch,
                        at,
                        took,
                        host + " answers " + answered.status()
                                + " and leads elsewhere: name the address to which it leads");
            case HttpOutcome.Answered answered
            when !answered.isSuccess() -> failing(watch, at, took, host + " answers " + answered.status());
            case HttpOutcome.Answered answered
            when watch.expect().filter(text -> !answered.text().contains(text)).isPresent() ->
                failing(
                        watch,
                        at,
                        took,
                        host + " answers " + answered.status()
                                + (answered.isWhole()
                                        ? ", and the expected text does not stand in it"
                                        : ", and the end of it does not come"));
            case HttpOutcome.Answered answered ->
                Look.well(at, took, "answers " + answered.status() + " in " + took.toMillis() + " ms");
        };
    }

    private static Look failing(Watch watch, Instant at, Duration took, String text) {
        return Look.wrong(
                at,
                took,
                new Trouble(
                        Trouble.DOWN, "WatchFailing", watch.isOfProvider() ? Trouble.WARNING : Trouble.CRITICAL, text));
    }

    /** What a provider says of itself. */
    Look statuspage(Watch watch) {
        Instant at = clock.instant();
        String url = watch.url();
        URI address = URI.create(url.endsWith(".json") ? url : url.replaceAll("/+$", "") + SUMMARY);
        HttpOutcome outcome = fetch(address);
        Duration took = Duration.between(at, clock.instant());
        return switch (outcome) {
            case HttpOutcome.Unreachable(String reason) -> unread(at, took, reason);
            case HttpOutcome.Answered answered
            when !answered.isSuccess() || !answered.isWhole() ->
                unread(
                        at,
                        took,
                        HttpSender.host(address)
                                + (answered.isSuccess()
                                        ? " does not end its answer"
                                        : " answers " + answered.status()));
            case HttpOutcome.Answered answered -> told(at, took, answered.text());
        };
    }

    private static Look told(Instant at, Duration took, String text) {
        try {
            ProviderStatus said = ProviderStatus.read(text);
            List<Trouble> troubles = said.troubles();
            String first = troubles.isEmpty()
                    ? "says: " + (said.description().isEmpty() ? "nothing is wrong" : said.description())
                    : troubles.getFirst().text()
                            + (troubles.size() > 1 ? " and " + (troubles.size() - 1) + " more" : "");
            return new Look(at, took, first, troubles, Optional.of(said), List.of());
        } catch (WireException unfit) {
            return unread(at, took, String.valueOf(unfit.getMessage()));
        }
    }

    /** That a page cannot be read says little of what it is about. */
    private static Look unread(Instant at, Duration took, String text) {
        return Look.wrong(
                at,
                took,
                new Trouble(Trouble.DOWN, "ProviderPageUnread", Trouble.INFO, "the page cannot be read: " + text));
    }

    private HttpOutcome fetch(URI first) {
        URI address = first;
        HttpOutcome outcome = new HttpOutcome.Unreachable("it was not asked");
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            AtomicReference<String> leads = new AtomicReference<>("");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("User-Agent", "Firefight-Watch")
                    .header("Accept", "*/*")
                    .GET()
                    .build();
            outcome = sender.send(
                    request,
                    head -> leads.set(head.headers().firstValue("Location").orElse("")));
            Optional<URI> next = outcome instanceof HttpOutcome.Answered answered && isRedirect(answered.status())
                    ? next(address, Objects.requireNonNull(leads.get()))
                    : Optional.empty();
            if (next.isEmpty()) {
                return outcome;
            }
            address = next.orElseThrow();
        }
        return outcome;
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Where it leads, if that is the same host: under the same port and scheme, or from http to https. */
    private static Optional<URI> next(URI from, String location) {
        try {
            URI to = from.resolve(new URI(location));
            boolean isSameHost = from.getHost()
                    .equalsIgnoreCase(Optional.ofNullable(to.getHost()).orElse(""));
            String scheme = Optional.ofNullable(to.getScheme()).orElse("");
            boolean isSamePlace = scheme.equals(from.getScheme()) && to.getPort() == from.getPort();
            boolean isSafer = scheme.equals("https") && to.getPort() < 0 && from.getPort() < 0;
            boolean isPlain = Optional.ofNullable(to.getRawUserInfo()).isEmpty();
            return isSameHost && isPlain && (isSamePlace || isSafer) && !location.isEmpty()
                    ? Optional.of(to)
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException nowhere) {
            return Optional.empty();
        }
    }
}
