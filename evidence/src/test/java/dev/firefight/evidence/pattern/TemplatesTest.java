package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    /** What one message gives away by itself. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '^',
            value = {
                // machines of many nodes
                "launcher: cannot start /home/ann/a.out: no such program => launcher: cannot start <*>: no such program",
                "3 link error(s) on port z- (register 0x0f1) => <*> link error(s) on port z- (register <*>)",
                "cache (0=off,1=on).....1 => cache (<*>=off,<*>=on).....<*>",
                "card K4-B1-S2-P12-X replaced in slot 3 => card <*> replaced in slot <*>",
                "voltages ( 11 12 12 13 11 12 ) => voltages ( <*> )",
                "station fe:0b:db:7a:4c:e2 joined eth1 => station <*> joined <*>",
                "(root) ran (nightly /opt/tidy.d) => (<*>) ran (nightly <*>)",
                // desktops
                "Loaded module v6.1.7601 from C:\\Programs\\tidy\\core.dll => Loaded module <*> from <*>",
                "Failed to get next element [code = 0x8f0d - E_FAIL] => Failed to get next element [code = <*> - E_FAIL]",
                "Online with opt-in: False => Online with opt-in: <*>",
                "image kept at: /var/lib/frozen => image kept at: <*>",
                // clouds
                "10.1.1.1 \"GET /v2/54fa/volumes/all HTTP/1.1\" status: 200 len: 18 => <*> \"GET <*> HTTP/<*>\" status: <*> len: <*>",
                "[machine: 1c9e2d40-fade-4a7b-beef-93d0a1b2c3d4] started => [machine: <*>] started",
                "record kept for db-1.west.example.com:db-1.west.example.com => record kept for <*>",
                "room: 64172 MB, taken: 512.00 MB => room: <*>, taken: <*>",
                "{\"level\":\"info\",\"msg\":\"started worker\",\"took\":12} => {\"level\":\"info\",\"msg\":\"started worker\",\"took\":<*>}",
                "GET /items?name=foo&page=2 200 => GET <*> <*>",
                // phones, with values between signs
                "stepsToday=1763722800000##812##40##3 => stepsToday=<*>",
                "key=0|com.example.mail|121|null|10111 => key=<*>|<*>|<*>|<*>|<*>",
                "start u0 com.example.mail/.Main, restart: true => start <*> <*>, restart: <*>",
                "called by com.example.Window.destroy:942 now => called by <*> now",
                // proxies
                "proxy.example.org:5070 close, 403 bytes sent, 426 bytes received, lifetime 00:01 => <*> close, <*> bytes sent, <*> bytes received, lifetime <*>",
                "proxy.example.org:5070 close, 0 bytes sent, lifetime <1 sec => <*> close, <*> bytes sent, lifetime <*>",
                // the doors of a system
                "connection from 1.2.3.4 (dsl-3.example.co.uk) at Fri Jun 17 07:07:00 2005 => connection from <*> (<*>) at <*>",
                "connection from 1.2.3.4 () at Fri Jun  3 07:07:00 2005 => connection from <*> (<*>) at <*>",
                "session opened for user cyrus by (uid=0) => session opened for user <*> by (uid=<*>)",
                "Failed password for root from 1.2.3.4 port 17 ssh2 => Failed password for <*> from <*> port <*> ssh2",
                "logname= uid=0 ruser= rhost=1.2.3.4  user=adm => logname= uid=<*> ruser= rhost=<*> user=<*>",
                "check pass; user unknown => check pass; user unknown",
                "Closed due to user request. => Closed due to user request.",
                // words of programs
                "mapred.task.id is deprecated => mapred.task.id is deprecated",
                "jk2_init() can't find child 15 => jk2_init() can't find child <*>",
                "on Tuesday we may march => on Tuesday we may march",
                "which one is undefined. true => which one is undefined. <*>",
            })
    void aValueIsKnownByItsFormOrItsPlace(String message, String template) {
        assertThat(texts(message)).containsExactly(template);
    }

    @Test
    void namesThatVaryAreValues() {
        assertThat(texts("lease of gandalf renewed", "lease of frodo renewed")).containsExactly("lease of <*> renewed");
    }

    @Test
    void textsThatDifferInManyNamesAtOnceAreOne() {
        assertThat(texts("moved xanadu to frodo", "moved gandalf to brzl")).containsExactly("moved <*> to <*>");
    }

    @Test
    void statesAndVerbsStayUntilThereAreTooManyForStates() {
        assertThat(texts("service started", "service stopped", "cache parity error", "cache read error"))
                .hasSize(4);
        assertThat(texts(
                        "state is idle now",
                        "state is busy now",
                        "state is open now",
                        "state is closed now",
                        "state is lost now"))
                .hasSize(5);
        assertThat(texts(
                        "it is red now",
                        "it is blue now",
                        "it is green now",
                        "it is black now",
                        "it is white now",
                        "it is yellow now"))
                .containsExactly("it is <*> now");
    }

    @Test
    void aTextWithoutAWordOfProgramsIsNoFrame() {
        assertThat(texts("xanadu", "gandalf", "frodo: 7", "brzl: 7")).hasSize(4);
    }

    @Test
    void keysNeverVary() {
        assertThat(texts("limit gandalf=1", "limit frodo=2")).hasSize(2);
        assertThat(texts("limit owns=gandalf", "limit owns=frodo")).containsExactly("limit owns=<*>");
    }

    @Test
    void whatStandsInQuotesVariesAsAWhole() {
        assertThat(texts("lock taken tag=\"View Lock\"", "lock taken tag=\"Mix\""))
                .containsExactly("lock taken tag=\"<*>\"");
    }

    @Test
    void whatAProgramSaysBehindAKeyIsAText() {
        assertThat(texts("level=info msg=\"started worker\" n=3", "level=warn msg=\"queue is full\" n=4"))
                .hasSize(2);
    }

    @Test
    void listsOfAnyLengthAreOneValue() {
        assertThat(texts("deleted [b1]", "deleted [b1, b2]", "deleted [b1, b2, b3]"))
                .containsExactly("deleted [<*>]");
        assertThat(texts("moved 1 2 now", "moved 1 2 3 4 now")).containsExactly("moved <*> now");
        assertThat(texts("moved 1 2 now")).containsExactly("moved <*> <*> now");
    }

    @Test
    void aUnitThatVariesBelongsToItsValue() {
        assertThat(texts("size 1 KB, free 3.5 KB", "size 120 B, free 4 KB")).containsExactly("size <*>, free <*>");
    }

    @Test
    void aConstantIsAStateUnlessAValueStandsAtItsPlace() {
        assertThat(texts("leader is LOOKING now", "leader is LEADING now")).hasSize(2);
        assertThat(texts("leader is LOOKING now", "leader is 7 now")).containsExactly("leader is <*> now");
    }

    @Test
    void theIdIsThatOfTheText() {
        Template template =
                Templates.of(List.of(new ShapeCount("took <*> ms", 1))).all().getFirst();
        assertThat(template).isEqualTo(new Template(template.id(), "took <*> ms", 1));
        assertThat(template.id()).isEqualTo(Template.of("took <*> ms", 7).id()).hasSize(16);
        assertThat(template.id()).isNotEqualTo(Template.of("took <*> s", 1).id());
    }

    @Test
    void whatWasNotGivenHasNoTemplate() {
        assertThat(Templates.of(List.of()).of("x")).isEmpty();
    }

    private static List<String> texts(String... messages) {
        return Templates.of(Arrays.stream(messages)
                        .map(message -> new ShapeCount(Shape.of(message), 1))
                        .toList())
                .all()
                .stream()
                .map(Template::text)
                .toList();
    }
}
