package dev.firefight.server.web;

import dev.firefight.server.access.Access;
import dev.firefight.server.access.AccessException;
import dev.firefight.server.access.Invitation;
import dev.firefight.server.access.NewSession;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Optional;

/** The way in and out. */
final class EntrancePages {
    private final Access access;
    private final InstantSource clock;
    private final Metrics metrics;

    EntrancePages(Access access, InstantSource clock, Metrics metrics) {
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
                    FormFields.of(request).value("name"),
                    FormFields.of(request).value("password"),
                    Visitor.of(request).address());
            metrics.login(session.isPresent() ? Metrics.Login.ENTERED : Metrics.Login.WRONG);
            if (session.isPresent()) {
                enter(request, session.get(), local(FormFields.of(request).value("to")));
                return;
            }
            request.status(HttpStatus.UNAUTHORIZED);
            loginPage(request, "Name and password do not belong together.");
        } catch (AccessException refused) {
            metrics.login(Metrics.Login.THROTTLED);
            request.status(Problems.refused(request, refused).status());
            loginPage(request, Problems.sentence(refused));
        }
    }

    private void logout(Context request) {
        SessionCookie.remove(request); // gone from this browser also where the end of it cannot be stored now
        SessionCookie.of(request).ifPresent(access::logout);
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
                FormFields.of(request).value("name"),
                false,
                problem);
    }

    private void setUp(Context request) {
        try {
            enter(
                    request,
                    access.setUp(
                            request.pathParam("secret"),
                            FormFields.of(request).value("name"),
                            FormFields.of(request).value("password"),
                            Visitor.of(request).address()),
                    "/");
        } catch (AccessException refused) {
            request.status(Problems.refused(request, refused).status());
            if (access.isSetUp()) {
                throw refused;
            }
            setUpPage(request, Problems.sentence(refused));
        }
    }

    private void joinPage(Context request, String problem) {
        Invitation invitation = access.invitation(request.pathParam("secret")).orElseThrow(EntrancePages::useless);
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
                            FormFields.of(request).value("password"),
                            Visitor.of(request).address())
                    .orElseThrow(EntrancePages::useless);
            enter(request, session, "/");
        } catch (AccessException refused) {
            request.status(Problems.refused(request, refused).status());
            joinPage(request, Problems.sentence(refused));
        }
    }

    private static void choose(
            Context request, String action, String title, String words, String name, boolean isFixed, String problem) {
        Pages.render(
                request,
                output -> JtechooseGenerated.render(
                        output, Pages.NONE, Pages.frame(request, title), action, title, words, name, isFixed, problem));
    }

    private static ProblemException useless() {
        return new ProblemException(
                404, "not-found", "This link is of no use (any more)", "Ask an administrator for another one.");
    }

    /** Only addresses of this server, so that no link to the login leads elsewhere. */
    static String local(String to) {
        return to.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") && to.length() < 1_000 ? to : "/";
    }

    private void enter(Context request, NewSession session, String to) {
        SessionCookie.set(request, session, clock.instant());
        request.redirect(to, HttpStatus.SEE_OTHER);
    }
}
