package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.log.LineHeader.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredRequestTest {
    /** Status, gravity, client and host of each line. */
    private static List<String> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HeaderReader reader = HeaderForms.learn(bytes, 0, bytes.length).reader();
        LineHeader header = new LineHeader();
        List<String> told = new ArrayList<>();
        int from = 0;
        for (String line : text.lines().toList()) {
            int to = from + line.length();
            reader.read(bytes, from, to, header);
            told.add(header.status() + " " + header.gravity() + " " + header.text(bytes, Part.CLIENT) + " "
                    + header.text(bytes, Part.HOST));
            from = to + 1;
        }
        return told;
    }

    @Test
    void whatARequestWasAnsweredWithTellsHowGraveItIs() {
        assertThat(read("""
                        10.0.0.1 - - [01/Mar/2026:02:30:00 +0100] "GET / HTTP/1.1" 200 12
                        10.0.0.2 - ann [01/Mar/2026:02:30:01 +0100] "POST /a\\"b HTTP/1.1" 503 12 "-" "curl/8.5.0"
                        10.0.0.3 - - [01/Mar/2026:02:30:02 +0100] "GET /x HTTP/1.1" 404 0
                        10.0.0.4 - - [01/Mar/2026:02:30:02 +0100] "\\x16\\x03\\x01" 400 157
                        10.0.0.5 - - [01/Mar/2026:02:30:02 +0100] "-" 408 -
                        """))
                .containsExactly(
                        "200 0 10.0.0.1 ",
                        "503 17 10.0.0.2 ",
                        "404 13 10.0.0.3 ",
                        "400 13 10.0.0.4 ",
                        "408 13 10.0.0.5 ");
    }

    @Test
    void aServersOwnWordIsNotTakenAway() {
        assertThat(read("""
                        INFO:     10.0.0.1:4711 - "GET / HTTP/1.1" 200 OK
                        INFO:     10.0.0.1:4711 - "GET /a HTTP/1.1" 500 Internal Server Error
                        WARNING:  Invalid HTTP request received.
                        """)).containsExactly("200 9  ", "500 17  ", "0 13  ");
    }

    @Test
    void quotedTextsAndNumbersOfOtherLinesAreNoAnswers() {
        assertThat(read("""
                        2026-03-01 02:30:00,123 INFO shop.Cart - said "GET" 200 times
                        2026-03-01 02:30:01,123 INFO shop.Cart - waited for "NEW order" 1500 ms
                        2026-03-01 02:30:02,123 INFO shop.Cart - "GET /cart" 999
                        """)).containsExactly("0 9  ", "0 9  ", "0 9  ");
    }
}
