package dev.firefight.server.web;

import static dev.firefight.server.web.Schema.flag;
import static dev.firefight.server.web.Schema.has;
import static dev.firefight.server.web.Schema.listOf;
import static dev.firefight.server.web.Schema.may;
import static dev.firefight.server.web.Schema.number;
import static dev.firefight.server.web.Schema.object;
import static dev.firefight.server.web.Schema.text;
import static dev.firefight.server.web.Schema.time;

import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.server.access.Access;
import dev.firefight.server.access.Audit;
import dev.firefight.server.access.Invitation;
import dev.firefight.server.access.Issued;
import dev.firefight.server.access.Link;
import dev.firefight.server.access.Permission;
import dev.firefight.server.access.Token;
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
    private static final ObjectNode INVITED =
            object(has("invitation", AccessJson.INVITATION), has("path", AccessJson.SECRET));

    private final Access access;
    private final IncidentRequests requests;

    AccessApi(Access access, IncidentRequests requests) {
        this.access = access;
        this.requests = requests;
    }

    List<Endpoint> endpoints() {
        ObjectNode account = object(has("account", text()));
        return List.of(
                Endpoint.get("/api/v1/tokens", Allowed.VIEWER, "Your tokens", this::tokens)
                        .gives(list("tokens", AccessJson.TOKEN)),
                Endpoint.post(
                                "/api/v1/tokens",
                                Allowed.VIEWER,
                                "Makes a token that acts for you; only for those who are logged in, not for tokens",
                                this::makeToken)
                        .takes(object(
                                has("label", text()), has("permission", AccessJson.PERMISSION), may("until", time())))
                        .gives(object(has("token", AccessJson.TOKEN), has("secret", AccessJson.SECRET))),
                Endpoint.post(
                                "/api/v1/tokens/{number}/revoke",
                                Allowed.VIEWER,
                                "Makes a token of yours useless; only for those who are logged in, not for tokens",
                                this::revokeToken)
                        .gives(DONE),
                Endpoint.get("/api/v1/admin/accounts", Allowed.ADMIN, "All accounts", this::accounts)
                        .gives(list("accounts", AccessJson.ACCOUNT)),
                Endpoint.post(
                                "/api/v1/admin/accounts/permission",
                                Allowed.ADMIN,
                                "Says what somebody may do",
                                this::setPermission)
                        .takes(object(has("account", text()), has("permission", AccessJson.PERMISSION)))
                        .gives(DONE),
                Endpoint.post(
                                "/api/v1/admin/accounts/close",
                                Allowed.ADMIN,
                                "Closes an account with all it has",
                                this::close)
                        .takes(account)
                        .gives(DONE),
                Endpoint.post(
                                "/api/v1/admin/accounts/password",
                                Allowed.ADMIN,
                                "Makes a one-time link by which somebody chooses another password",
                                this::passwordLink)
                        .takes(account)
                        .gives(INVITED),
                Endpoint.get(
                                "/api/v1/admin/invitations",
                                Allowed.ADMIN,
                                "The one-time links that are of use",
                                this::invitations)
                        .gives(list("invitations", AccessJson.INVITATION)),
                Endpoint.post(
                                "/api/v1/admin/invitations",
                                Allowed.ADMIN,
                                "Makes a one-time link for somebody new",
                                this::invite)
                        .takes(object(has("name", text()), has("permission", AccessJson.PERMISSION)))
                        .gives(INVITED),
                Endpoint.post(
                                "/api/v1/admin/invitations/{number}/withdraw",
                                Allowed.ADMIN,
                                "Makes a one-time link useless",
                                this::withdraw)
                        .gives(DONE),
                Endpoint.get("/api/v1/admin/tokens", Allowed.ADMIN, "Tokens of all", this::allTokens)
                        .gives(list("tokens", AccessJson.TOKEN)),
                Endpoint.post(
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
                        .gives(object(has("total", number()), has("lines", listOf(AccessJson.LINE)))),
                Endpoint.get(
                                INCIDENT_LINKS,
                                Allowed.RESPONDER,
                                "Links that show the incident to whoever has one",
                                this::links)
                        .gives(list("links", AccessJson.LINK)),
                Endpoint.post(INCIDENT_LINKS, Allowed.RESPONDER, "Makes such a link", this::makeLink)
                        .gives(object(has("link", AccessJson.LINK), has("path", AccessJson.SECRET))),
                Endpoint.post(
                                INCIDENT_LINKS + "/{number}/revoke",
                                Allowed.RESPONDER,
                                "Makes a link useless",
                                this::revokeLink)
                        .gives(DONE));
    }

    private static ObjectNode list(String name, ObjectNode line) {
        return object(has(name, listOf(line)));
    }

    private void tokens(Context request) {
        String name = Gate.caller(request).person().name();
        lines(
                request,
                "tokens",
                access.tokens().stream().filter(one -> one.owner().equals(name)).toList(),
                AccessJson::token);
    }

    private void allTokens(Context request) {
        lines(request, "tokens", access.tokens(), AccessJson::token);
    }

    private void makeToken(Context request) {
        ObjectNode body = Bodies.object(request);
        Issued<Token> made = access.makeToken(
                Gate.caller(request), said(body, "label"), permission(body), until(said(body, "until")));
        ObjectNode json = Schema.node();
        AccessJson.token(made.made(), json.putObject("token"));
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
        lines(request, "accounts", access.accounts(), AccessJson::account);
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
        AccessJson.invitation(made.made(), json.putObject("invitation"));
        Api.answer(request, 200, json.put("path", "/join/" + made.secret()));
    }

    private void invitations(Context request) {
        lines(request, "invitations", access.invitations(), AccessJson::invitation);
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
        audit.lines().forEach(line -> AccessJson.line(line, lines.addObject()));
        Api.answer(request, 200, json);
    }

    private void links(Context request) {
        lines(request, "links", access.links(known(request)), AccessJson::link);
    }

    private void makeLink(Context request) {
        Issued<Link> made = access.makeLink(Gate.caller(request), known(request));
        ObjectNode json = Schema.node();
        AccessJson.link(made.made(), json.putObject("link"));
        Api.answer(request, 200, json.put("path", "/s/" + made.secret()));
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
        return requests.timeline(request).number();
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
