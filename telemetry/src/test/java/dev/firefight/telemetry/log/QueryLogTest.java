package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryLogTest {
    private static final String LOG = """
            /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:
            Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock
            Time                 Id Command    Argument
            # Time: 2026-03-01T02:30:00.250000Z
            # User@Host: shop[shop] @ web-1 [10.0.0.7]  Id: 12
            # Query_time: 2.000000  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 99
            use shop;
            SET timestamp=1772332198;
            SELECT *
              FROM orders
            WHERE id = 7;
            # User@Host: root[root] @ localhost []
            # Thread_id: 5  Schema: shop  QC_hit: No
            # Query_time: 3.000000  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 99
            SET timestamp=1772332300;
            COMMIT;
            # User@Host: root[root] @ localhost []
            # Query_time: 3.000000  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 99
            SET timestamp=1772332301;
            # administrator command: Ping;
            """;

    /** What the queries say, when, who asked and from where, and in how many lines. */
    private static List<String> queries(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StatementReader reader = HeaderForms.learn(bytes, 0, bytes.length).statements();
        LineHeader header = new LineHeader();
        List<String> told = new ArrayList<>();
        int from = 0;
        for (String line : text.lines().toList()) {
            int to = from + line.length();
            reader.read(bytes, from, to, from, header);
            boolean isQuery = header.kind() == Kind.START && header.hasTime();
            byte[] source = reader.isJoined() ? reader.joined() : bytes;
            if (isQuery) {
                told.add(header.message(source) + " | " + Timestamps.toInstant(header.timeNanos()) + " | "
                        + header.text(source, Part.NAME) + " | " + header.text(source, Part.CLIENT) + " | "
                        + (reader.isJoined() ? reader.parts() : 1));
            }
            from = to + 1;
        }
        return told;
    }

    @Test
    void aQueryIsOneRecordThatSaysTheQuery() {
        assertThat(queries(LOG))
                .containsExactly(
                        "SELECT *   FROM orders WHERE id = 7; | 2026-03-01T02:30:00.250Z | shop | 10.0.0.7 | 3",
                        "COMMIT; | 2026-03-01T02:31:40Z | root |  | 1",
                        "# administrator command: Ping; | 2026-03-01T02:31:41Z | root |  | 1");
    }

    @Test
    void aQueryWithoutEndIsToldAtTheEnd() {
        String cut = LOG.substring(0, LOG.indexOf("WHERE"));
        byte[] bytes = cut.getBytes(StandardCharsets.UTF_8);
        StatementReader reader = HeaderForms.learn(bytes, 0, bytes.length).statements();
        LineHeader header = new LineHeader();
        int from = 0;
        for (String line : cut.lines().toList()) {
            reader.read(bytes, from, from + line.length(), from, header);
            from += line.length() + 1;
        }

        assertThat(reader.readUnfinished(header)).isTrue();
        assertThat(header.message(reader.joined())).isEqualTo("SELECT *   FROM orders");
    }

    @Test
    void linesOfOtherLogsAreNoQueries() {
        assertThat(queries("# Time: 2026-03-01T02:30:00Z\nSELECT 1;\n")).isEmpty();
    }
}
