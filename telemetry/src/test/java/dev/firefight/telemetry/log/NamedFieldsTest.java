package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.log.LineHeader.Kind;
import dev.firefight.telemetry.log.MarkedLines.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of JSON and logfmt. */
class NamedFieldsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"level\":\"info\",\"ts\":1763696504.25,\"logger\":\"cart\",\"caller\":\"a.go:1\",\"msg\":\"x y\"} ~ 2025-11-21T03:41:44.250Z ~ 9 ~ cart ~ x y",
                "{\"level\":30,\"time\":1763696504123,\"pid\":7,\"hostname\":\"h\",\"msg\":\"x\"} ~ 2025-11-21T03:41:44.123Z ~ 9 ~ `` ~ x",
                "{\"name\":\"cart\",\"hostname\":\"h\",\"pid\":7,\"level\":50,\"msg\":\"x\",\"time\":\"2025-11-21T03:41:44.123Z\",\"v\":0} ~ 2025-11-21T03:41:44.123Z ~ 17 ~ cart ~ x",
                "{\"@timestamp\":\"2025-11-21T03:41:44.1+01:00\",\"@version\":\"1\",\"message\":\"x\",\"logger_name\":\"o.Cart\",\"level\":\"ERROR\"} ~ 2025-11-21T02:41:44.100Z ~ 17 ~ o.Cart ~ x",
                "{\"@timestamp\":\"2025-11-21T03:41:44Z\",\"log.level\":\"WARN\",\"message\":\"x\",\"log\":{\"logger\":\"a.B\"}} ~ 2025-11-21T03:41:44Z ~ 13 ~ a.B ~ x",
                "{\"timestamp\":\"2025-11-21T03:41:44Z\",\"level\":\"INFO\",\"fields\":{\"message\":\"x\"},\"target\":\"shop::cart\"} ~ 2025-11-21T03:41:44Z ~ 9 ~ shop::cart ~ x",
                "{\"timeUnixNano\":\"1763696504000000001\",\"severityNumber\":17,\"severityText\":\"bad\",\"body\":{\"stringValue\":\"x\"}} ~ 2025-11-21T03:41:44.000000001Z ~ 17 ~ `` ~ x",
                "{\"__REALTIME_TIMESTAMP\":\"1763696504123456\",\"PRIORITY\":\"3\",\"SYSLOG_IDENTIFIER\":\"cron\",\"MESSAGE\":\"x\"} ~ 2025-11-21T03:41:44.123456Z ~ 17 ~ cron ~ x",
                "{\"time\":\"2025-11-21T03:41:44Z\",\"level\":\"info\",\"msg\":\"a \\\"b\\\" c\",\"list\":[1,{\"msg\":\"no\"}]} ~ 2025-11-21T03:41:44Z ~ 9 ~ `` ~ a \\\"b\\\" c",
                "ts=2025-11-21T03:41:44Z level=debug component=db msg=\"a b\" took=3 ~ 2025-11-21T03:41:44Z ~ 5 ~ db ~ a b",
                "level=warn ts=2025-11-21T03:41:44Z caller=a.go:1 msg=plain ~ 2025-11-21T03:41:44Z ~ 13 ~ a.go:1 ~ plain",
                "level=warn ts=2025-11-21T03:41:44Z caller=a.go:1 duration=3ms ~ 2025-11-21T03:41:44Z ~ 13 ~ a.go:1 ~ level=warn ts=2025-11-21T03:41:44Z caller=a.go:1 duration=3ms",
                "2025-11-21T03:41:40.5Z stdout F {\"ts\":\"2025-11-21T03:41:44Z\",\"level\":\"warn\",\"msg\":\"x\"} ~ 2025-11-21T03:41:44Z ~ 13 ~ `` ~ x",
                "2025-11-21T03:41:44Z host dockerd[77]: time=\"2025-11-21T03:41:45Z\" level=info msg=\"x y\" ~ 2025-11-21T03:41:45Z ~ 9 ~ dockerd ~ x y",
            })
    void theMessageIsTheValueOfItsField(String line, String time, int severity, String name, String message) {
        Read read = MarkedLines.read(line + "\n").getFirst();

        assertThat(read)
                .extracting(Read::kind, Read::time, Read::severity, Read::name, Read::message)
                .containsExactly(Kind.START, time, severity, name, message);
    }

    @Test
    void anObjectThatIsNoRecordIsAMessageAsItStands() {
        List<Read> lines = MarkedLines.read("{\"a\":1}\n{\"b\":[1,2]}\n");

        assertThat(lines).extracting(Read::message).containsExactly("{\"a\":1}", "{\"b\":[1,2]}");
        assertThat(lines).extracting(Read::form).containsOnly("");
    }

    @Test
    void anObjectThatIsCutIsAMessageAsItStands() {
        assertThat(MarkedLines.read("{\"level\":\"info\",\"msg\":\"x\n")
                        .getFirst()
                        .message())
                .isEqualTo("{\"level\":\"info\",\"msg\":\"x");
    }
}
