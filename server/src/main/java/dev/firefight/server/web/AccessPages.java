package dev.firefight.server.web;

import dev.firefight.server.access.Access;
import dev.firefight.server.access.AccessException;
import dev.firefight.server.access.AccessRefused;
import dev.firefight.server.access.Caller;
import dev.firefight.server.access.Invitation;
import dev.firefight.server.access.Issued;
import dev.firefight.server.access.NewSession;
import dev.firefight.server.access.PasswordsBusy;
import dev.firefight.server.access.Permission;
import dev.firefight.server.access.TooManyAttempts;
import dev.firefight.server.wire.Value;
import dev.firefight.server.wire.WireException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** The way in and out, one's own account, and who else is let in. */
final class AccessPages {
    private static final int AUDIT_LINES = 200;

    private final Access access;
    private final InstantSource clock;
    private final Metrics metrics;

    AccessPages(Access access, InstantSource clock, Metrics metrics) {
        this.access = access;
        this.clock = clock;
        this.metrics = metrics;
    }

    void routes(RoutesConfig routes) {
        routes.get("/login", request -> loginPage(request, ""), Allowed.ANYONE);
        routes.post("/login", this::login, Allowed.ANYONE);
        routes.post("/logout", this::logout, Allowed.VIEWER);
        routes.get("/setup/{secret}", request -> setUpPage(request, ""), Allowed.ANYONE);
        routes.post("/setup/{secret}", this::setUp, Allowed.ANYONE);
        routes.get("/join/{secret}", request -> joinPage(request, ""), Allowed.ANYONE);
        routes.post("/join/{secret}", this::join, Allowed.ANYONE);
        routes.get("/account", request -> account(request, Optional.empty(), ""), Allowed.VIEWER);
        routes.post("/account/password", this::changePassword, Allowed.VIEWER);
        routes.post("/account/tokens", this::makeToken, Allowed.VIEWER);
        routes.post("/account/tokens/{number}/revoke", this::revokeToken, Allowed.VIEWER);
        routes.post("/account/sessions/{number}/end", this::endSession, Allowed.VIEWER);
        routes.get("/admin", request -> admin(request, Optional.empty(), ""), Allowed.ADMIN);
        routes.get("/admin/audit", this::audit, Allowed.ADMIN);
        routes.post("/admin/invitations", this::invite, Allowed.ADMIN);
        routes.post("/admin/invitations/{number}/withdraw", this::withdraw, Allowed.ADMIN);
        routes.post("/admin/accounts/permission", this::setPermission, Allowed.ADMIN);
        routes.post("/admin/accounts/password", this::passwordLink, Allowed.ADMIN);
        routes.post("/admin/accounts/close", this::close, Allowed.ADMIN);
        routes.post("/admin/tokens/{number}/revoke", this::revokeAnyToken, Allowed.ADMIN);
        routes.exception(
                AccessException.class, (refused, request) -> Problems.answer(request, problem(request, refused)));
    }

    /** What was refused, as it is told. */
    private static Problem problem(Context request, AccessException refused) {
        String words = String.valueOf(refused.getMessage());
        return switch (refused) {
            case TooManyAttempts many -> {
                request.header("Retry-After", String.valueOf(many.waitSeconds()));
                yield Problem.of(429, "too-many-attempts", "Wait a little", words);
            }
            case PasswordsBusy _ -> {
                request.header("Retry-After", "5");
                yield Problem.of(503, "busy", "Too many log in at once", words);
            }
            case AccessRefused one ->
                switch (one.why()) {
                    case NOT_ALLOWED -> Problem.of(403, "not-permitted", "You may not do this", words);
                    case UNKNOWN -> Problem.of(404, "not-found", "There is no such thing", words);
                    case UNFIT -> Problem.of(400, "unfit", "That cannot be taken", words);
                    case CONFLICT -> Problem.of(409, "conflict", "That does not go", words);
                };
        };
    }

