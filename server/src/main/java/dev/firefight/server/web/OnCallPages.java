package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import dev.firefight.server.channel.Channel;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Sent;
import dev.firefight.server.channel.Urgency;
import dev.firefight.server.setup.Channels;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.SetupDifference;
import dev.firefight.server.setup.SetupYaml;
import dev.firefight.server.setup.Setups;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who is on call, and the set-up behind it. */
final class OnCallPages {
    private final Setups setups;
    private final Function<Contact.Channel, Optional<Channel>> channels;
    private final Supplier<String> freshIds;
    private final InstantSource clock;

    /** @param freshIds names of test messages */
    OnCallPages(
            Setups setups,
            Function<Contact.Channel, Optional<Channel>> channels,
            Supplier<String> freshIds,
            InstantSource clock) {
        this.setups = setups;
        this.channels = channels;
        this.freshIds = freshIds;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/on-call", this::show, Allowed.VIEWER);
        routes.post("/on-call/first", this::first, Allowed.ADMIN);
        routes.post("/on-call/test", this::test, Allowed.RESPONDER);
        routes.get("/on-call/document", this::document, Allowed.ADMIN);
        routes.post("/on-call/document", this::alter, Allowed.ADMIN);
    }

    private void show(Context request) {
        show(
                request,
                Optional.ofNullable(request.queryParam("done"))
                        .filter("1"::equals)
                        .map(_ -> "Done.")
                        .orElse(""));
    }

    private void show(Context request, String answer) {
        Roster roster = setups.roster();
        Instant now = clock.instant();
        OnCallView view =
                new OnCallView(roster, roster.onCall(now), ScheduleChart.of(roster.schedules(), now), now, answer);
        Pages.render(
                request,
                output -> Jteon_callGenerated.render(output, Pages.NONE, Pages.frame(request, "On call"), view));
    }

    /** The shortest way to somebody who is called. */
    private void first(Context request) {
        FormFields fields = FormFields.of(request);
        String person = fields.value("person").strip();
        if (person.isEmpty() || fields.value("address").isBlank()) {
            throw new WireException("say who is called, and at which topic or address");
        }
        boolean isMail = fields.value("channel").equals("email");
        Contact contact = new Contact(
                isMail ? Contact.Channel.EMAIL : Contact.Channel.NTFY,
                fields.value("address").strip(),
                Duration.ZERO);
        Channels made = isMail
                ? mail(fields.value("server").strip(), contact.address())
                : ntfy(fields.value("server").strip());
        setups.change(Gate.caller(request).person(), setup -> {
            Roster roster = setup.roster();
            List<Member> members = new ArrayList<>(roster.members());
            members.removeIf(one -> one.name().equals(person));
            members.add(new Member(person, List.of(contact)));
            EscalationPolicy policy = new EscalationPolicy(
                    "usual",
                    List.of(new Step(List.of(new Target.OfMember(person)), EscalationPolicy.USUAL_PATIENCE)),
                    EscalationPolicy.USUAL_ROUNDS,
                    List.of(),
                    EscalationPolicy.USUAL_ALONE,
                    List.of());
            return checked(() -> setup.with(new Roster(
                            members,
                            roster.teams(),
                            roster.schedules(),
                            roster.policies().isEmpty() ? List.of(policy) : roster.policies(),
                            roster.routes(),
                            roster.silences()))
                    .with(merged(setup.channels(), made)));
        });
        request.redirect("/on-call?done=1", HttpStatus.SEE_OTHER);
    }

    private static Channels merged(Channels before, Channels more) {
        return new Channels(
                before.email().or(more::email),
                before.ntfy().or(more::ntfy),
                before.slack(),
                before.twilio(),
                before.webhook());
    }

