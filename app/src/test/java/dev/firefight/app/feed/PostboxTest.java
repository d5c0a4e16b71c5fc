package dev.firefight.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.HttpSender;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpSender sender = new HttpSender(Duration.ofSeconds(5), InstantSource.system());
    private final List<String> notes = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        sender.close();
    }

    private static Letter letter(URI to, int number, int bytes) {
        String text = number + ":" + "x".repeat(bytes);
        return Letter.of(to.resolve("/in/secret-key"), "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> numbers(List<Receiver.Came> came) {
        return came.stream()
                .map(one -> new String(one.bytes(), StandardCharsets.UTF_8))
                .map(text -> text.substring(0, text.indexOf(':')))
                .toList();
    }

    @Test
    void whoIsDownIsToldOfOnceAndGetsAllInItsOrderOnceItIsUp() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI to = URI.create("http://127.0.0.1:" + port);
        try (Postbox box = new Postbox("127.0.0.1:" + port, sender, notes::add)) {
            for (int i = 0; i < 5; i++) {
                box.post(letter(to, i, 10));
            }
            assertThat(box.awaitSent(Duration.ofSeconds(1))).isFalse();
            assertThat(notes).hasSize(1);
            assertThat(notes.getFirst()).contains("refused the connection").doesNotContain("secret-key");
            try (Receiver up = new Receiver(port)) {
                assertThat(box.awaitSent(PATIENCE)).isTrue();
                assertThat(numbers(up.awaited(_ -> true))).containsExactly("0", "1", "2", "3", "4");
            }
            assertThat(notes).hasSize(2).last().asString().contains("takes what it is told again");
        }
    }

    @Test
    void whereNoRoomIsLeftTheOldestGoes() throws Exception {
        try (Receiver busy = new Receiver(0);
                Postbox box = new Postbox("busy", sender, notes::add, 1_000)) {
            busy.answers(503);
            for (int i = 0; i < 50; i++) {
                box.post(letter(busy.uri(), i, 100));
            }
            assertThat(notes).anyMatch(note -> note.contains("the oldest is dropped"));
            busy.answers(200);
            assertThat(box.awaitSent(PATIENCE)).isTrue();
            List<String> came = numbers(busy.awaited(_ -> true));
            assertThat(came).endsWith("48", "49").hasSizeLessThan(15);
        }
    }

    @Test
    void whatIsRefusedIsGoneAndTheNextIsSent() throws Exception {
        try (Receiver strict = new Receiver(0);
                Postbox box = new Postbox("strict", sender, notes::add)) {
            strict.answers(404);
            box.post(letter(strict.uri(), 1, 10));
            assertThat(box.awaitSent(PATIENCE)).isTrue();
            assertThat(notes).singleElement().asString().contains("404").doesNotContain("secret-key");
            strict.answers(200);
            box.post(letter(strict.uri(), 2, 10));
            assertThat(box.awaitSent(PATIENCE)).isTrue();
            assertThat(numbers(strict.awaited(_ -> true))).containsExactly("2");
        }
    }

    @Test
    void aLetterDoesNotTellItsAddress() {
        assertThat(letter(URI.create("http://127.0.0.1:1"), 1, 10).toString()).doesNotContain("secret-key");
    }
}
