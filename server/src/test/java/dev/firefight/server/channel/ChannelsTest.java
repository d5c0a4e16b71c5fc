package dev.firefight.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.mail.FakeSmtp;
import dev.firefight.server.channel.mail.Mail;
import dev.firefight.server.channel.mail.MailServer;
import dev.firefight.server.channel.slack.FakeSlack;
import dev.firefight.server.channel.slack.SlackMessages;
import dev.firefight.server.channel.twilio.Callbacks;
import dev.firefight.server.channel.twilio.FakeTwilio;
import dev.firefight.server.channel.twilio.TwilioCall;
import dev.firefight.server.channel.twilio.TwilioSender;
import dev.firefight.server.channel.twilio.TwilioText;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What all channels promise. */
class ChannelsTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String SECRET = "hunter2";

    /** A channel and an address at which it reaches somebody. */
    private record Reached(Channel channel, String address) {}

    private final FakeHttp web =
            FakeHttp.answering(_ -> Reply.of(200, "{\"id\":\"hwQ2YpKdmg\",\"event\":\"message\"}"));
    private final FakeSmtp smtp = FakeSmtp.plain();
    private final FakeTwilio twilio = new FakeTwilio();
    private final FakeSlack slack = new FakeSlack();
    private final HttpSender sender = new HttpSender(LONG, InstantSource.system());
    private final Map<String, Reached> channels = channels();

    ChannelsTest() throws IOException {}

    private Map<String, Reached> channels() {
        Callbacks back = new Callbacks(URI.create("https://example.org/d"), URI.create("https://example.org/s"));
        Map<String, Reached> all = new LinkedHashMap<>();
        all.put(
                "webhook",
                new Reached(
                        new SignedWebhook(
                                sender, InstantSource.system(), List.of(Secret.of(SECRET)), uri -> uri.getAuthority()
                                        .equals(web.address("").getAuthority())),
                        web.address("/hook").toString()));
        all.put("ntfy", new Reached(new Ntfy(sender, web.address(""), Optional.of(Secret.of(SECRET))), "ada"));
        all.put(
                "mail",
                new Reached(
                        new Mail(
                                new MailServer(
                                        "localhost",
                                        smtp.port(),
                                        MailServer.Protection.NONE,
                                        Optional.of(new MailServer.Login("firefight", Secret.of(SECRET)))),
                                "pages@example.org",
                                Optional.empty(),
                                LONG,
                                InstantSource.system(),
                                Optional.empty()),
                        "ada@example.com"));
        all.put(
                "text",
                new Reached(
                        new TwilioText(sender, twilio.account(), new TwilioSender("+15550100001"), Optional.of(back)),
                        "+491701234567"));
        all.put("call", new Reached(new TwilioCall(sender, twilio.account(), "+15550100001", back), "+491701234567"));
        all.put("slack", new Reached(new SlackMessages(slack.api(sender), true), "U024BE7LH"));
        return all;
    }

    @AfterEach
    void end() throws IOException {
        sender.close();
        web.close();
        smtp.close();
        twilio.close();
        slack.close();
    }

    @Test
    void eachReachesSomebody() {
        channels.forEach((name, reached) -> assertThat(reached.channel().send(Messages.page(), reached.address()))
                .as(name)
                .isInstanceOf(Sent.Delivered.class));
    }

    @Test
    void noAddressBreaksAChannelAndNoReasonShowsASecret() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        channels.forEach((name, reached) -> {
            for (int time = 0; time < 300; time++) {
                String address = hostile(reached.address(), random);
                Sent sent = reached.channel().send(Messages.bare("t"), address);
                assertThat(sent.toString())
                        .as("%s, seed %s, time %s", name, seed, time)
                        .doesNotContain(SECRET, FakeTwilio.TOKEN, FakeSlack.BOT_TOKEN);
                if (address.chars().anyMatch(sign -> sign == '\r' || sign == '\n' || sign == 0)
                        && !address.strip().equals(reached.address())) {
                    assertThat(sent)
                            .as("%s, seed %s, time %s", name, seed, time)
                            .isInstanceOf(Sent.Refused.class);
                }
            }
        });
    }

    /** The address with something put in, cut off or exchanged. */
    private static String hostile(String address, Random random) {
        StringBuilder altered = new StringBuilder(address);
        int at = random.nextInt(altered.length());
        switch (random.nextInt(5)) {
            case 0 -> altered.insert(at, "\r\n");
            case 1 -> altered.setLength(at);
            case 2 -> altered.setCharAt(at, (char) random.nextInt(0x10000));
            case 3 -> altered.insert(at, "\0");
            default -> altered.append(" ".repeat(random.nextInt(3))).append("x".repeat(random.nextInt(5_000)));
        }
        return altered.toString();
    }

    @Test
    void manyAtOnceAreAllSent() throws InterruptedException, ExecutionException {
        List<Future<Sent>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Reached reached : channels.values()) {
                for (int number = 0; number < 20; number++) {
                    Message message = Messages.another("many-" + number);
                    sent.add(threads.submit(() -> reached.channel().send(message, reached.address())));
                }
            }
        }
        for (Future<Sent> one : sent) {
            assertThat(one.get()).isInstanceOf(Sent.Delivered.class);
        }
        assertThat(smtp.mails())
                .extracting(mail -> mail.header("Message-ID"))
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @Test
    void whoIsInterruptedGivesUpAndStaysInterrupted() {
        web.answer(_ -> new Reply.Stall());
        smtp.stallingAt("CONNECT");
        twilio.answerNext(new Reply.Stall());
        twilio.answerNext(new Reply.Stall());
        slack.answerNext("chat.postMessage", new Reply.Stall());
        channels.forEach((name, reached) -> {
            Thread.currentThread().interrupt();
            assertThat(reached.channel().send(Messages.page(), reached.address()))
                    .as(name)
                    .isInstanceOf(Sent.TryAgain.class);
            assertThat(Thread.interrupted()).as(name).isTrue();
        });
    }
}
