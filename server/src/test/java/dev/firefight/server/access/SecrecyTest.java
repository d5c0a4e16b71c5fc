package dev.firefight.server.access;

import static dev.firefight.server.access.Door.HOME;
import static dev.firefight.server.access.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Entry;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is secret stands nowhere but where it has to. */
class SecrecyTest extends DoorTest {
    private static final String MARK = "must-never-be-seen";

    @Test
    void noFactShowsItsHash() throws Exception {
        int seen = 0;
        for (Class<?> kind : AccessFact.class.getPermittedSubclasses()) {
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : kind.getRecordComponents()) {
                boolean isHash = component.getName().endsWith("Hash");
                seen += isHash ? 1 : 0;
                values.add(isHash ? MARK : some(component.getType()));
            }
            Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);

            Object fact = kind.getDeclaredConstructor(types).newInstance(values.toArray());

            assertThat(fact.toString()).startsWith(kind.getSimpleName()).doesNotContain(MARK);
        }
        assertThat(seen).isEqualTo(6);
    }

    private static Object some(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "long" -> 7L;
            case "Permission" -> Permission.VIEWER;
            case "Instant" -> Instant.EPOCH;
            case "Optional" -> Optional.empty();
            default -> throw new IllegalArgumentException("no example of " + type);
        };
    }

    @Test
    void nothingThatIsGivenOutOrWrittenHoldsASecretOrAHash() {
        String setup = access.setupSecret().orElseThrow();
        NewSession session = access.setUp(setup, "Ada", PASSWORD, HOME);
        Caller ada = session.caller();
        Issued<Token> token = access.makeToken(ada, "ci", Permission.VIEWER, Optional.empty());
        Issued<Link> link = access.makeLink(ada, 7);
        Issued<Invitation> invitation = access.invite(ada, "Grace", Permission.VIEWER);
        List<String> secrets = List.of(
                setup,
                PASSWORD,
                session.secret(),
                ada.formKey(),
                token.secret().substring(4),
                link.secret(),
                invitation.secret());
        String journal = String.join(
                "\n", door.entries().stream().map(one -> one.payload().text()).toList());
        String givenOut = Stream.of(
                        session,
                        ada,
                        access.byToken(token.secret()),
                        token,
                        link,
                        invitation,
                        access.accounts(),
                        access.sessions("Ada"),
                        access.tokens(),
                        access.links(7),
                        access.invitations(),
                        access.audit(0, 100),
                        door.entries().stream().map(AccessEntry::of).toList(),
                        door.entries().stream().map(Entry::toString).toList())
                .map(Object::toString)
                .reduce("", String::concat);

        assertThat(journal).contains("$argon2id$v=19$").doesNotContain(secrets);
        assertThat(givenOut).contains("Ada", "Grace").doesNotContain("$argon2").doesNotContain(secrets);
        for (String secret : secrets) {
            assertThat(givenOut).doesNotContain(Secrets.hash(secret));
        }
    }
}
