package dev.firefight.server.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firefight.server.channel.FakeHttp;
import dev.firefight.server.channel.FakeHttp.Reply;
import dev.firefight.server.channel.HttpSender;
import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.Messages;
import dev.firefight.server.channel.Secret;
import dev.firefight.server.channel.Sent;
import dev.firefight.server.channel.Urgency;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Text messages and calls as Twilio gets them, and what becomes of each of its answers. */
class TwilioTest {
    private static final Callbacks BACK = new Callbacks(
            URI.create("https://firefight.example.org/in/twilio/digits"),
            URI.create("https://firefight.example.org/in/twilio/status?of=calls"));

    private final FakeTwilio twilio = new FakeTwilio();
    private final HttpSender sender = new HttpSender(Duration.ofSeconds(10), InstantSource.system());

    TwilioTest() throws IOException {}

    @AfterEach
    void end() {
        sender.close();
        twilio.close();
    }

    private Sent text(Message message, String address) {
        return new TwilioText(sender, twilio.account(), new TwilioSender("+1 555 010 0001"), Optional.of(BACK))
                .send(message, address);
    }

    private Sent call(Message message, String address) {
        return new TwilioCall(sender, twilio.account(), "+15550100001", BACK).send(message, address);
    }

    @Test
    void aTextHoldsTheTitleAndTheLink() {
        assertThat(text(Messages.page(), "+49 (170) 123-4567"))
                .isEqualTo(new Sent.Delivered("SM00000000000000000000000000000001"));

        FakeHttp.Request request = twilio.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (FakeTwilio.SID + ":" + FakeTwilio.TOKEN).getBytes(StandardCharsets.UTF_8)));
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(twilio.made("Messages"))
                .containsExactly(Map.of(
                        "To",
                        "+491701234567",
                        "From",
                        "+15550100001",
                        "Body",
                        "Checkout fails in Europe\nAcknowledge: https://firefight.example.org/a/k3y?x=1&y=2",
                        "StatusCallback",
                        "https://firefight.example.org/in/twilio/status?of=calls&message=page-17%2F2"));
    }

    @Test
    void aMessagingServiceChoosesTheNumber() {
        String service = "MG0123456789abcdef0123456789abcdef";
        new TwilioText(sender, twilio.account(), new TwilioSender(service), Optional.empty())
                .send(Messages.bare("All is well"), "+491701234567");

        assertThat(twilio.made("Messages"))
                .containsExactly(Map.of("To", "+491701234567", "MessagingServiceSid", service, "Body", "All is well"));
    }

    @Test
    void aCallSaysTheTitleAndWaitsForTheKey() throws Exception {
        assertThat(call(Messages.page(), "+491701234567")).isInstanceOf(Sent.Delivered.class);

        Map<String, String> call = twilio.made("Calls").getFirst();
        assertThat(call)
                .containsEntry("To", "+491701234567")
                .containsEntry("From", "+15550100001")
                .containsEntry("Timeout", "25")
                .containsEntry(
                        "StatusCallback",
                        "https://firefight.example.org/in/twilio/status?of=calls&message=page-17%2F2");
        Element gather = (Element) xml(call.getOrDefault("Twiml", ""))
                .getElementsByTagName("Gather")
                .item(0);
        assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
        assertThat(gather.getAttribute("method")).isEqualTo("POST");
        assertThat(gather.getAttribute("action"))
                .isEqualTo("https://firefight.example.org/in/twilio/digits?message=page-17%2F2");
        assertThat(gather.getElementsByTagName("Say").getLength()).isEqualTo(3);
        assertThat(gather.getElementsByTagName("Say").item(0).getTextContent())
                .isEqualTo(
                        "Firefight. Checkout fails in Europe. Press 4 to acknowledge, 6 to hand on to who is called next.");
    }

    @Test
    void theWordsOfStrangersAreReadAloudAndNothingElse() throws Exception {
        String title = "</Say></Gather><Dial>+1900</Dial> & 'x' \"y\" ]]> \uFFFE" + "<".repeat(1_000);
        call(new Message("1", title, "", Optional.empty(), Optional.empty(), Urgency.HIGH), "+491701234567");

        String twiml = twilio.made("Calls").getFirst().getOrDefault("Twiml", "");
        assertThat(twiml).hasSizeLessThanOrEqualTo(4_000);
        Document said = xml(twiml);
        assertThat(said.getElementsByTagName("Dial").getLength()).isZero();
        assertThat(said.getElementsByTagName("Say").item(0).getTextContent())
                .contains("<Dial>+1900</Dial> & 'x' \"y\"");
        assertThat(xml(Twiml.goodbye("<Dial/> & thank you"))
                        .getElementsByTagName("Dial")
                        .getLength())
                .isZero();
        assertThat(((Element) xml(Twiml.again(URI.create("https://example.org/?a=1&b=2")))
                                .getElementsByTagName("Gather")
                                .item(0))
                        .getAttribute("action"))
                .isEqualTo("https://example.org/?a=1&b=2");
    }

    @Test
    void theLongestLinksAndTextsStayWithinWhatTwilioTakes() {
        URI longest = URI.create("https://example.org/" + "x".repeat(1_200));
        text(
                new Message(
                        "1", "&".repeat(300), "t".repeat(9_000), Optional.of(longest), Optional.empty(), Urgency.LOW),
                "+491701234567");

        assertThat(twilio.made("Messages").getFirst().get("Body")).hasSizeLessThanOrEqualTo(1_600);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0170 1234567",
                "+0170 1234567",
                "+49",
                "ada@example.org",
                "+4917012345678901",
                "+49170x",
                "+١٢٣٤٥٦٧٨"
            })
    void whatIsNoNumberIsRefusedUnasked(String address) {
        assertThat(text(Messages.page(), address)).isInstanceOf(Sent.Refused.class);
        assertThat(call(Messages.page(), address)).isInstanceOf(Sent.Refused.class);
        assertThat(twilio.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, 21211", "400, 21610", "401, 20003", "403, 20403", "404, 20404"})
    void whatTwilioRefusesIsNotTriedAgain(int status, int code) {
        twilio.answerNext(Reply.of(
                status,
                "{\"code\":%d,\"message\":\"The 'To' number is not valid\",\"status\":%d}".formatted(code, status)));

        assertThat(text(Messages.page(), "+491701234567"))
                .isEqualTo(new Sent.Refused("Twilio answered " + status
                        + ": The 'To' number is not valid (see https://www.twilio.com/docs/api/errors/" + code + ")"));
    }

    @Test
    void whatMayPassIsTriedAgain() {
        twilio.answerNext(
                new Reply.Whole(429, Map.of("Retry-After", "3"), "{\"code\":20429,\"message\":\"Too Many\"}"));
        assertThat(text(Messages.page(), "+491701234567"))
                .isInstanceOfSatisfying(
                        Sent.TryAgain.class, again -> assertThat(again.after()).contains(Duration.ofSeconds(3)));
        for (Reply reply : List.of(
                Reply.of(500, "<html>"),
                Reply.of(503, "null"),
                Reply.of(201, "{\"sid\":7}"),
                Reply.of(200, "[[["),
                new Reply.Half(201),
                new Reply.Drop())) {
            twilio.answerNext(reply);
            assertThat(text(Messages.page(), "+491701234567")).as("%s", reply).isInstanceOf(Sent.TryAgain.class);
        }
    }

    @Test
    void silenceEndsWithTheTime() {
        twilio.answerNext(new Reply.Stall());
        try (HttpSender hasty = new HttpSender(Duration.ofMillis(300), InstantSource.system())) {
            assertThat(new TwilioCall(hasty, twilio.account(), "+15550100001", BACK)
                            .send(Messages.page(), "+491701234567"))
                    .isInstanceOf(Sent.TryAgain.class);
        }
    }

    @Test
    void settingsThatCannotBeMeantAreRefusedAtTheStart() {
        assertThat(twilio.account().toString()).doesNotContain(FakeTwilio.TOKEN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioAccount(TwilioAccount.BASE, "AC1", Secret.of("x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioAccount(URI.create("api.twilio.com"), FakeTwilio.SID, Secret.of("x")));
        for (String from : new String[] {"", "0170 1234567", "A name that is too long", "1234", "a\r\nb"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TwilioSender(from));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioCall(sender, twilio.account(), "Firefight", BACK));
        assertThat(new TwilioText(
                                sender,
                                new TwilioAccount(twilio.account().base(), FakeTwilio.SID, Secret.of("")),
                                new TwilioSender("Firefight"),
                                Optional.empty())
                        .send(Messages.page(), "+491701234567"))
                .isInstanceOf(Sent.Refused.class);
    }
}
