package dev.firefight.server.access;

import static dev.firefight.server.access.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done in whatever order: nobody is let in who should not be, and a start changes nothing. */
class AccessPropertyTest {
    private static final List<String> NAMES = List.of("Ada", "Grace", "Linus", "Margaret");
    private static final List<String> WORDS = List.of("violet tractor", "eleven pigeons", "lazy harbour");

    @TempDir
    Path directory;

    /** What should be, kept in the plainest way. */
    private static final class Model {
        final Map<String, Permission> open = new HashMap<>();
        final Map<String, String> passwords = new HashMap<>();
        final Map<String, Ends> sessions = new HashMap<>();
        final Map<String, Ends> tokens = new HashMap<>();
        final Map<String, Long> links = new HashMap<>();

        record Ends(String account, Permission permission, Instant until, long number) {}

        void entered(NewSession session, long number) {
            String account = session.caller().person().name();
            sessions.put(session.secret(), new Ends(account, Permission.ADMIN, session.until(), number));
        }

        void closed(String account) {
            open.remove(account);
            passwords.remove(account);
            sessions.values().removeIf(one -> one.account().equals(account));
            tokens.values().removeIf(one -> one.account().equals(account));
        }

        Optional<Permission> permission(Map<String, Ends> grants, String secret, Instant now) {
            return Optional.ofNullable(grants.get(secret))
                    .filter(one -> one.until().isAfter(now))
                    .flatMap(one -> Optional.ofNullable(open.get(one.account()))
                            .map(own -> own.includes(one.permission()) ? one.permission() : own));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyIsLetInWhoShouldNotBe(long seed) {
        Random random = new Random(seed);
        try (Door door = new Door(directory)) {
            Model model = new Model();
            List<String> secrets = new ArrayList<>();
            NewSession first = door.setUp();
            model.open.put("Ada", Permission.ADMIN);
            model.passwords.put("Ada", PASSWORD);
            model.entered(first, 2);
            secrets.add(first.secret());
            Access follower = door.another();

            for (int step = 0; step < 150; step++) {
                try {
                    step(random, door, model, secrets);
                } catch (AccessException refused) {
                    // Refused is done nothing, which is looked at below.
                }
                check("seed " + seed + ", step " + step, door, door.access, model, secrets);
                int known = Math.toIntExact(follower.audit(0, 1).total());
                door.journal.read(AccessEntry.STREAM, known + 1L, 1_000).forEach(follower::apply);
            }

            check("seed " + seed + ", followed", door, follower, model, secrets);
            Access restarted = door.another();
            check("seed " + seed + ", restarted", door, restarted, model, secrets);
            for (Access other : List.of(follower, restarted)) {
                assertThat(other.accounts()).as("seed %d", seed).isEqualTo(door.access.accounts());
                assertThat(other.tokens()).as("seed %d", seed).isEqualTo(door.access.tokens());
                assertThat(other.invitations()).as("seed %d", seed).isEqualTo(door.access.invitations());
                NAMES.forEach(name ->
                        assertThat(other.sessions(name)).as("seed %d", seed).isEqualTo(door.access.sessions(name)));
            }
        }
    }

    private static void check(String when, Door door, Access access, Model model, List<String> secrets) {
        Instant now = door.instant();
        assertThat(of(secrets, one -> access.bySession(one).map(Caller::permission)))
                .as(when)
                .isEqualTo(of(secrets, one -> model.permission(model.sessions, one, now)));
        assertThat(of(secrets, one -> access.byToken(one).map(Caller::permission)))
                .as(when)
                .isEqualTo(of(secrets, one -> model.permission(model.tokens, one, now)));
        assertThat(of(secrets, access::byLink))
                .as(when)
                .isEqualTo(of(secrets, one -> Optional.ofNullable(model.links.get(one))));
        assertThat(access.accounts().stream().filter(Account::isOpen).map(Account::name))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(model.open.keySet());
        assertThat(model.open).as(when).containsValue(Permission.ADMIN);
    }

    private static <T> List<Optional<T>> of(List<String> secrets, Function<String, Optional<T>> question) {
        return secrets.stream().map(question).toList();
    }

    private static void step(Random random, Door door, Model model, List<String> secrets) {
        Access access = door.access;
        String name = any(random, NAMES);
        String word = any(random, WORDS) + " among clouds";
        Permission permission = any(random, List.of(Permission.values()));
        String actor = any(random, model.open.keySet().stream().sorted().toList());
        Caller by = new Caller(
                new dev.firefight.incident.Person(actor),
                Optional.ofNullable(model.open.get(actor)).orElseThrow(),
                "x");
        switch (random.nextInt(13)) {
            case 0, 1 -> {
                String link = model.open.containsKey(name)
                        ? access.passwordLink(by, name).secret()
                        : access.invite(by, name, permission).secret();
                secrets.add(link);
                NewSession session = access.accept(link, word, Door.HOME).orElseThrow();
                model.sessions.values().removeIf(one -> one.account().equals(name));
                model.open.putIfAbsent(name, permission);
                model.passwords.put(name, word);
                entered(door, model, secrets, session);
            }
            case 2 -> {
                access.setPermission(by, name, permission);
                model.open.put(name, permission);
            }
            case 3 -> {
                access.close(by, name);
                model.closed(name);
            }
            case 4, 5 -> {
                String tried = random.nextBoolean() ? model.passwords.getOrDefault(name, word) : word;
                Optional<NewSession> session = access.login(name, tried, Door.HOME);
                assertThat(session.isPresent()).isEqualTo(tried.equals(model.passwords.get(name)));
                session.ifPresent(one -> entered(door, model, secrets, one));
            }
            case 6 -> {
                String out = any(random, secrets);
                access.logout(out);
                model.sessions.remove(out);
            }
            case 7 -> {
                Optional<Instant> until = random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(door.instant().plusSeconds(random.nextInt(50_000)));
                Issued<Token> token = access.makeToken(by, "ci", permission, until);
                secrets.add(token.secret());
                model.tokens.put(
                        token.secret(),
                        new Model.Ends(
                                actor,
                                permission,
                                until.orElse(Instant.MAX),
                                token.made().number()));
            }
            case 8 -> {
                long number = random.nextLong(door.last()) + 1;
                access.revokeToken(by, number);
                model.tokens.values().removeIf(one -> one.number() == number);
            }
            case 9 -> {
                long number = random.nextLong(door.last()) + 1;
                access.endSession(by, number);
                model.sessions.values().removeIf(one -> one.number() == number);
            }
            case 10 -> {
                long incident = door.last();
                Issued<Link> link = access.makeLink(by, incident);
                secrets.add(link.secret());
                model.links.put(link.secret(), incident);
            }
            case 11 -> {
                String link = any(random, secrets);
                for (Link one : access.links(model.links.getOrDefault(link, 0L))) {
                    access.revokeLink(by, one.number());
                    model.links.remove(link);
                }
            }
            default -> door.later(Duration.ofMinutes(random.nextInt(300)));
        }
    }

    private static void entered(Door door, Model model, List<String> secrets, NewSession session) {
        secrets.add(session.secret());
        model.entered(session, door.last());
        String account = session.caller().person().name();
        List<Model.Ends> own = model.sessions.values().stream()
                .filter(one -> one.account().equals(account))
                .filter(one -> one.until().isAfter(door.instant()))
                .sorted(java.util.Comparator.comparing(Model.Ends::number))
                .toList();
        own.stream().limit(Math.max(0, own.size() - Entrance.MOST_SESSIONS)).forEach(model.sessions.values()::remove);
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
