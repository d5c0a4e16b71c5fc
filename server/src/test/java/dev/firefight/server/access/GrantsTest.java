package dev.firefight.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.access.AccessRefused.Why;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens of programs, and links to incidents. */
class GrantsTest extends DoorTest {
    @Test
    void aTokenActsForItsOwnerWithLessAtMost() {
        Caller ada = door.ada();

        Issued<Token> issued = access.makeToken(ada, " deploy bot ", Permission.RESPONDER, Optional.empty());

        assertThat(issued.secret()).matches("ffp_[A-Za-z0-9_-]{43}");
        assertThat(issued.made().label()).isEqualTo("deploy bot");
        assertThat(access.byToken(issued.secret())).contains(new Caller(ada.person(), Permission.RESPONDER, ""));
        assertThat(access.byToken(issued.secret().substring(4))).isEmpty();
        assertThat(access.tokens()).containsExactly(issued.made());
    }

    @Test
    void aTokenEndsAtItsTime() {
        Caller ada = door.ada();
        Optional<java.time.Instant> soon = Optional.of(door.instant().plusSeconds(60));
        Issued<Token> issued = access.makeToken(ada, "ci", Permission.VIEWER, soon);

        door.later(Duration.ofSeconds(60));

        assertThat(access.byToken(issued.secret())).isEmpty();
        assertThat(access.tokens()).isEmpty();
        assertRefused(Why.UNFIT, "future", () -> access.makeToken(ada, "ci", Permission.VIEWER, soon));
    }

    @Test
    void nobodyGivesMoreThanTheyHaveAndNoTokenMakesTokens() {
        Caller ada = door.ada();
        Caller grace = door.person(ada, "Grace", Permission.RESPONDER);
        String token =
                access.makeToken(ada, "ci", Permission.ADMIN, Optional.empty()).secret();
        Caller program = access.byToken(token).orElseThrow();

        assertRefused(
                Why.NOT_ALLOWED, "no more", () -> access.makeToken(grace, "x", Permission.ADMIN, Optional.empty()));
        assertRefused(
                Why.NOT_ALLOWED,
                "logged in",
                () -> access.makeToken(program, "x", Permission.VIEWER, Optional.empty()));
    }

    @Test
    void aTokenSaysWhatItIsForInOneLine() {
        Caller ada = door.ada();

        for (String label : new String[] {"", "  ", "x".repeat(61), "two\nlines"}) {
            assertRefused(
                    Why.UNFIT,
                    "what the token is for",
                    () -> access.makeToken(ada, label, Permission.VIEWER, Optional.empty()));
        }
    }

    @Test
    void tokensAreRevokedByTheirOwnersAndByAdministrators() {
        Caller ada = door.ada();
        Caller grace = door.person(ada, "Grace", Permission.VIEWER);
        Issued<Token> own = access.makeToken(grace, "a", Permission.VIEWER, Optional.empty());
        Issued<Token> other = access.makeToken(ada, "b", Permission.VIEWER, Optional.empty());
        Issued<Token> third = access.makeToken(grace, "c", Permission.VIEWER, Optional.empty());

        access.revokeToken(grace, own.made().number());
        assertRefused(
                Why.UNKNOWN,
                "no token",
                () -> access.revokeToken(grace, other.made().number()));
        assertRefused(
                Why.UNKNOWN,
                "log in",
                () -> access.revokeToken(
                        access.byToken(third.secret()).orElseThrow(),
                        third.made().number()));
        access.revokeToken(ada, third.made().number());

        assertThat(access.byToken(own.secret())).isEmpty();
        assertThat(access.byToken(third.secret())).isEmpty();
        assertThat(access.byToken(other.secret())).isPresent();
        assertRefused(
                Why.UNKNOWN,
                "no token",
                () -> access.revokeToken(grace, own.made().number()));
    }

    @Test
    void tokensAndLinksAreBounded() {
        Caller ada = door.ada();
        for (int count = 0; count < Grants.MOST_TOKENS; count++) {
            access.makeToken(ada, "ci", Permission.VIEWER, Optional.empty());
        }
        for (int count = 0; count < Grants.MOST_LINKS; count++) {
            access.makeLink(ada, 7);
        }

        assertRefused(
                Why.CONFLICT, "50 tokens", () -> access.makeToken(ada, "ci", Permission.VIEWER, Optional.empty()));
        assertRefused(Why.CONFLICT, "50 links", () -> access.makeLink(ada, 7));
        assertThat(access.makeLink(ada, 8).made().incident()).isEqualTo(8);
    }

    @Test
    void aLinkShowsItsIncidentUntilItIsRevoked() {
        Caller ada = door.ada();
        Caller grace = door.person(ada, "Grace", Permission.RESPONDER);
        Caller viewer = door.person(ada, "Linus", Permission.VIEWER);

        Issued<Link> link = access.makeLink(grace, 7);
        Issued<Link> other = access.makeLink(grace, 8);

        assertThat(link.secret()).matches("[A-Za-z0-9_-]{43}");
        assertThat(access.byLink(link.secret())).contains(7L);
        assertThat(access.links(7)).containsExactly(link.made());
        assertRefused(Why.NOT_ALLOWED, "responder", () -> access.makeLink(viewer, 7));
        assertRefused(
                Why.NOT_ALLOWED,
                "responder",
                () -> access.revokeLink(viewer, link.made().number()));
        access.revokeLink(ada, link.made().number());
        assertThat(access.byLink(link.secret())).isEmpty();
        assertThat(access.byLink(other.secret())).contains(8L);
        assertRefused(
                Why.UNKNOWN, "no link", () -> access.revokeLink(ada, link.made().number()));
    }
}
