package dev.firefight.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a message may hold, and what is made of the words of strangers. */
class MessageTest {
    @Test
    void aTitleOfAStrangerIsOneLine() {
        Message message = Messages.bare("  disk\r\nBcc: eve@example.com\u0000\u2028full\u202E  \uD83D ");

        assertThat(message.title()).isEqualTo("disk Bcc: eve@example.com full \uFFFD");
    }

    @Test
    void longTextsAreCutAtWholeSigns() {
        assertThat(PlainText.cut("ab\uD83D\uDD25cd", 5)).isEqualTo("ab\uD83D\uDD25…");
        assertThat(PlainText.cut("ab\uD83D\uDD25cd", 4)).isEqualTo("ab…");
        assertThat(PlainText.cut("abcd", 4)).isEqualTo("abcd");
        assertThat(PlainText.cutBytes("äää", 6)).isEqualTo("äää");
        assertThat(PlainText.cutBytes("ääää", 7)).isEqualTo("ää…");
        assertThat(Messages.bare("x".repeat(100_000)).title()).hasSize(Message.MOST_TITLE);
    }

    @Test
    void whatTextsBecomeStaysWithinItsBounds() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int time = 0; time < 2_000; time++) {
            StringBuilder any = new StringBuilder();
            for (int sign = random.nextInt(40); sign > 0; sign--) {
                any.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            int most = 1 + random.nextInt(20);
            String line = PlainText.line(any.toString(), most);
            assertThat(line).as("seed %s, time %s", seed, time).hasSizeLessThanOrEqualTo(most);
            assertThat(line.chars().noneMatch(Character::isISOControl)).isTrue();
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
            assertThat(PlainText.cutBytes(line, 8).getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void idsAndLinksThatNoProgramOfOursMakesAreRefused() {
        for (String id : new String[] {"", "two words", "a\r\nb", "ä", "x".repeat(201)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Message(id, "title", "", Optional.empty(), Optional.empty(), Urgency.LOW));
        }
        for (String link : new String[] {"javascript:alert(1)", "/relative", "https:opaque", "ftp://example.org/"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Message(
                            "1", "title", "", Optional.of(URI.create(link)), Optional.empty(), Urgency.LOW));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Messages.bare(" \r\n "));
    }

    @Test
    void nothingSecretIsShown() {
        assertThat(Messages.page().toString()).doesNotContain("k3y").contains("page-17/2");
        assertThat(Secret.of("hunter2").toString()).doesNotContain("hunter2");
        assertThat(Secret.from(() -> {
                            throw new IllegalStateException("/run/secrets/token is gone");
                        })
                        .isEmpty())
                .isTrue();
    }

    @Test
    void reasonsAreOneLineAndBounded() {
        assertThat(new Sent.Refused("a\nb".repeat(1_000)).reason())
                .hasSize(Sent.MOST_SIGNS)
                .doesNotContain("\n");
    }

    @Test
    void waitsAreReadAsSecondsOrDatesAndBounded() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(RetryAfter.read("30", now)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.read(" 0 ", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("Sun, 01 Mar 2026 12:02:00 GMT", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Sun, 01 Mar 2026 11:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("99999999999999999999", now)).contains(RetryAfter.LONGEST);
        for (String other : new String[] {"", "-1", "soon", "1.5", "9".repeat(21), "٣"}) {
            assertThat(RetryAfter.read(other, now)).as(other).isEmpty();
        }
    }
}
