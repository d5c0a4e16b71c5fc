package dev.firefight.server.access;

import static dev.firefight.server.access.Door.HOME;
import static dev.firefight.server.access.Door.OTHER_PASSWORD;
import static dev.firefight.server.access.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.access.AccessRefused.Why;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How accounts come to be, change and end. */
class AccountsTest extends DoorTest {
    @Test
    void theSetUpMakesOneAdministratorAndIsSpent() {
        assertThat(access.isSetUp()).isFalse();
        String secret = access.setupSecret().orElseThrow();

        NewSession session = access.setUp(secret, "Ada", PASSWORD, HOME);

        assertThat(session.caller().person().name()).isEqualTo("Ada");
        assertThat(session.caller().permission()).isEqualTo(Permission.ADMIN);
        assertThat(access.bySession(session.secret())).contains(session.caller());
        assertThat(access.isSetUp()).isTrue();
        assertThat(access.setupSecret()).isEmpty();
        assertRefused(Why.NOT_ALLOWED, "does not set up", () -> access.setUp(secret, "Eve", PASSWORD, HOME));
    }

    @Test
    void theSetUpNeedsItsSecretWhichIsAnotherAfterEachStart() {
        String secret = access.setupSecret().orElseThrow();
        Access restarted = door.another();

        assertThat(restarted.setupSecret().orElseThrow()).hasSize(43).isNotEqualTo(secret);
        assertRefused(Why.NOT_ALLOWED, "printed", () -> restarted.setUp(secret, "Ada", PASSWORD, HOME));
        assertRefused(Why.NOT_ALLOWED, "printed", () -> restarted.setUp("", "Ada", PASSWORD, HOME));
        assertThat(door.entries()).isEmpty();
    }

    @Test
    void aWeakPasswordOrANameThatCannotBeDoesNotSpendTheSetUp() {
        String secret = access.setupSecret().orElseThrow();

        assertRefused(Why.UNFIT, "12 to 200", () -> access.setUp(secret, "Ada", "short", HOME));
        assertRefused(Why.UNFIT, "the program itself", () -> access.setUp(secret, "Firefight", PASSWORD, HOME));

        assertThat(access.setUp(secret, "Ada", PASSWORD, HOME).caller().permission())
                .isEqualTo(Permission.ADMIN);
    }

    @Test
    void whoIsInvitedChoosesThePasswordOnce() {
        Issued<Invitation> issued = access.invite(door.ada(), "Grace Hopper", Permission.RESPONDER);

        assertThat(access.invitation(issued.secret())).contains(issued.made());
        assertThat(access.accounts()).extracting(Account::name).containsExactly("Ada");
        NewSession session =
                access.accept(issued.secret(), OTHER_PASSWORD, HOME).orElseThrow();

        assertThat(session.caller().permission()).isEqualTo(Permission.RESPONDER);
        assertThat(access.accounts()).extracting(Account::name).containsExactly("Ada", "Grace Hopper");
        assertThat(access.invitation(issued.secret())).isEmpty();
        assertThat(access.accept(issued.secret(), PASSWORD, HOME)).isEmpty();
        assertThat(access.login("grace hopper", OTHER_PASSWORD, HOME)).isPresent();
    }

    @Test
    void anInvitationEndsAfterAWeekOrWhenItIsWithdrawnOrReplaced() {
        Caller ada = door.ada();
        Issued<Invitation> first = access.invite(ada, "Grace", Permission.VIEWER);
        Issued<Invitation> second = access.invite(ada, "GRACE", Permission.VIEWER);
        Issued<Invitation> third = access.invite(ada, "Linus", Permission.VIEWER);
        access.withdraw(ada, third.made().number());

        assertThat(access.invitations()).containsExactly(second.made());
        assertThat(access.accept(first.secret(), PASSWORD, HOME)).isEmpty();
        assertThat(access.accept(third.secret(), PASSWORD, HOME)).isEmpty();
        assertRefused(
                Why.UNKNOWN,
                "no open invitation",
                () -> access.withdraw(ada, third.made().number()));
        door.later(Access.INVITATION);
        assertThat(access.accept(second.secret(), PASSWORD, HOME)).isEmpty();
        assertThat(access.invitations()).isEmpty();
    }

