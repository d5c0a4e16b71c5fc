package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people at one incident, with and without a connection. */
class TogetherTest extends InBrowser {
    private static final String TITLE = "Payments are declined";

    private Visitor another(Visitor root, String name) {
        return visitor().join(root.invite(name));
    }

    @Test
    void twoPeopleSeeEachOthersEntriesWithinASecond() {
        Visitor kim = visitor().setUp("Kim");
        Visitor ann = another(kim, "Ann");
        kim.declare(TITLE);
        ann.open("/incidents/1");
        ann.sees("Declared");
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            millis.add(millisUntilSeen(kim, ann, "Kim sees this " + round));
            millis.add(millisUntilSeen(ann, kim, "Ann sees that " + round));
        }
        // Half of them, since a machine that builds other things too may be late with one.
        assertThat(millis.stream().filter(one -> one < 1_000))
                .as(millis + " ms")
                .hasSizeGreaterThanOrEqualTo(3);
        kim.press("Take it: Commander");
        ann.sees("Kim is commander.");
        assertThat(ann.link("Hand over")).isVisible();
    }

    /** From the moment in which the server took it, as the browser of the one heard, until it stands before the other. */
    private static long millisUntilSeen(Visitor writer, Visitor reader, String words) {
        reader.page().evaluate("""
                        words => { window.seenAt = new Promise(seen => {
                          const look = () => document.querySelector('main').textContent.includes(words)
                            ? seen(Date.now()) : setTimeout(look, 5);
                          look(); }); }""", words);
        writer.field("What do you see?").fill(words);
        double sent = ((Number) writer.page().evaluate("Date.now()")).doubleValue();
        writer.press("Write down");
        double seen = ((Number) reader.page().evaluate("window.seenAt")).doubleValue();
        assertThat(writer.field("What do you see?")).isEmpty();
        return Math.round(seen - sent);
    }

    @Test
    void theListShowsWhatIsDeclaredWhileItIsOpen() {
        Visitor kim = visitor().setUp("Kim");
        Visitor ann = another(kim, "Ann");
        assertThat(ann.page().getByText("No incident yet.")).isVisible();
        kim.declare(TITLE);
        assertThat(ann.page().getByText("Payments are declined")).isVisible();
        assertThat(ann.page().getByText("nobody commands")).isVisible();
        kim.press("Take it: Commander");
        assertThat(ann.page().getByText("Kim commands")).isVisible();
    }

    @Test
    void aLostServerIsToldAndNothingIsLostOrSentTwice() {
        Visitor kim = visitor().setUp("Kim");
        Visitor ann = another(kim, "Ann");
        kim.declare(TITLE);
        ann.open("/incidents/1");
        ann.sees("Declared");
        house.stop();
        assertThat(kim.page().getByText("The connection is lost.")).isVisible();
        kim.field("What do you see?").fill("Written while nobody listened");
        kim.press("Write down");
        assertThat(kim.page().getByText("Not sent: there is no connection.")).isVisible();
        assertThat(kim.field("What do you see?")).hasValue("Written while nobody listened");
        ann.field("What do you see?").fill("Only typed");
        house.start();
        assertThat(kim.page().getByText("The connection is lost.")).isHidden();
        kim.sees("Written while nobody listened");
        ann.sees("Written while nobody listened");
        assertThat(said(kim, "Written while nobody listened")).hasCount(1);
        assertThat(kim.field("What do you see?")).isEmpty();
        assertThat(ann.field("What do you see?")).hasValue("Only typed");
        ann.press("Write down");
        kim.sees("Only typed");
        assertThat(said(ann, "Only typed")).hasCount(1);
    }

    /** The worst: it was written, and the answer was lost. */
    @Test
    void whatWasWrittenButNotAnsweredIsNotWrittenTwice() {
        Visitor kim = visitor().setUp("Kim").declare(TITLE);
        kim.page().route("**/api/v1/incidents/1/timeline", route -> {
            route.fetch();
            route.abort("connectionreset");
        });
        kim.field("What do you see?").fill("Said once");
        kim.press("Write down");
        assertThat(kim.page().getByText("Not sent: there is no connection.")).isVisible();
        kim.sees("Said once");
        kim.page().unroute("**/api/v1/incidents/1/timeline");
        kim.press("Write down");
        assertThat(kim.field("What do you see?")).isEmpty();
        assertThat(said(kim, "Said once")).hasCount(1);
    }

    @Test
    void aBrowserThatIsOfflineKeepsWhatWasTypedAndSendsItWhenItIsBack() {
        Visitor kim = visitor().setUp("Kim").declare(TITLE);
        kim.context().setOffline(true);
        kim.field("What do you see?").fill("From a tunnel");
        kim.press("Write down");
        assertThat(kim.page().getByText("Not sent: there is no connection.")).isVisible();
        kim.context().setOffline(false);
        kim.sees("From a tunnel");
        assertThat(said(kim, "From a tunnel")).hasCount(1);
        assertThat(kim.field("What do you see?")).isEmpty();
    }

    /** The worst kind of loss tells nobody: the connection is there, and nothing comes. */
    @Test
    void silenceIsTakenForALossAndEndedByAnotherConnection() throws IOException {
        try (Relay relay = new Relay(house.port())) {
            Visitor kim = visitor().setUp("Kim").declare(TITLE);
            Visitor far = visitor(new Browser.NewContextOptions()
                    .setStorageState(kim.context().storageState()));
            far.page().navigate("http://127.0.0.1:" + relay.port() + "/incidents/1");
            kim.write(1, "{\"kind\":\"observed\",\"what\":\"Heard\",\"source\":\"log\"}");
            far.sees("Heard");
            relay.silence();
            kim.write(1, "{\"kind\":\"observed\",\"what\":\"Said into silence\",\"source\":\"log\"}");
            assertThat(far.timeline())
                    .containsText("Said into silence", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(far.page().getByText("The connection is lost.")).isHidden();
        }
    }

    @Test
    void whatIsTypedOutlivesAnotherFormAndAReload() {
        Visitor kim = visitor().setUp("Kim").declare(TITLE);
        kim.field("What do you see?").fill("Half a sente");
        kim.keys("Escape");
        kim.keys("d");
        kim.field("What is decided?").fill("Half a decision");
        kim.keys("Escape");
        kim.keys("o");
        assertThat(kim.field("What do you see?")).hasValue("Half a sente");
        kim.page().reload();
        assertThat(kim.field("What do you see?")).hasValue("Half a sente");
        kim.keys("d");
        assertThat(kim.field("What is decided?")).hasValue("Half a decision");
    }

    /** Whoever is quick opens the next form before the answer to the last has come. */
    @Test
    void aFormThatIsOpenedMeanwhileStays() {
        Visitor kim = visitor().setUp("Kim").declare(TITLE);
        kim.page().route(Pattern.compile("/incidents/1/compose$"), route -> {
            kim.page().waitForTimeout(300);
            route.resume();
        });
        kim.field("What do you see?").fill("Quick");
        kim.press("Write down");
        kim.sees("Quick");
        kim.composer().getByText("Decision").click();
        kim.field("What is decided?").fill("Roll back");
        kim.page().waitForTimeout(600);
        assertThat(kim.field("What is decided?")).hasValue("Roll back");
        assertThat(kim.field("What is decided?")).isFocused();
    }

    private static Locator said(Visitor visitor, String words) {
        return visitor.timeline().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(words));
    }
}
