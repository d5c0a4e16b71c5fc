package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.firefight.practice.proof.Portfolio;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A whole drill, played by what stands on the page. */
class DrillTest extends InBrowser {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Test
    void aWholeDrillIsPlayedAndItIsToldWhatWentWell() throws IOException {
        Visitor kim = visitor();
        kim.setUp("Kim");
        kim.link("Drills").click();
        kim.press("Play your first drill");
        look(kim, "status");
        until(kim, "19:01:30");
        kim.press("Declare an incident");
        kim.sees("Drill declared");
        kim.press("Take it: Commander");
        kim.sees("Kim is commander.");
        type(kim, "take scribe");
        look(kim, "changes");
        type(kim, "severity 2 nobody can pay");
        type(kim, "escalate management | nobody can pay, and we do not know for how long");
        assertThat(kim.page().getByText("SEV-2").first()).isVisible();
        look(kim, "map");
        propose(kim, "The payment provider answers charges with errors", "External dependency");
        propose(kim, "The new footer of web", "Recent change");
        type(kim, "logs payments");
        type(kim, "impact nearly everybody who wants to pay | paying");
        type(kim, "hurt since 19:01");
        afterTheProgramStartedAnew(kim);
        act(kim);
        until(kim, "19:04:00");
        look(kim, "status");
        type(kim, "watch errors of checkout");
        type(kim, "update the second provider charges; we keep watching | next 20m");
        until(kim, "19:08:00");
        assertThat(kim.page().getByText("0 % of users suffer")).isVisible();
        type(kim, "unhurt since 19:05");
        type(kim, "verified fewer than one of a thousand suffer");
        kim.press("Yes, go on");
        kim.sees("Verified");
        type(kim, "resolve the payment provider failed, and we use the second one");
        kim.sees("Resolved");
        type(kim, "update paying works again; a post-mortem follows");
        papers(kim);
        kim.press("End the drill");
        debrief(kim);
    }

    private static Locator console(Visitor kim) {
        return kim.region("Console");
    }

    private static void look(Visitor kim, String at) {
        console(kim)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(at).setExact(true))
                .click();
        shows(kim, at);
    }

    private static void type(Visitor kim, String line) {
        console(kim).getByLabel("Look, say or act").fill(line);
        kim.press("Enter");
        shows(kim, line);
    }

    private static void shows(Visitor kim, String line) {
        Locator first = console(kim).getByRole(AriaRole.ARTICLE).first();
        assertThat(first.locator("code")).hasText(line);
        assertThat(first).not().hasClass(Pattern.compile("refused"));
    }

    /** Time goes on while the page is open, until its clock shows this. */
    private void until(Visitor kim, String until) {
        Locator shownBy = kim.page().locator(".drill-clock");
        for (int tries = 0; shownBy.innerText().compareTo(until) < 0; tries++) {
            assertThat(tries).isLessThan(40);
            clock.pass(Duration.ofSeconds(20));
            kim.page().waitForTimeout(2_100);
        }
    }

    private static void propose(Visitor kim, String cause, String bucket) {
        kim.keys("h");
        kim.field("What may have caused it?").fill(cause);
        kim.choose("Which bucket?", bucket);
        kim.press("Put on the board");
        kim.sees(cause);
    }

    /** What was said and done is there again; in practice time goes on from where it was. */
    private void afterTheProgramStartedAnew(Visitor kim) {
        house.stop();
        house.start();
        kim.page().reload();
        kim.sees("The new footer of web", "SEV-2");
        kim.press("Go on");
    }

    private static void act(Visitor kim) {
        kim.link("begin a change").click();
        kim.field("What is done").fill("switch-provider payment-provider");
        kim.field("What is expected of it").fill("charges succeed within a minute");
        kim.field("The way back").fill("switch back");
        kim.press("Do it");
        kim.sees("switch-provider");
    }

    private static void papers(Visitor kim) {
        Page page = kim.page();
        page.reload();
        combo(kim, "Kind").selectOption("dependency");
        exactly(kim, "Where").fill("payment-provider");
        combo(kim, "What went wrong there").first().selectOption("provider-errors");
        kim.press("Diagnose");
        assertThat(page.getByText("Diagnosed", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        kim.field("Users suffered from").fill("19:01");
        exactly(kim, "until").fill("19:05");
        kim.field("How many requests were hurt").fill("9000");
        kim.field("It began in").fill("payment-provider");
        kim.field("What to take away").fill("Ask what lies beyond the edge that fails.");
        kim.press("Write the post-mortem");
        assertThat(page.getByText("Post-mortem written")).isVisible();
        combo(kim, "So that it").selectOption("mitigate");
        exactly(kim, "What").fill("Switch by itself when most charges fail");
        kim.press("Promise it");
        assertThat(page.getByText("1 to be done")).isVisible();
    }

    private static Locator combo(Visitor kim, String label) {
        return kim.page()
                .getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Locator exactly(Visitor kim, String label) {
        return kim.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void debrief(Visitor kim) throws IOException {
        Page page = kim.page();
        assertThat(page.getByText("of 100 points")).isVisible(SOON);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What you did well")))
                .isVisible();
        assertThat(page.getByText("It began in payment-provider")).isVisible();
        Download file =
                page.waitForDownload(() -> kim.link("For your portfolio").click());
        String portfolio = Files.readString(file.path());
        assertThat(Portfolio.verified(portfolio).score().total()).isGreaterThan(60);
        kim.link("Drills").click();
        assertThat(page.getByText(Pattern.compile("[0-9.]+ points"))).isVisible();
    }
}