    @Test
    void anInvitationIsOfNoUseOnceWhoMadeItDoesNotAdministerAnyMore() {
        Caller ada = door.ada();
        Caller eve = door.person(ada, "Eve", Permission.ADMIN);
        Issued<Invitation> issued = access.invite(eve, "Mallory", Permission.ADMIN);

        access.setPermission(ada, "Eve", Permission.VIEWER);

        assertThat(access.accept(issued.secret(), PASSWORD, HOME)).isEmpty();
    }

    @Test
    void twoAccountsNeverDifferByCaseWidthOrSpacesAlone() {
        Caller ada = door.ada();

        assertRefused(Why.CONFLICT, "already", () -> access.invite(ada, "ADA", Permission.VIEWER));
        assertRefused(Why.CONFLICT, "already", () -> access.invite(ada, " Ａｄａ ", Permission.VIEWER));
        assertRefused(Why.UNFIT, "the program itself", () -> access.invite(ada, "ﬁreﬁght", Permission.VIEWER));
    }

    @Test
    void aLinkForAnotherPasswordEndsTheSessionsButNotTheTokens() {
        NewSession ada = door.setUp();
        NewSession grace = door.session(ada.caller(), "Grace", Permission.RESPONDER);
        String token = access.makeToken(grace.caller(), "laptop", Permission.RESPONDER, java.util.Optional.empty())
                .secret();

        Issued<Invitation> link = access.passwordLink(ada.caller(), "grace");
        assertThat(access.bySession(grace.secret())).isPresent();
        NewSession fresh = access.accept(link.secret(), OTHER_PASSWORD, HOME).orElseThrow();

        assertThat(access.bySession(grace.secret())).isEmpty();
        assertThat(access.bySession(fresh.secret())).contains(fresh.caller());
        assertThat(access.byToken(token)).isPresent();
        assertThat(access.login("Grace", PASSWORD, HOME)).isEmpty();
        assertThat(access.login("Grace", OTHER_PASSWORD, HOME)).isPresent();
        assertRefused(Why.UNKNOWN, "no open account", () -> access.passwordLink(ada.caller(), "Nobody"));
    }

    @Test
    void aLinkForAnotherPasswordLastsADayAndDiesWithAPasswordThatWasChanged() {
        NewSession ada = door.setUp();
        Issued<Invitation> late = access.passwordLink(ada.caller(), "Ada");
        door.later(Access.PASSWORD_LINK);
        assertThat(access.accept(late.secret(), OTHER_PASSWORD, HOME)).isEmpty();

        Issued<Invitation> overtaken = access.passwordLink(ada.caller(), "Ada");
        assertThat(access.changePassword(ada.caller(), PASSWORD, OTHER_PASSWORD, HOME))
                .isPresent();
        assertThat(access.accept(overtaken.secret(), PASSWORD, HOME)).isEmpty();
    }

    @Test
    void theProgramItselfLetsInWhoForgotTheOnlyPassword() {
        door.ada();

        Issued<Invitation> link = access.passwordLink(Caller.PROGRAM, "Ada");

        assertThat(access.accept(link.secret(), OTHER_PASSWORD, HOME)).isPresent();
    }

    @Test
    void aClosedAccountEndsWithAllThatItOpened() {
        Caller ada = door.ada();
        NewSession grace = door.session(ada, "Grace", Permission.RESPONDER);
        String token = access.makeToken(grace.caller(), "laptop", Permission.VIEWER, java.util.Optional.empty())
                .secret();
        Issued<Invitation> link = access.passwordLink(ada, "Grace");

        access.close(ada, "GRACE");

        assertThat(access.bySession(grace.secret())).isEmpty();
        assertThat(access.byToken(token)).isEmpty();
        assertThat(access.accept(link.secret(), OTHER_PASSWORD, HOME)).isEmpty();
        assertThat(access.login("Grace", PASSWORD, HOME)).isEmpty();
        assertThat(access.sessions("Grace")).isEmpty();
        assertThat(access.tokens()).isEmpty();
        assertThat(access.accounts()).extracting(Account::isOpen).containsExactly(true, false);
        assertRefused(Why.UNKNOWN, "no open account", () -> access.close(ada, "Grace"));
    }

