package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Person;
import dev.firefight.paging.roster.Contact;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.channel.twilio.Callbacks;
import dev.firefight.server.channel.twilio.TwilioReport;
import dev.firefight.server.channel.twilio.TwilioSignature;
import dev.firefight.server.channel.twilio.Twiml;
import dev.firefight.server.incidents.Follower;
import dev.firefight.server.paging.PageBook;
import dev.firefight.server.paging.Paging;
import dev.firefight.server.setup.SecretReference;
import dev.firefight.server.setup.Setups;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where Twilio tells which key was pressed in a call, and what became of messages and calls. Who sends is known by the signature over the address
 * as the outside sees it, with the message that it names, and over all fields: so whoever presses a key is the one who was called.
 */
final class TwilioRoutes {
    private static final String WAY = "a key on the phone";

    private final Setups setups;
    private final Function<SecretReference, String> secrets;
    private final Supplier<URI> address;
    private final Paging paging;
    private final Follower follower;

    /** @param address under which this program is reached from outside, without a slash at its end */
    TwilioRoutes(
            Setups setups,
            Function<SecretReference, String> secrets,
            Supplier<URI> address,
            Paging paging,
            Follower follower) {
        this.setups = setups;
        this.secrets = secrets;
        this.address = address;
        this.paging = paging;
        this.follower = follower;
    }

    void routes(RoutesConfig routes) {
        String call = "/twilio/" + Value.word(Contact.Channel.VOICE);
        String text = "/twilio/" + Value.word(Contact.Channel.SMS);
        routes.post(call + "/digits", this::digits, Allowed.ANYONE);
        routes.post(call + "/status", request -> status(request, Contact.Channel.VOICE), Allowed.ANYONE);
        routes.post(text + "/status", request -> status(request, Contact.Channel.SMS), Allowed.ANYONE);
    }

    private void digits(Context request) {
        URI asked = asked(request);
        TwilioReport report = genuine(request, asked);
        Optional<PageBook.Called> called = called(request);
        String answer =
                switch (report) {
                    case TwilioReport.Pressed pressed
                    when called.isPresent() && pressed.acknowledges() -> acknowledge(called.get());
                    case TwilioReport.Pressed pressed
                    when called.isPresent() && pressed.escalates() -> passOn(called.get());
                    case TwilioReport.Pressed _ when called.isPresent() -> Twiml.again(asked);
                    case TwilioReport.Pressed _, TwilioReport.Became _ ->
                        Twiml.goodbye("This call is of no use any more. Goodbye.");
                };
        request.contentType("text/xml; charset=utf-8");
        request.result(answer);
    }

    private String acknowledge(PageBook.Called called) {
        String person = paging.pager().person(called).orElseThrow();
        paging.pager().acknowledge(called.incident(), new Person(person), WAY).ifPresent(follower::awaits);
        return Twiml.goodbye("You take care of incident " + called.incident() + ". Goodbye.");
    }

    private String passOn(PageBook.Called called) {
        OptionalLong position = paging.pager().passOn(called, WAY);
        position.ifPresent(follower::awaits);
        return Twiml.goodbye(
                position.isPresent()
                        ? "Whoever comes next is called now. Goodbye."
                        : "Somebody else was called or takes care already. Goodbye.");
    }

    private void status(Context request, Contact.Channel channel) {
        TwilioReport report = genuine(request, asked(request));
        Optional<PageBook.Called> called = called(request);
        if (report instanceof TwilioReport.Became became && called.isPresent()) {
            became(became, called.get(), channel);
        }
        request.status(204);
    }

    private void became(TwilioReport.Became became, PageBook.Called called, Contact.Channel channel) {
        if (became.isLost()) {
            String what = channel == Contact.Channel.VOICE ? "the call" : "the text message";
            String error = became.error()
                    .map(code -> " (see https://www.twilio.com/docs/api/errors/" + code + ")")
                    .orElse("");
            paging.pager()
                    .lost(called, channel, "Twilio says of " + what + ": " + became.status() + error)
                    .ifPresent(follower::awaits);
        } else if (became.isReached()) {
            paging.pager().arrived(called, channel, became.sid()).ifPresent(follower::awaits);
        }
    }

    /** The message that the address names, if there is one. */
    private Optional<PageBook.Called> called(Context request) {
        return Optional.ofNullable(request.queryParam(Callbacks.MESSAGE))
                .flatMap(PageBook.Called::ofId)
                .filter(one -> paging.pager().person(one).isPresent());
    }

    /** As the outside sees it, which is what Twilio signs; what the request itself says of that, anybody could. */
    private URI asked(Context request) {
        String query =
                Optional.ofNullable(request.queryString()).map(one -> "?" + one).orElse("");
        try {
            return URI.create(address.get() + request.path() + query);
        } catch (IllegalArgumentException none) {
            throw refused();
        }
    }

    private TwilioReport genuine(Context request, URI asked) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        FormFields.of(request).values().forEach((name, value) -> fields.put(name, List.of(value)));
        List<Secret> tokens = setups.current().channels().twilio().stream()
                .map(one -> Secret.from(() -> secrets.apply(one.token())))
                .toList();
        String signature =
                Optional.ofNullable(request.header(TwilioSignature.HEADER)).orElse("");
        if (!TwilioSignature.isGenuine(tokens, asked, fields, signature)) {
            throw refused();
        }
        return TwilioReport.read(fields)
                .orElseThrow(() -> new ProblemException(
                        400,
                        "unreadable",
                        "This is no report of Twilio",
                        "Set the addresses as docs/channels.md says."));
    }

    private static ProblemException refused() {
        return new ProblemException(
                401,
                "signature",
                "This was not sent by Twilio",
                "Look at the token of the set-up, and whether the server knows its outer address.");
    }
}
