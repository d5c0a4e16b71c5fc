package dev.firefight.server.access;

import static dev.firefight.server.access.Door.HOME;
import static dev.firefight.server.access.Door.OTHER_PASSWORD;
import static dev.firefight.server.access.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firefight.journal.JournalUnavailable;
import dev.firefight.server.access.AccessRefused.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coming in by a password, and how long that lasts. */
class SessionsTest extends DoorTest {
    private static final String ELSEWHERE = "203.0.113.9";
    private static final String WRONG = "something else entirely";

    @Test
    void nameAndPasswordLetInHoweverTheyAreTyped() {
        door.ada();

        assertThat(access.login("ada", PASSWORD, HOME)).isPresent();
        assertThat(access.login("ＡＤＡ ", PASSWORD, HOME)).isPresent();
        assertThat(access.login("Ada", WRONG, HOME)).isEmpty();
        assertThat(access.login("Ada", "", HOME)).isEmpty();
        assertThat(access.login("Ada", PASSWORD.repeat(100), ELSEWHERE)).isEmpty();
        assertThat(access.login("Nobody", PASSWORD, HOME)).isEmpty();
        assertThat(access.login("", PASSWORD, HOME)).isEmpty();
        assertThat(access.login("x".repeat(100_000), PASSWORD, HOME)).isEmpty();
    }

    @Test
    void lettersOfAPasswordMayBeComposedInEitherWay() {
        Caller ada = door.ada();
        String link = access.invite(ada, "Zoë", Permission.VIEWER).secret();
        access.accept(link, "Käse über Bärentatze", HOME);

        assertThat(access.login("Zoe\u0308", "Ka\u0308se u\u0308ber Ba\u0308rentatze", HOME))
                .isPresent();
    }

    @Test
    void aSessionLastsTwelveHoursWhateverIsDoneInIt() {
        NewSession session = door.setUp();
        door.later(Access.SESSION.minusNanos(1_000));
        assertThat(access.bySession(session.secret())).contains(session.caller());

        door.later(Duration.ofNanos(1_000));

        assertThat(access.bySession(session.secret())).isEmpty();
        assertThat(access.sessions("Ada")).isEmpty();
        assertThat(session.until()).isEqualTo(door.instant());
    }

    @Test
    void aForgedSecretIsNoSession() {
        NewSession session = door.setUp();
        String secret = session.secret();

        for (String forged : List.of(
                "",
                secret.substring(1),
                secret + "A",
                "A".repeat(43),
                secret.toUpperCase(java.util.Locale.ROOT),
                Secrets.hash(secret),
                session.caller().formKey(),
                "ffp_" + secret)) {
            assertThat(access.bySession(forged)).as(forged).isEmpty();
            assertThat(access.byToken(forged)).as(forged).isEmpty();
            assertThat(access.byLink(forged)).as(forged).isEmpty();
        }
        assertThat(access.byToken(secret)).isEmpty();
        assertThat(access.byLink(secret)).isEmpty();
    }

    @Test
    void formsOfASessionHaveAKeyThatNoOtherHas() {
        NewSession first = door.setUp();
        NewSession second = access.login("Ada", PASSWORD, HOME).orElseThrow();

        assertThat(first.caller().formKey())
                .hasSize(43)
                .isNotEqualTo(second.caller().formKey());
        assertThat(access.bySession(first.secret()).orElseThrow().formKey())
                .isEqualTo(first.caller().formKey());
    }

    @Test
    void whoLogsOutIsOutInThatBrowserOnly() {
        NewSession first = door.setUp();
        NewSession second = access.login("Ada", PASSWORD, HOME).orElseThrow();

        access.logout(first.secret());
        access.logout(first.secret());
        access.logout("nothing");

        assertThat(access.bySession(first.secret())).isEmpty();
        assertThat(access.bySession(second.secret())).isPresent();
        assertThat(door.entries()).extracting(dev.firefight.journal.Entry::type).containsOnlyOnce("session-ended");
    }

    @Test
    void oneSessionTooManyEndsTheOldest() {
        List<NewSession> sessions = new ArrayList<>(List.of(door.setUp()));
        for (int count = 0; count < Entrance.MOST_SESSIONS; count++) {
            sessions.add(access.login("Ada", PASSWORD, HOME).orElseThrow());
        }

        assertThat(access.sessions("ada")).hasSize(Entrance.MOST_SESSIONS);
        assertThat(access.bySession(sessions.removeFirst().secret())).isEmpty();
        assertThat(sessions).allMatch(one -> access.bySession(one.secret()).isPresent());
    }

    @Test
    void sessionsAreEndedByTheirOwnersAndByAdministrators() {
        Caller ada = door.ada();
        NewSession grace = door.session(ada, "Grace", Permission.VIEWER);
        NewSession eve = door.session(ada, "Eve", Permission.RESPONDER);
        long session = access.sessions("Grace").getFirst().number();

        assertRefused(Why.UNKNOWN, "no session", () -> access.endSession(eve.caller(), session));
        assertThat(access.bySession(grace.secret())).isPresent();
        access.endSession(grace.caller(), session);
        assertThat(access.bySession(grace.secret())).isEmpty();
        access.endSession(ada, access.sessions("Eve").getFirst().number());
        assertThat(access.bySession(eve.secret())).isEmpty();
    }