    @Test
    void anInvitationOpensAClosedAccountAgainAndNothingOfBefore() {
        Caller ada = door.ada();
        NewSession before = door.session(ada, "Grace", Permission.RESPONDER);
        access.close(ada, "Grace");

        NewSession after = door.session(ada, "Grace", Permission.VIEWER);

        assertThat(access.bySession(before.secret())).isEmpty();
        assertThat(access.bySession(after.secret())).map(Caller::permission).contains(Permission.VIEWER);
    }

    @Test
    void anotherPermissionHoldsAtOnce() {
        Caller ada = door.ada();
        NewSession grace = door.session(ada, "Grace", Permission.ADMIN);
        String token = access.makeToken(grace.caller(), "ci", Permission.ADMIN, java.util.Optional.empty())
                .secret();

        access.setPermission(ada, "Grace", Permission.VIEWER);

        assertThat(access.bySession(grace.secret())).map(Caller::permission).contains(Permission.VIEWER);
        assertThat(access.byToken(token)).map(Caller::permission).contains(Permission.VIEWER);
        assertRefused(
                Why.NOT_ALLOWED,
                "takes the permission admin",
                () -> access.invite(grace.caller(), "Eve", Permission.VIEWER));
    }

    @Test
    void theOnlyAdministratorStays() {
        Caller ada = door.ada();

        assertRefused(Why.CONFLICT, "only administrator", () -> access.close(ada, "Ada"));
        assertRefused(Why.CONFLICT, "only administrator", () -> access.setPermission(ada, "Ada", Permission.RESPONDER));
        access.setPermission(ada, "Ada", Permission.ADMIN);

        door.person(ada, "Grace", Permission.ADMIN);
        access.close(ada, "Ada");
        assertRefused(Why.NOT_ALLOWED, "may not", () -> access.close(ada, "Grace"));
        assertThat(access.isSetUp()).isTrue();
    }

    @Test
    void onlyAdministratorsAdminister() {
        Caller ada = door.ada();
        Caller grace = door.person(ada, "Grace", Permission.RESPONDER);
        int written = door.entries().size();

        assertRefused(Why.NOT_ALLOWED, "may not", () -> access.invite(grace, "Eve", Permission.VIEWER));
        assertRefused(Why.NOT_ALLOWED, "may not", () -> access.passwordLink(grace, "Ada"));
        assertRefused(Why.NOT_ALLOWED, "may not", () -> access.setPermission(grace, "Grace", Permission.ADMIN));
        assertRefused(Why.NOT_ALLOWED, "may not", () -> access.close(grace, "Ada"));
        assertRefused(Why.NOT_ALLOWED, "may not", () -> access.withdraw(grace, 1));
        Caller forged = new Caller(grace.person(), Permission.ADMIN, grace.formKey());
        assertRefused(Why.NOT_ALLOWED, "may not", () -> access.close(forged, "Ada"));
        assertThat(door.entries()).hasSize(written);
    }

    @Test
    void everythingIsThereAfterAStart() {
        NewSession ada = door.setUp();
        NewSession grace = door.session(ada.caller(), "Grace", Permission.RESPONDER);
        door.later(Duration.ofHours(1));

        Access restarted = door.another();

        assertThat(restarted.isSetUp()).isTrue();
        assertThat(restarted.accounts()).isEqualTo(access.accounts());
        assertThat(restarted.bySession(grace.secret())).contains(grace.caller());
        assertThat(restarted.login("Ada", PASSWORD, HOME)).isPresent();
    }
}
