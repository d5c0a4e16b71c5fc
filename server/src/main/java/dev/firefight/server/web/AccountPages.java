package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.access.Access;
import dev.firefight.server.access.AccessException;
import dev.firefight.server.access.Caller;
import dev.firefight.server.access.Issued;
import dev.firefight.server.access.NewSession;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** One's own account. */
final class AccountPages {
    private final Access access;
    private final InstantSource clock;

    AccountPages(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/account", request -> account(request, Optional.empty(), ""), Allowed.VIEWER);
        routes.post("/account/password", this::changePassword, Allowed.VIEWER);
        routes.post("/account/tokens", this::makeToken, Allowed.VIEWER);
        routes.post("/account/tokens/{number}/revoke", this::revokeToken, Allowed.VIEWER);
        routes.post("/account/sessions/{number}/end", this::endSession, Allowed.VIEWER);
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
                    FormFields.of(request).value("old"),
                    FormFields.of(request).value("fresh"),
                    Visitor.of(request).address());
            if (session.isPresent()) {
                SessionCookie.set(request, session.get(), clock.instant());
                request.redirect("/account", HttpStatus.SEE_OTHER);
                return;
            }
            request.status(HttpStatus.FORBIDDEN);
            account(request, Optional.empty(), "That is not your password of today.");
        } catch (AccessException refused) {
            request.status(Problems.refused(request, refused).status());
            account(request, Optional.empty(), Problems.sentence(refused));
        }
    }

    private void makeToken(Context request) {
        String days = FormFields.of(request).value("days");
        if (!days.matches("|[1-9][0-9]{0,3}")) {
            throw new WireException("\"days\" is a number from 1 to 9999, or empty for no end");
        }
        Issued<?> token = access.makeToken(
                Gate.caller(request),
                FormFields.of(request).value("label"),
                FormFields.of(request).permission(),
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
}
