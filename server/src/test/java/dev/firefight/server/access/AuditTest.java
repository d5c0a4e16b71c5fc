package dev.firefight.server.access;

import static dev.firefight.server.access.Door.HOME;
import static dev.firefight.server.access.Door.OTHER_PASSWORD;
import static dev.firefight.server.access.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firefight.journal.Addition;
import dev.firefight.journal.Bytes;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be read afterwards of who was let in. */
class AuditTest extends DoorTest {
    private void live() {
        Caller ada = door.ada();
        Caller grace = door.person(ada, "Grace", Permission.RESPONDER);
        access.setPermission(ada, "Grace", Permission.ADMIN);
        access.revokeToken(
                ada,
                access.makeToken(grace, "ci", Permission.VIEWER, Optional.empty())
                        .made()
                        .number());
        access.revokeLink(ada, access.makeLink(grace, 7).made().number());
        access.endSession(ada, access.sessions("Grace").getFirst().number());
        access.withdraw(ada, access.passwordLink(ada, "Grace").made().number());
        assertThat(access.changePassword(ada, PASSWORD, OTHER_PASSWORD, HOME)).isPresent();
        access.close(ada, "Grace");
    }

    @Test
    void everythingIsToldInWordsTheNewestFirst() {
        live();

        assertThat(access.audit(0, 100).lines().reversed())
                .extracting(line -> line.number() + " " + line.by() + " " + line.words())
                .containsExactly(
                        "1 Ada opened the account Ada as admin",
                        "2 Ada logged in from 198.51.100.7",
                        "3 Ada made a link by which Grace chooses a password, as responder, until 2026-03-08T12:00:00Z",
                        "4 Grace opened the account Grace as responder",
                        "5 Grace logged in from 198.51.100.7",
                        "6 Ada made Grace admin",
                        "7 Grace made the token \"ci\" as viewer, without an end",
                        "8 Ada revoked the token 7",
                        "9 Grace made a link that shows incident 7",
                        "10 Ada revoked the link 9",
                        "11 Ada ended the session 5",
                        "12 Ada made a link by which Grace chooses a password, as admin, until 2026-03-02T12:00:00Z",
                        "13 Ada withdrew the link for a password 12",
                        "14 Ada set the password of Ada, which ended their sessions",
                        "15 Ada logged in from 198.51.100.7",
                        "16 Ada closed the account Grace");
    }

    @Test
    void itIsReadPageByPage() {
        live();

        Audit page = access.audit(3, 2);

        assertThat(page.total()).isEqualTo(16);
        assertThat(page.lines()).extracting(Audit.Line::number).containsExactly(13L, 12L);
        assertThat(access.audit(15, 10).lines()).extracting(Audit.Line::number).containsExactly(1L);
        assertThat(access.audit(16, 10).lines()).isEmpty();
        assertThat(access.audit(Long.MAX_VALUE, 10).lines()).isEmpty();
        assertThat(access.audit(-5, -5).lines()).extracting(Audit.Line::number).containsExactly(16L);
        assertThat(door.another(door.journal).audit(0, 100)).isEqualTo(access.audit(0, 100));
    }

    @Test
    void anEmptyTrailHasNoLines() {
        assertThat(access.audit(0, 10)).isEqualTo(new Audit(java.util.List.of(), 0));
    }

    /** What stands here may only grow: journals of before have to be read. */
    @Test
    void whatWasWrittenByAnOlderProgramIsRead() {
        String hash = "A".repeat(43);
        String[][] old = {
            {"account-made", "{\"account\":\"Ada\",\"permission\":\"admin\",\"passwordHash\":\"$argon2id$x\"}"},
            {
                "invitation-made",
                "{\"account\":\"Grace\",\"permission\":\"viewer\",\"invitationHash\":\"" + hash
                        + "\",\"until\":\"2026-03-08T12:00:00Z\"}"
            },
            {"invitation-withdrawn", "{\"invitation\":2}"},
            {
                "session-started",
                "{\"account\":\"Ada\",\"sessionHash\":\"" + hash
                        + "\",\"until\":\"2026-03-02T00:00:00Z\",\"from\":\"192.0.2.1\"}"
            },
            {"session-ended", "{\"session\":4}"},
            {"permission-set", "{\"account\":\"Ada\",\"permission\":\"admin\"}"},
            {"password-set", "{\"account\":\"Ada\",\"passwordHash\":\"$argon2id$y\"}"},
            {
                "token-made",
                "{\"owner\":\"Ada\",\"label\":\"ci\",\"permission\":\"responder\",\"tokenHash\":\"" + hash
                        + "\",\"until\":\"2027-01-01T00:00:00Z\"}"
            },
            {
                "token-made",
                "{\"owner\":\"Ada\",\"label\":\"cd\",\"permission\":\"viewer\",\"tokenHash\":\"" + hash + "B\"}"
            },
            {"token-revoked", "{\"token\":9}"},
            {"link-made", "{\"incident\":7,\"linkHash\":\"" + hash + "\"}"},
            {"link-revoked", "{\"link\":11}"},
            {"logins-slowed", "{\"account\":\"Ada\",\"from\":\"192.0.2.1\"}"},
            {"logins-slowed", "{\"from\":\"192.0.2.1\"}"},
            {"account-closed", "{\"account\":\"Ada\"}"}
        };
        for (String[] one : old) {
            append(one[0], "{\"by\":\"Ada\",\"fact\":" + one[1] + "}");
        }

        Access read = door.another();

        assertThat(read.audit(0, 100).total()).isEqualTo(old.length);
        assertThat(read.accounts()).extracting(Account::isOpen).containsExactly(false);
        int at = 0;
        for (Entry entry : door.entries()) {
            AccessEntry said = AccessEntry.of(entry);
            assertThat(AccessEntry.draft(entry.time(), said.by(), said.fact()))
                    .isEqualTo(new Draft(
                            entry.type(),
                            entry.time(),
                            Bytes.ofText("{\"by\":\"Ada\",\"fact\":" + old[at++][1] + "}")));
        }
    }

    @Test
    void anEntryOfANewerProgramIsNotReadAsIfNothingWere() {
        append("account-blessed", "{\"by\":\"Ada\",\"fact\":{}}");

        assertThatThrownBy(door::another)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("entry 1 of access cannot be read")
                .hasMessageContaining("newer Firefight");
    }

    private void append(String type, String payload) {
        door.journal.append(java.util.List.of(
                Addition.atTheEnd(AccessEntry.STREAM, new Draft(type, door.instant(), Bytes.ofText(payload)))));
    }
}
