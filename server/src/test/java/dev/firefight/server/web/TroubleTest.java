package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.journal.Disk;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that takes nothing more, as those meet it who use the server. */
class TroubleTest {
    private static final String OBSERVED =
            "{\"kind\":\"observed\",\"source\":\"metric\",\"requestKey\":\"once\",\"what\":\"" + "5xx ".repeat(1_500)
                    + "\"}";

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private Disk disk;
    private OwnServer server;

    @BeforeEach
    void start() {
        disk = new Disk(directory.resolve("journal.db"));
        server = new OwnServer(disk, now::get);
        server.tell("the till is on fire");
    }

    @AfterEach
    void stop() {
        disk.repair();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeStoredIsToldAndReadingGoesOnAndAfterwardsAllIsWell(boolean isFull) {
        long before = entries();
        assertThat(server.get("nobody", "/readyz").statusCode()).isEqualTo(200);
        if (isFull) {
            disk.fill();
        } else {
            disk.makeReadOnly();
        }
        for (int number = 0; number < 3; number++) {
            HttpResponse<String> answer = server.post("Ann", "/api/v1/incidents/1/timeline", OBSERVED);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
            assertThat(OwnServer.json(answer).path("detail").asString())
                    .contains("Nothing was stored", isFull ? "make room" : "cannot be written")
                    .doesNotContain("Exception");
        }
        HttpResponse<String> form =
                server.form("Ann", "/incidents/1/timeline", "kind=observed&source=metric&what=" + "x".repeat(6_000));
        assertThat(form.statusCode()).isEqualTo(503);
        assertThat(form.body()).contains("Nothing was stored", "<html");
        assertThat(entries()).isEqualTo(before);
        for (String page : new String[] {"/", "/incidents/1", "/account", "/checklist"}) {
            assertThat(server.page("Ann", page).statusCode()).as(page).isEqualTo(200);
        }
        now.updateAndGet(one -> one.plusSeconds(3));
        assertThat(server.get("nobody", "/readyz").statusCode()).isEqualTo(503);
        assertThat(server.get("nobody", "/readyz").body()).contains("cannot be written");
        assertThat(server.get("nobody", "/healthz").statusCode()).isEqualTo(200);
        assertThat(server.log())
                .contains("firefight: ")
                .doesNotContain(
                        "a fault of the program", server.token("Ann"), server.cookie("Ann"), OwnServer.PASSWORD);

        disk.repair();
        assertThat(server.post("Ann", "/api/v1/incidents/1/timeline", OBSERVED).statusCode())
                .isEqualTo(201);
        assertThat(server.post("Ann", "/api/v1/incidents/1/timeline", OBSERVED).statusCode())
                .as("repeated")
                .isEqualTo(200);
        assertThat(entries()).isEqualTo(before + 1);
        now.updateAndGet(one -> one.plus(Duration.ofSeconds(20)));
        assertThat(server.get("nobody", "/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void aDiskThatNobodyWritesToIsFoundOutAllTheSame() {
        long head = disk.journal().head().position();
        disk.makeReadOnly();
        now.updateAndGet(one -> one.plusSeconds(3));
        assertThat(server.get("nobody", "/readyz").statusCode()).isEqualTo(503);
        disk.repair();
        now.updateAndGet(one -> one.plusSeconds(3));
        assertThat(server.get("nobody", "/readyz").statusCode()).isEqualTo(200);
        assertThat(disk.journal().head().position()).as("nothing was written").isEqualTo(head);
    }

    @Test
    void nobodyIsLetInByASessionThatCouldNotBeStored() {
        disk.makeReadOnly();
        Raw login = Raw.send(
                server.port(),
                "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + ("name=Ann&password=" + OwnServer.PASSWORD.replace(' ', '+')).length()
                        + "\r\n\r\nname=Ann&password="
                        + OwnServer.PASSWORD.replace(' ', '+'));
        assertThat(login.status()).isEqualTo(503);
        assertThat(login.header("Set-Cookie")).isEmpty();
        Abuse.guarded("login", login);
    }

    @Test
    void whoLogsOutIsOutOfTheBrowserThoughItCannotBeStored() {
        String body = "formKey=" + server.formKey("Ann");
        disk.makeReadOnly();
        Raw logout = Raw.send(
                server.port(),
                "POST /logout HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: " + server.cookie("Ann")
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
        assertThat(logout.status()).isEqualTo(503);
        assertThat(logout.header("Set-Cookie").orElse("")).startsWith(SessionCookie.NAME + "=;");
    }

    private long entries() {
        return OwnServer.json(server.get("Vera", "/api/v1/incidents/1/timeline"))
                .path("total")
                .asLong();
    }
}
