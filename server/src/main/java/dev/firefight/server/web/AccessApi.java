package dev.firefight.server.web;

import static dev.firefight.server.web.Schema.choice;
import static dev.firefight.server.web.Schema.described;
import static dev.firefight.server.web.Schema.flag;
import static dev.firefight.server.web.Schema.has;
import static dev.firefight.server.web.Schema.listOf;
import static dev.firefight.server.web.Schema.may;
import static dev.firefight.server.web.Schema.number;
import static dev.firefight.server.web.Schema.object;
import static dev.firefight.server.web.Schema.text;
import static dev.firefight.server.web.Schema.time;

import dev.firefight.server.access.Access;
import dev.firefight.server.access.Account;
import dev.firefight.server.access.Audit;
import dev.firefight.server.access.Invitation;
import dev.firefight.server.access.Issued;
import dev.firefight.server.access.Link;
import dev.firefight.server.access.Permission;
import dev.firefight.server.access.Token;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.wire.Value;
import dev.firefight.server.wire.WireException;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is let in, for programs: the same that the pages of accounts can do. A secret is told once, to whoever had it made. */
final class AccessApi {
    private static final int MOST_LINES = 1_000;
    private static final int USUAL_LINES = 200;
    private static final String INCIDENT_LINKS = "/api/v1/incidents/{incident}/links";
    private static final ObjectNode DONE = object(has("done", flag()));

    private final Access access;
    private final Incidents incidents;

    AccessApi(Access access, Incidents incidents) {
        this.access = access;
        this.incidents = incidents;
    }

    List<Endpoint> endpoints() {
        ObjectNode account = object(has("account", text()));
        return List.of(
                Endpoint.get("/api/v1/tokens", Allowed.VIEWER, "Your tokens", this::tokens)
                        .gives(list("tokens", token())),
                Endpoint.ask(
                                "/api/v1/tokens",
                                Allowed.VIEWER,
                                "Makes a token that acts for you; only for those who are logged in, not for tokens",
                                this::makeToken)
                        .takes(object(has("label", text()), has("permission", permission()), may("until", time())))
                        .gives(object(has("token", token()), has("secret", secret()))),
                Endpoint.ask(
                                "/api/v1/tokens/{number}/revoke",
                                Allowed.VIEWER,
                                "Makes a token useless",
                                this::revokeToken)
                        .gives(DONE),
                Endpoint.get("/api/v1/admin/accounts", Allowed.ADMIN, "All accounts", this::accounts)
                        .gives(list(
                                "accounts",
                                object(
                                        has("name", text()),
                                        has("permission", permission()),
                                        has("isOpen", flag()),
                                        has("since", time())))),
                Endpoint.ask(
                                "/api/v1/admin/accounts/permission",
                                Allowed.ADMIN,
                                "Says what somebody may do",
                                this::setPermission)
                        .takes(object(has("account", text()), has("permission", permission())))
                        .gives(DONE),
                Endpoint.ask(
                                "/api/v1/admin/accounts/close",
                                Allowed.ADMIN,
                                "Closes an account with all it has",
                                this::close)
                        .takes(account)
                        .gives(DONE),
                Endpoint.ask(
                                "/api/v1/admin/accounts/password",
                                Allowed.ADMIN,
                                "Makes a one-time link by which somebody chooses another password",
                                this::passwordLink)
                        .takes(account)
                        .gives(issued()),
                Endpoint.get(
                                "/api/v1/admin/invitations",
                                Allowed.ADMIN,
                                "The one-time links that are of use",
                                this::invitations)
                        .gives(list("invitations", invitation())),
                Endpoint.ask(
                                "/api/v1/admin/invitations",
                                Allowed.ADMIN,
                                "Makes a one-time link for somebody new",
                                this::invite)
                        .takes(object(has("name", text()), has("permission", permission())))
                        .gives(issued()),
                Endpoint.ask(
                                "/api/v1/admin/invitations/{number}/withdraw",
                                Allowed.ADMIN,
                                "Makes a one-time link useless",
                                this::withdraw)
                        .gives(DONE),
                Endpoint.get("/api/v1/admin/tokens", Allowed.ADMIN, "Tokens of all", this::allTokens)
                        .gives(list("tokens", token())),
                Endpoint.ask(
                                "/api/v1/admin/tokens/{number}/revoke",
                                Allowed.ADMIN,
                                "Makes any token useless",
                                this::revokeToken)
                        .gives(DONE),
                Endpoint.get(
                                "/api/v1/admin/audit",
                                Allowed.ADMIN,
                                "What was done about who is let in, the newest first",
                                this::audit)
                        .with("from", "so many lines are left out", number())
                        .with("most", "so many lines at most", number())
                        .gives(object(
                                has("total", number()),
                                has(
                                        "lines",
                                        listOf(object(
                                                has("number", number()),
                                                has("at", time()),
                                                has("by", text()),
                                                has("text", text())))))),
                Endpoint.get(
                                INCIDENT_LINKS,
                                Allowed.RESPONDER,
                                "Links that show the incident to whoever has one",
                                this::links)
                        .gives(list("links", link())),
                Endpoint.ask(INCIDENT_LINKS, Allowed.RESPONDER, "Makes such a link", this::makeLink)
                        .gives(object(has("link", link()), has("path", secret()))),
                Endpoint.ask(
                                INCIDENT_LINKS + "/{number}/revoke",
                                Allowed.RESPONDER,
                                "Makes a link useless",
                                this::revokeLink)
                        .gives(DONE));
    }

    private static ObjectNode permission() {
        return choice(Permission.values());
    }

    private static ObjectNode secret() {
        return described(text(), "told this once");
    }

    private static ObjectNode list(String name, ObjectNode line) {
        return object(has(name, listOf(line)));
    }

