package dev.firefight.server.web;

import dev.firefight.server.access.Access;
import dev.firefight.server.access.Invitation;
import dev.firefight.server.access.Issued;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Who is let in, and what was done about it. */
final class PeoplePages {
    private static final int AUDIT_LINES = 200;

    private final Access access;

    PeoplePages(Access access) {
        this.access = access;
    }

    void routes(RoutesConfig routes) {
        routes.get("/admin", request -> admin(request, Optional.empty(), ""), Allowed.ADMIN);
        routes.get("/admin/audit", this::audit, Allowed.ADMIN);
        routes.post("/admin/invitations", this::invite, Allowed.ADMIN);
        routes.post("/admin/invitations/{number}/withdraw", this::withdraw, Allowed.ADMIN);
        routes.post("/admin/accounts/permission", this::setPermission, Allowed.ADMIN);
        routes.post("/admin/accounts/password", this::passwordLink, Allowed.ADMIN);
        routes.post("/admin/accounts/close", this::close, Allowed.ADMIN);
        routes.post("/admin/tokens/{number}/revoke", this::revokeAnyToken, Allowed.ADMIN);
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
                Optional.of(access.invite(
                        Gate.caller(request),
                        FormFields.of(request).value("name"),
                        FormFields.of(request).permission())),
                "");
    }

    private void withdraw(Context request) {
        access.withdraw(Gate.caller(request), Bodies.number(request, "number"));
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    private void setPermission(Context request) {
        access.setPermission(
                Gate.caller(request),
                FormFields.of(request).value("account"),
                FormFields.of(request).permission());
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    private void passwordLink(Context request) {
        admin(
                request,
                Optional.of(access.passwordLink(
                        Gate.caller(request), FormFields.of(request).value("account"))),
                "");
    }

    private void close(Context request) {
        access.close(Gate.caller(request), FormFields.of(request).value("account"));
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }

    private void revokeAnyToken(Context request) {
        access.revokeToken(Gate.caller(request), Bodies.number(request, "number"));
        request.redirect("/admin", HttpStatus.SEE_OTHER);
    }
}
