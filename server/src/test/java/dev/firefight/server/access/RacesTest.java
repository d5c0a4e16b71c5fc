package dev.firefight.server.access;

import static dev.firefight.server.access.Door.HOME;
import static dev.firefight.server.access.Door.OTHER_PASSWORD;
import static dev.firefight.server.access.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.journal.Journal;
import dev.firefight.server.access.AccessRefused.Why;
import dev.firefight.server.incidents.Follower;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several programs, or several people, at the same moment. */
class RacesTest extends DoorTest {
    /** One over the same journal that lets something happen between its first decision and its first append. */
    private Access overtakenBy(Runnable event) {
        boolean[] isDone = {false};
        return door.another((Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (_, method, arguments) -> {
                    if (method.getName().equals("append") && !isDone[0]) {
                        isDone[0] = true;
                        event.run();
                    }
                    try {
                        return method.invoke(door.journal, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    @Test
    void ofTwoSetUpsOneWins() {
        Access slow = overtakenBy(() -> door.setUp());

        assertRefused(
                Why.CONFLICT,
                "somebody else has just set this up",
                () -> slow.setUp(slow.setupSecret().orElseThrow(), "Eve", PASSWORD, HOME));

        assertThat(slow.accounts()).extracting(Account::name).containsExactly("Ada");
        assertThat(slow.setupSecret()).isEmpty();
        assertThat(slow.login("Eve", PASSWORD, HOME)).isEmpty();
    }

    @Test
    void manySetUpsAtOnceMakeOneAdministrator() throws Exception {
        Access other = door.another();
        List<Callable<NewSession>> all = new ArrayList<>();
        for (int count = 0; count < 8; count++) {
            Access one = count % 2 == 0 ? access : other;
            String secret = one.setupSecret().orElseThrow();
            String name = "Person " + count;
            all.add(() -> one.setUp(secret, name, PASSWORD, HOME));
        }

        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<NewSession> one : threads.invokeAll(all)) {
                try {
                    assertThat(one.get().caller().permission()).isEqualTo(Permission.ADMIN);
                    winners++;
                } catch (ExecutionException lost) {
                    assertThat(lost).hasCauseInstanceOf(AccessRefused.class);
                }
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(door.another().accounts()).hasSize(1);
    }

    @Test
    void twoInvitationsOfOneNameMakeOneAccount() {
        Caller ada = door.ada();
        List<Issued<Invitation>> first = new ArrayList<>();
        Access slow = overtakenBy(() -> first.add(access.invite(ada, "Grace", Permission.VIEWER)));

        Issued<Invitation> second = slow.invite(ada, "grace", Permission.RESPONDER);

        assertThat(slow.accept(first.getFirst().secret(), PASSWORD, HOME)).isEmpty();
        assertThat(slow.accept(second.secret(), PASSWORD, HOME)).isPresent();
        assertThat(door.another().accounts()).extracting(Account::name).containsExactly("Ada", "grace");
    }

    @Test
    void aNameThatWasTakenMeanwhileIsNotInvited() {
        Caller ada = door.ada();
        Access slow = overtakenBy(() -> door.person(ada, "Grace", Permission.VIEWER));

        assertRefused(Why.CONFLICT, "already", () -> slow.invite(ada, "GRACE", Permission.ADMIN));
    }

    @Test
    void aOneTimeLinkIsUsedOnce() {
        String secret = access.invite(door.ada(), "Grace", Permission.VIEWER).secret();
        Access slow = overtakenBy(
                () -> assertThat(access.accept(secret, PASSWORD, HOME)).isPresent());

        assertRefused(Why.UNKNOWN, "used or withdrawn", () -> slow.accept(secret, OTHER_PASSWORD, HOME));
        assertThat(slow.login("Grace", PASSWORD, HOME)).isPresent();
    }

    @Test
    void twoAdministratorsDoNotCloseEachOther() {
        Caller ada = door.ada();
        Caller grace = door.person(ada, "Grace", Permission.ADMIN);
        Access slow = overtakenBy(() -> access.close(ada, "Grace"));

        assertRefused(Why.NOT_ALLOWED, "may not", () -> slow.close(grace, "Ada"));
        assertThat(slow.isSetUp()).isTrue();
    }

    @Test
    void twoAdministratorsDoNotStepBackTogether() {
        Caller ada = door.ada();
        Caller grace = door.person(ada, "Grace", Permission.ADMIN);
        Access slow = overtakenBy(() -> access.setPermission(ada, "Ada", Permission.VIEWER));

        assertRefused(Why.CONFLICT, "only administrator", () -> slow.setPermission(grace, "Grace", Permission.VIEWER));
    }

    @Test
    void nobodyComesInByAPasswordThatWasChangedMeanwhile() {
        Caller ada = door.ada();
        Access slow = overtakenBy(() -> assertThat(access.changePassword(ada, PASSWORD, OTHER_PASSWORD, HOME))
                .isPresent());

        assertRefused(Why.CONFLICT, "changed a moment ago", () -> slow.login("Ada", PASSWORD, HOME));
    }

    @Test
    void nobodyComesInByAnAccountThatWasClosedMeanwhile() {
        Caller ada = door.ada();
        door.person(ada, "Grace", Permission.VIEWER);
        Access slow = overtakenBy(() -> access.close(ada, "Grace"));

        assertThatThrownBy(() -> slow.login("Grace", PASSWORD, HOME)).isInstanceOf(AccessRefused.class);
        assertThat(slow.sessions("Grace")).isEmpty();
    }

    @Test
    void whatAnotherProgramWroteIsKnownOnceTheJournalIsFollowed() {
        Access other = door.another();
        try (Follower follower = new Follower(door.journal, List.of(other))) {
            follower.start();
            NewSession session = door.setUp();
            String token = access.makeToken(session.caller(), "ci", Permission.VIEWER, Optional.empty())
                    .secret();
            follower.awaits(door.journal.head().position());
            assertThat(other.bySession(session.secret())).contains(session.caller());
            assertThat(other.byToken(token)).isPresent();

            access.logout(session.secret());
            follower.awaits(door.journal.head().position());

            assertThat(other.bySession(session.secret())).isEmpty();
        }
    }

    @Test
    void manyAtOnceAreAllLetIn() throws Exception {
        Caller ada = door.ada();
        Access other = door.another();
        List<Callable<Issued<Link>>> all = new ArrayList<>();
        for (int count = 0; count < 20; count++) {
            Access one = count % 2 == 0 ? access : other;
            long incident = count;
            all.add(() -> one.makeLink(ada, incident));
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Issued<Link>> one : threads.invokeAll(all)) {
                long incident = one.get().made().incident();
                assertThat(door.another().byLink(one.get().secret())).contains(incident);
            }
        }
    }
}