    private static ObjectNode token() {
        return object(
                has("number", number()),
                has("owner", text()),
                has("label", text()),
                has("permission", permission()),
                has("since", time()),
                may("until", time()));
    }

    private static ObjectNode invitation() {
        return object(
                has("number", number()),
                has("account", text()),
                has("permission", permission()),
                has("by", text()),
                has("until", time()));
    }

    private static ObjectNode issued() {
        return object(has("invitation", invitation()), has("path", secret()));
    }

    private static ObjectNode link() {
        return object(has("number", number()), has("by", text()), has("since", time()));
    }

    private void tokens(Context request) {
        String name = Gate.caller(request).person().name();
        lines(
                request,
                "tokens",
                access.tokens().stream().filter(one -> one.owner().equals(name)).toList(),
                AccessApi::token);
    }

    private void allTokens(Context request) {
        lines(request, "tokens", access.tokens(), AccessApi::token);
    }

    private static void token(Token token, ObjectNode into) {
        into.put("number", token.number()).put("owner", token.owner()).put("label", token.label());
        into.put("permission", Value.word(token.permission()))
                .put("since", token.since().toString());
        token.until().ifPresent(until -> into.put("until", until.toString()));
    }

    private void makeToken(Context request) {
        ObjectNode body = Bodies.object(request);
        Issued<Token> made = access.makeToken(
                Gate.caller(request), said(body, "label"), permission(body), until(said(body, "until")));
        ObjectNode json = Schema.node();
        token(made.made(), json.putObject("token"));
        Api.answer(request, 200, json.put("secret", made.secret()));
    }

    private static Optional<Instant> until(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException notOne) {
            throw new WireException("\"until\" is a time such as 2026-03-01T02:15:00Z");
        }
    }

    private void revokeToken(Context request) {
        access.revokeToken(Gate.caller(request), Bodies.number(request, "number"));
        done(request);
    }

    private void accounts(Context request) {
        lines(request, "accounts", access.accounts(), (Account one, ObjectNode into) -> into.put("name", one.name())
                .put("permission", Value.word(one.permission()))
                .put("isOpen", one.isOpen())
                .put("since", one.since().toString()));
    }

    private void setPermission(Context request) {
        ObjectNode body = Bodies.object(request);
        access.setPermission(Gate.caller(request), said(body, "account"), permission(body));
        done(request);
    }

    private void close(Context request) {
        access.close(Gate.caller(request), said(Bodies.object(request), "account"));
        done(request);
    }

    private void passwordLink(Context request) {
        issued(request, access.passwordLink(Gate.caller(request), said(Bodies.object(request), "account")));
    }

    private void invite(Context request) {
        ObjectNode body = Bodies.object(request);
        issued(request, access.invite(Gate.caller(request), said(body, "name"), permission(body)));
    }

    private static void issued(Context request, Issued<Invitation> made) {
        ObjectNode json = Schema.node();
        invitation(made.made(), json.putObject("invitation"));
        Api.answer(request, 200, json.put("path", "/join/" + made.secret()));
    }

    private void invitations(Context request) {
        lines(request, "invitations", access.invitations(), AccessApi::invitation);
    }

    private static void invitation(Invitation one, ObjectNode into) {
        into.put("number", one.number()).put("account", one.account()).put("permission", Value.word(one.permission()));
        into.put("by", one.by()).put("until", one.until().toString());
    }

    private void withdraw(Context request) {
        access.withdraw(Gate.caller(request), Bodies.number(request, "number"));
        done(request);
    }

    private void audit(Context request) {
        long from = ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        int most = (int) ListQuery.number(request, "most", USUAL_LINES, MOST_LINES);
        Audit audit = access.audit(from, most);
        ObjectNode json = Schema.node().put("total", audit.total());
        ArrayNode lines = json.putArray("lines");
        audit.lines().forEach(line -> lines.addObject()
                .put("number", line.number())
                .put("at", line.at().toString())
                .put("by", line.by())
                .put("text", line.words()));
        Api.answer(request, 200, json);
    }

    private void links(Context request) {
        lines(request, "links", access.links(known(request)), AccessApi::link);
    }

    private void makeLink(Context request) {
        Issued<Link> made = access.makeLink(Gate.caller(request), known(request));
        ObjectNode json = Schema.node();
        link(made.made(), json.putObject("link"));
        Api.answer(request, 200, json.put("path", "/s/" + made.secret()));
    }

    private static void link(Link link, ObjectNode into) {
        into.put("number", link.number())
                .put("by", link.by())
                .put("since", link.since().toString());
    }

    private void revokeLink(Context request) {
        long number = Bodies.number(request, "number");
        if (access.links(known(request)).stream().noneMatch(one -> one.number() == number)) {
            throw new ProblemException(404, "not-found", "The incident has no such link", "Look at its links.");
        }
        access.revokeLink(Gate.caller(request), number);
        done(request);
    }

    private long known(Context request) {
        long incident = Bodies.number(request, "incident");
        return incidents.timeline(incident).orElseThrow(IncidentApi::unknown).number();
    }

    private static <T> void lines(Context request, String name, List<T> all, BiConsumer<T, ObjectNode> line) {
        ObjectNode json = Schema.node();
        ArrayNode lines = json.putArray(name);
        all.forEach(one -> line.accept(one, lines.addObject()));
        Api.answer(request, 200, json);
    }

    private static void done(Context request) {
        Api.answer(request, 200, Schema.node().put("done", true));
    }

    private static String said(ObjectNode body, String name) {
        return body.path(name).asString("");
    }

    private static Permission permission(ObjectNode body) {
        String word = said(body, "permission");
        return Arrays.stream(Permission.values())
                .filter(one -> Value.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> new WireException("\"permission\" is viewer, responder or admin"));
    }
}