    private static Channels ntfy(String server) {
        try {
            URI address = server.isEmpty() ? Channels.Ntfy.USUAL_SERVER : new URI(server);
            return new Channels(
                    Optional.empty(),
                    Optional.of(new Channels.Ntfy(address, Optional.empty())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        } catch (URISyntaxException noAddress) {
            throw new WireException("the server of ntfy is an address such as https://ntfy.sh");
        }
    }

    private static Channels mail(String server, String from) {
        int colon = server.lastIndexOf(':');
        String port = colon < 0 ? "" : server.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}")) {
            throw new WireException("the server of e-mail is its name and port, such as mail.example.org:587");
        }
        String host = server.substring(0, colon);
        Channels.MailTls tls =
                switch (port) {
                    case "465" -> Channels.MailTls.TLS;
                    case "25", "1025" -> Channels.MailTls.NONE;
                    default -> Channels.MailTls.STARTTLS;
                };
        return checked(() -> new Channels(
                Optional.of(new Channels.Email(
                        host, Integer.parseInt(port), tls, Optional.empty(), Optional.empty(), from)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** What a record says of what somebody wrote is for them to read. */
    private static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException unfit) {
            throw new WireException(String.valueOf(unfit.getMessage()));
        }
    }

    private void test(Context request) {
        String person = FormFields.of(request).value("person");
        Member member = setups.roster()
                .member(person)
                .orElseThrow(() -> new WireException("there is nobody of this name in the set-up"));
        Message message = new Message(
                "firefight-test-" + freshIds.get(),
                "A test: nothing burns",
                Gate.caller(request).person().name() + " tries whether you are reached this way.",
                Optional.empty(),
                Optional.empty(),
                Urgency.NORMAL);
        StringBuilder answer = new StringBuilder();
        for (Contact contact : member.contacts()) {
            Sent sent = channels.apply(contact.channel())
                    .map(channel -> channel.send(message, contact.address()))
                    .orElseGet(() -> new Sent.Refused("it is not set up: add it under channels of the document"));
            answer.append(answer.isEmpty() ? "" : " · ")
                    .append(contact.channel().word())
                    .append(": ")
                    .append(told(sent));
        }
        show(request, person + " · " + (answer.isEmpty() ? "there is no way to reach them" : answer));
    }

    private static String told(Sent sent) {
        return switch (sent) {
            case Sent.Delivered _ -> "sent";
            case Sent.TryAgain(String reason, Optional<Duration> _) -> "not sent now: " + reason;
            case Sent.Refused(String reason) -> "not sent: " + reason;
        };
    }

    private void document(Context request) {
        document(request, SetupYaml.write(setups.current()), setups.version(), "", List.of(), false);
    }

    private void alter(Context request) {
        FormFields fields = FormFields.of(request);
        String document = fields.find("document")
                .orElseThrow(() -> new WireException("the document is missing"))
                .replace("\r\n", "\n");
        long seen = fields.value("seen").matches("[0-9]{1,18}") ? Long.parseLong(fields.value("seen")) : -1;
        boolean isTrial = !fields.value("do").equals("apply");
        Setup setup;
        try {
            setup = SetupApi.read(document, setups.current());
        } catch (ProblemException unfit) {
            request.status(400);
            document(request, document, seen, unfit.problem().detail(), List.of(), false);
            return;
        }
        List<SetupDifference.Line> lines = SetupDifference.of(setups.current(), setup);
        if (isTrial) {
            document(request, document, seen, "", lines, true);
        } else if (!setups.replace(Gate.caller(request).person(), seen, setup)) {
            request.status(409);
            document(
                    request,
                    document,
                    setups.version(),
                    "Somebody else altered the set-up meanwhile. Look at what yours would alter now, and apply it again.",
                    lines,
                    true);
        } else {
            request.redirect("/on-call?done=1", HttpStatus.SEE_OTHER);
        }
    }

    private static void document(
            Context request,
            String document,
            long seen,
            String problem,
            List<SetupDifference.Line> lines,
            boolean isTried) {
        Pages.render(
                request,
                output -> Jtesetup_documentGenerated.render(
                        output,
                        Pages.NONE,
                        Pages.frame(request, "The set-up"),
                        document,
                        seen,
                        problem,
                        lines,
                        isTried));
    }
}
