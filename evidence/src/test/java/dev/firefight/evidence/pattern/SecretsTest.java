package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    login password=hunter2 ok                     | login password=[masked] ok
                    {"db_password":"s3cr,et","port":5432}         | {"db_password":[masked],"port":5432}
                    api-key: 0123456789abcdef, retry              | api-key: [masked], retry
                    GET /x?access_token=abc.def&page=2            | GET /x?access_token=[masked]&page=2
                    Authorization: Bearer abcdefghijklmnop end    | Authorization: Bearer [masked] end
                    sent bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl | sent bearer [masked]
                    jdbc postgres://app:pa55@db:5432/orders       | jdbc postgres://[masked]@db:5432/orders
                    mail to jane.doe+x@mail.example.com bounced   | mail to [masked e-mail] bounced
                    card 4111 1111 1111 1111 declined             | card [masked card] declined
                    card 4111-1111-1111-1111 declined             | card [masked card] declined
                    key AKIAIOSFODNN7EXAMPLE used                 | key [masked] used
                    body {\\"password\\":\\"hunter2\\",\\"a\\":1}       | body {\\"password\\":[masked],\\"a\\":1}
                    Server=db;User Id=sa;Password=s3c;Timeout=5   | Server=db;User Id=sa;Password=[masked];Timeout=5
                    AccountName=x;AccountKey=abc+/d==;Suffix=y    | AccountName=x;AccountKey=[masked];Suffix=y
                    postgres://app:p@ss@db:5432/orders            | postgres://[masked]@db:5432/orders
                    clone https://ab12cd34ef56gh78ij90kl@host/r   | clone https://[masked]@host/r
                    run mysql --password hunter2 -h db            | run mysql --password [masked] -h db
                    Cookie: a=b1; theme=dark                      | Cookie: [masked]
                    -----BEGIN PGP PRIVATE KEY BLOCK-----         | [masked]
                    MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj | [masked]
                    """)
    void whatIsSecretIsCovered(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 4111111111111112 placed", // no card: its check digit is wrong
                "token=null for user 7",
                "took 1234567890123 ns at 10.0.0.1:8080",
                "at com.example.Mail@4f3f5b24",
                "a password is required for jane",
                "http://cart:8080/items?page=2"
            })
    void whatIsNotSecretStays(String text) {
        assertThat(Secrets.masked(text)).isEqualTo(text);
    }

    @Test
    void coveredTwiceIsCoveredOnce() {
        String once =
                Secrets.masked("password=x1 mail a@b.org card 5500005555555559 Authorization: Basic dXNlcjpwYXNz");
        assertThat(Secrets.masked(once)).isEqualTo(once);
    }

    @Test
    void whatIsBuiltToTakeLongDoesNot() {
        for (String part : new String[] {
            "eyJ-",
            "a-",
            "pwd=\"",
            "x://a:",
            "cookie: a=",
            "-password ",
            "basic ",
            "4111 ",
            "a.b@c.",
            "secret.",
            "A1b/",
            "-----BEGIN PRIVATE KEY-----"
        }) {
            String text = part.repeat(1_000_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Secrets.masked(text), part);
        }
    }

    @Test
    void aSecretIsCoveredWhateverStandsAroundIt() {
        String signs = "abz 019.,;()[]{}<>|";
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder around = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                around.append(signs.charAt(random.nextInt(signs.length())));
            }
            String secret = "Zq" + Long.toString(random.nextLong() >>> 1, 36);
            for (String written :
                    List.of("password=%s", "token: %s", "Bearer %sxx", "http://u:%s@h/", "\"apiKey\":\"%s\"")) {
                String text = around + " " + written.replace("%s", secret) + " " + around;
                assertThat(Secrets.masked(text))
                        .as("seed " + seed + ": " + text)
                        .doesNotContain(secret);
            }
        }
    }

    @Test
    void anyTextIsReadWithoutFault() {
        String signs = "aA0 =:\"'@.-/_{}[]()+\\$&;,\n\u00e4password token://eyJ4111";
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(Secrets.masked(text.toString())).as("seed " + seed).isNotNull();
        }
        assertThat(Secrets.masked("password=" + "\"".repeat(100_000))).startsWith("password=");
        assertThat(Secrets.masked("a@".repeat(50_000))).hasSize(100_000);
        assertThat(Secrets.masked("1 ".repeat(50_000))).hasSize(100_000);
    }
}