    private void loginPage(Context request, String problem) {
        String to = Optional.ofNullable(request.queryParam("to"))
                .or(() -> FormFields.of(request).find("to"))
                .orElse("/");
        Pages.render(
                request,
                output -> JteloginGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Log in"), local(to), problem));
    }

    private void login(Context request) {
        try {
            Optional<NewSession> session = access.login(
                    field(request, "name"),
                    field(request, "password"),
                    Visitor.of(request).address());
            metrics.login(session.isPresent() ? Metrics.Login.ENTERED : Metrics.Login.WRONG);
            if (session.isPresent()) {
                enter(request, session.get(), local(field(request, "to")));
                return;
            }
            request.status(HttpStatus.UNAUTHORIZED);
            loginPage(request, "Name and password do not belong together.");
        } catch (AccessException refused) {
            metrics.login(Metrics.Login.THROTTLED);
            request.status(problem(request, refused).status());
            loginPage(request, sentence(refused));
        }
    }

    private void logout(Context request) {
        request.cookie(cookie(request, "", 0)); // gone from this browser also where the end of it cannot be stored now
        Gate.session(request).ifPresent(access::logout);
        request.redirect("/login", HttpStatus.SEE_OTHER);
    }

    private void setUpPage(Context request, String problem) {
        if (access.isSetUp()) {
            request.redirect("/login", HttpStatus.SEE_OTHER);
            return;
        }
        choose(
                request,
                "/setup/" + request.pathParam("secret"),
                "Welcome to Firefight",
                "You are the first here, and will be its administrator. Choose a name and a password; others are invited later.",
                field(request, "name"),
                false,
                problem);
    }

    private void setUp(Context request) {
        try {
            enter(
                    request,
                    access.setUp(
                            request.pathParam("secret"),
                            field(request, "name"),
                            field(request, "password"),
                            Visitor.of(request).address()),
                    "/");
        } catch (AccessException refused) {
            request.status(problem(request, refused).status());
            if (access.isSetUp()) {
                throw refused;
            }
            setUpPage(request, sentence(refused));
        }
    }

    private void joinPage(Context request, String problem) {
        Invitation invitation = access.invitation(request.pathParam("secret"))
                .orElseThrow(() -> new ProblemException(
                        404,
                        "not-found",
                        "This link is of no use (any more)",
                        "Ask an administrator for another one."));
        choose(
                request,
                "/join/" + request.pathParam("secret"),
                "Choose a password",
                invitation.by() + " lets you in. You may " + AccountView.permissionWords(invitation.permission()) + ".",
                invitation.account(),
                true,
                problem);
    }

    private void join(Context request) {
        try {
            NewSession session = access.accept(
                            request.pathParam("secret"),
                            field(request, "password"),
                            Visitor.of(request).address())
                    .orElseThrow(() -> new ProblemException(
                            404,
                            "not-found",
                            "This link is of no use (any more)",
                            "Ask an administrator for another one."));
            enter(request, session, "/");
        } catch (AccessException refused) {
            request.status(problem(request, refused).status());
            joinPage(request, sentence(refused));
        }
    }

    private static void choose(
            Context request, String action, String title, String words, String name, boolean isFixed, String problem) {
        Pages.render(
                request,
                output -> JtechooseGenerated.render(
                        output, Pages.NONE, Pages.frame(request, title), action, title, words, name, isFixed, problem));
    }

    private void account(Context request, Optional<String> secret, String problem) {
        Caller caller = Gate.caller(request);
        String name = caller.person().name();
        AccountView view = new AccountView(
                caller,
                access.tokens().stream().filter(one -> one.owner().equals(name)).toList(),
                access.sessions(name),
                secret,
                problem);
        Pages.render(
                request,
                output -> JteaccountGenerated.render(output, Pages.NONE, Pages.frame(request, "Your account"), view));
    }

    private void changePassword(Context request) {
        try {
            Optional<NewSession> session = access.changePassword(
                    Gate.caller(request),
                    field(request, "old"),
                    field(request, "fresh"),
                    Visitor.of(request).address());
            if (session.isPresent()) {
                enter(request, session.get(), "/account");
                return;
            }
            request.status(HttpStatus.FORBIDDEN);
            account(request, Optional.empty(), "That is not your password of today.");
        } catch (AccessException refused) {
            request.status(problem(request, refused).status());
            account(request, Optional.empty(), sentence(refused));
        }
    }

    private void makeToken(Context request) {
        String days = field(request, "days");
        if (!days.matches("|[1-9][0-9]{0,3}")) {
            throw new WireException("\"days\" is a number from 1 to 9999, or empty for no end");
        }
        Issued<?> token = access.makeToken(
                Gate.caller(request),
                field(request, "label"),
                permission(request),
                days.isEmpty()
                        ? Optional.empty()
                        : Optional.of(clock.instant().plus(Duration.ofDays(Long.parseLong(days)))));
        account(request, Optional.of(token.secret()), "");
    }

    private void revokeToken(Context request) {
        access.revokeToken(Gate.caller(request), Bodies.number(request, "number"));
        request.redirect("/account", HttpStatus.SEE_OTHER);
    }

    private void endSession(Context request) {
        access.endSession(Gate.caller(request), Bodies.number(request, "number"));
        request.redirect("/account", HttpStatus.SEE_OTHER);
    }

    private void admin(Context request, Optional<Issued<Invitation>> issued, String problem) {
        AdminView view = new AdminView(
                access.accounts(),
                access.invitations(),
                access.tokens(),
                issued,
                Visitor.of(request).base(),
                problem);
        Pages.render(
                request, output -> JteadminGenerated.render(output, Pages.NONE, Pages.frame(request, "People"), view));
    }

    private void audit(Context request) {
        long from = ListQuery.number(request, "from", 0, Integer.MAX_VALUE);
        Pages.render(
                request,
                output -> JteauditGenerated.render(
                        output,
                        Pages.NONE,
                        Pages.frame(request, "What was done"),
                        access.audit(from, AUDIT_LINES),
                        from,
                        AUDIT_LINES));
    }

    private void invite(Context request) {
        admin(
                request,
                Optional.of(access.invite(Gate.caller(request), field(request, "name"), permission(request))),
                "");
    }

    private void withdraw(Context request) {
        access.withdraw(Gate.caller(request), Bodies.number(request, "number"));
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    private void setPermission(Context request) {
        access.setPermission(Gate.caller(request), field(request, "account"), permission(request));
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    private void passwordLink(Context request) {
        admin(request, Optional.of(access.passwordLink(Gate.caller(request), field(request, "account"))), "");
    }

    private void close(Context request) {
        access.close(Gate.caller(request), field(request, "account"));
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    private void revokeAnyToken(Context request) {
        access.revokeToken(Gate.caller(request), Bodies.number(request, "number"));
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    private void enter(Context request, NewSession session, String to) {
        long seconds =
                Math.max(1, Duration.between(clock.instant(), session.until()).toSeconds());
        request.cookie(cookie(request, session.secret(), Math.toIntExact(seconds)));
        request.redirect(to, HttpStatus.SEE_OTHER);
    }

    private static Cookie cookie(Context request, String secret, int seconds) {
        return new Cookie(
                Gate.cookie(request), secret, "/", seconds, Visitor.of(request).isSecure(), true, null, SameSite.LAX);
    }

    private static String sentence(AccessException refused) {
        String words = String.valueOf(refused.getMessage());
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1) + ".";
    }

    private static String field(Context request, String name) {
        return FormFields.of(request).value(name);
    }

    private static Permission permission(Context request) {
        String word = field(request, "permission");
        return Arrays.stream(Permission.values())
                .filter(one -> Value.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> new WireException("\"permission\" is viewer, responder or admin"));
    }

    /** Only addresses of this server, so that no link to the login leads elsewhere. */
    private static String local(String to) {
        return to.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") && to.length() < 1_000 ? to : "/";
    }
}