    @Test
    void anotherPasswordEndsAllSessionsAndBeginsOne() {
        NewSession first = door.setUp();
        NewSession second = access.login("Ada", PASSWORD, HOME).orElseThrow();

        assertThat(access.changePassword(first.caller(), WRONG, OTHER_PASSWORD, HOME))
                .isEmpty();
        assertRefused(Why.UNFIT, "12 to 200", () -> access.changePassword(first.caller(), PASSWORD, "too short", HOME));
        assertThat(access.bySession(second.secret())).isPresent();
        NewSession fresh = access.changePassword(first.caller(), PASSWORD, OTHER_PASSWORD, HOME)
                .orElseThrow();

        assertThat(access.bySession(first.secret())).isEmpty();
        assertThat(access.bySession(second.secret())).isEmpty();
        assertThat(access.bySession(fresh.secret())).isPresent();
        assertThat(access.login("Ada", PASSWORD, HOME)).isEmpty();
    }

    @Test
    void whoTriesPasswordsWaitsLongerAndLonger() {
        door.ada();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(access.login("Ada", WRONG, ELSEWHERE)).isEmpty();
        }

        assertWaits(1, "Ada", ELSEWHERE);
        assertWaits(1, "ADA", ELSEWHERE);
        door.later(Duration.ofSeconds(1));
        assertThat(access.login("Ada", WRONG, ELSEWHERE)).isEmpty();
        assertWaits(2, "Ada", ELSEWHERE);
        assertThat(access.login("Ada", PASSWORD, HOME)).isPresent();
    }

    @Test
    void anUnknownNameIsThrottledLikeAnyOther() {
        door.ada();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(access.login("Nobody", WRONG, ELSEWHERE)).isEmpty();
        }

        assertWaits(1, "Nobody", ELSEWHERE);
    }

    @Test
    void aStolenSessionDoesNotHelpToGuessThePassword() {
        Caller ada = door.ada();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(access.changePassword(ada, WRONG, OTHER_PASSWORD, ELSEWHERE))
                    .isEmpty();
        }

        assertThatThrownBy(() -> access.changePassword(ada, PASSWORD, OTHER_PASSWORD, ELSEWHERE))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void strangersFromEverywhereKeepNobodyOutWhoWasThereBefore() {
        door.ada();
        for (int stranger = 0; stranger < 60; stranger++) {
            String from = "192.0.2." + stranger;
            try {
                assertThat(access.login("Ada", WRONG, from)).isEmpty();
            } catch (TooManyAttempts slowed) {
                assertThat(slowed.waitSeconds()).isLessThanOrEqualTo(30);
            }
        }

        assertWaits(1, "Ada", ELSEWHERE);
        assertThat(access.login("Ada", PASSWORD, HOME)).isPresent();
        assertThat(door.another().login("Ada", PASSWORD, HOME)).isPresent();
    }

    @Test
    void triedPasswordsAreInTheAuditOnceInAWhileAndNeverWithAnUnknownName() {
        door.ada();
        int before = door.entries().size();
        for (int attempt = 0; attempt < 5; attempt++) {
            access.login("My secret password", WRONG, ELSEWHERE);
            access.login("Ada", WRONG, "192.0.2.1");
        }
        assertThat(door.entries()).hasSize(before + 1);
        assertThat(access.audit(0, 1).lines().getFirst().words())
                .isEqualTo("slowed down wrong passwords for an unknown account from " + ELSEWHERE);

        door.later(Duration.ofMinutes(1));
        for (int attempt = 0; attempt < 5; attempt++) {
            access.login("Ada", WRONG, "192.0.2.2");
        }
        assertThat(access.audit(0, 1).lines().getFirst().words())
                .isEqualTo("slowed down wrong passwords for Ada from 192.0.2.2");
    }

    /** Whoever is interrupted gets no place to hash, by which is seen who wants one. */
    @Test
    void unknownNamesAndEndlessPasswordsCostAHashButThrottledAttemptsDoNot() {
        door.ada();

        for (String name : List.of("Ada", "Nobody", "", "<script>")) {
            for (int attempt = 0; attempt < 10; attempt++) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> access.login(name, WRONG.repeat(20), ELSEWHERE))
                        .isInstanceOf(PasswordsBusy.class);
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(access.login("Ada", WRONG, ELSEWHERE)).isEmpty();
        }
        Thread.currentThread().interrupt();
        assertWaits(1, "Ada", ELSEWHERE);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoeverIsInStaysInWhenTheJournalTakesNothing() {
        NewSession session = door.setUp();
        door.journal.close();

        for (int attempt = 0; attempt < 10; attempt++) {
            assertThatThrownBy(() -> access.login("Ada", PASSWORD, HOME)).isInstanceOf(JournalUnavailable.class);
        }
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(access.login("Ada", WRONG, ELSEWHERE)).isEmpty();
        }
        assertThat(access.bySession(session.secret())).contains(session.caller());
    }

    private void assertWaits(long seconds, String name, String from) {
        TooManyAttempts slowed = catchThrowableOfType(TooManyAttempts.class, () -> access.login(name, PASSWORD, from));
        assertThat(slowed.waitSeconds()).isEqualTo(seconds);
    }
}
