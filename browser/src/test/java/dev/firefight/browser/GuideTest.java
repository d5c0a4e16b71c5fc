package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One night from the first start of the program to the export, step by step as the guide has it. */
class GuideTest extends InBrowser {
    @Test
    void theWholeGuideIsRunByWhatStandsOnThePage() throws IOException {
        Visitor kim = visitor(new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        kim.setUp("Kim");
        declare(kim);
        people(kim);
        impact(kim);
        kim.keys("o");
        kim.field("What do you see?").fill("5xx on /pay since 02:11, Europe only");
        kim.keys("Control+Enter");
        kim.sees("Observation", "5xx on /pay since 02:11, Europe only");
        hypotheses(kim);
        aTestRefutes(kim);
        nothingIsResolvedWithoutMuch(kim);
        aChangeThatDoesNotHelp(kim);
        theRuleSpeaks(kim);
        aChangeThatHelps(kim);
        theSecondWave(kim);
        updates(kim);
        theEnd(kim);
        exports(kim);
        assertThat(kim.page().getByText("10 of 10")).isVisible();
    }

    private static void declare(Visitor kim) {
        kim.link("Declare an incident").click();
        kim.field("What is wrong?").fill("Checkout fails for some customers");
        kim.choose("Will customers be hurt for more than 15 minutes?", "Nobody knows");
        kim.press("Declare");
        kim.link("Customers are hurt for more than 15 minutes, or may be: tell management now.")
                .click();
        kim.field("To whom?").fill("Management");
        kim.field("What are they to know or do?").fill("Customers cannot pay, no end in sight");
        kim.press("Escalate");
        kim.sees("Declared", "Escalated to Management");
    }

    private static void people(Visitor kim) {
        kim.press("Take it: Commander");
        kim.sees("Kim is commander.");
        kim.more("Give a role");
        kim.choose("Which role?", "Scribe");
        kim.field("Who?").fill("Ann");
        kim.press("Give");
        kim.sees("Ann is scribe.");
    }

    private static void impact(Visitor kim) {
        kim.more("Severity");
        kim.choose("How bad is it?", "SEV-1");
        kim.press("Set");
        kim.sees("Severity SEV-1");
        kim.more("Customers are hurt");
        kim.field("Since when?").click();
        kim.press("Write down");
        kim.sees("Customers are hurt");
        kim.more("Impact");
        kim.field("Who is hurt, and how many?").fill("About 30 % of customers in Europe");
        kim.field("What does not work?").fill("Paying by card");
        kim.press("Write down");
        kim.sees("About 30 % of customers in Europe");
    }

    private static void hypotheses(Visitor kim) {
        propose(kim, "The release at 02:05 made the pool smaller", "Recent change");
        propose(kim, "The nightly report locks the orders again", "Known pattern");
        propose(kim, "The payment provider answers slowly", "External dependency");
        assertThat(kim.card("The payment provider answers slowly")).isVisible();
    }

    private static void propose(Visitor kim, String cause, String bucket) {
        kim.keys("h");
        kim.field("What may have caused it?").fill(cause);
        kim.choose("Which bucket?", bucket);
        kim.field("Quickest test that could refute it").fill("Look at one instance");
        kim.press("Put on the board");
        kim.sees("Hypothesis · " + bucket);
    }

    private static void aTestRefutes(Visitor kim) {
        Locator report = kim.card("The nightly report locks the orders again");
        kim.in(report, "Test").click();
        kim.field("What is done?").fill("Look at the locks");
        kim.press("Begin the test");
        assertThat(report).containsText("being tested");
        kim.in(report, "Result").click();
        kim.field("What came of it?").fill("No lock at all");
        kim.press("Write down");
        kim.sees("Test done");
        kim.in(report, "Refute").click();
        kim.field("What rules it out?").fill("There is no lock");
        kim.press("Refute");
        assertThat(report).containsText("Refuted");
    }

    /** It is asked for a reason; without one nothing is written. */
    private static void nothingIsResolvedWithoutMuch(Visitor kim) {
        kim.more("Resolve");
        kim.field("What was it, and what ended it?").fill("Seems to be over");
        kim.press("Resolve");
        assertThat(kim.question()).containsText("customers are still hurt");
        kim.question()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Override with this reason"))
                .click();
        assertThat(kim.question().getByLabel("Reason, for the timeline")).isFocused();
        kim.keys("Escape");
        assertThat(kim.question()).hasCount(0);
        assertThat(kim.field("What was it, and what ended it?")).hasValue("Seems to be over");
        assertThat(kim.timeline()).not().containsText("Resolved");
    }

    private static void begin(Visitor kim, String what, String purpose) {
        kim.composer()
                .getByText("Change", new Locator.GetByTextOptions().setExact(false))
                .first()
                .click();
        kim.field("What is changed?").fill(what);
        kim.field("Where?").fill("checkout, all regions");
        kim.choose("What for?", purpose);
        kim.field("By what will you see that it helped?").fill("Errors on /pay below 0.1 %");
        kim.field("How is it undone?").fill("Deploy the other release");
        kim.press("Begin the change");
    }

    private static void watch(Visitor kim, Locator change) {
        kim.in(change, "It is in place").click();
        kim.in(change, "Verify").click();
        kim.field("What is watched?").fill("Errors on /pay, a test purchase");
        kim.press("Begin to watch");
        assertThat(change).containsText("Watching");
    }

    private static void aChangeThatDoesNotHelp(Visitor kim) {
        begin(kim, "More connections in the pool", "Stop the bleeding");
        Locator change = kim.card("More connections in the pool");
        watch(kim, change);
        kim.in(change, "It did not help").click();
        kim.field("What shows it?").fill("Errors still at 12 %");
        kim.press("It failed");
        kim.sees("It did not help", "Errors still at 12 %");
    }

    private static void theRuleSpeaks(Visitor kim) {
        begin(kim, "Roll back checkout to release 411", "Stop the bleeding");
        assertThat(kim.question()).containsText("Nobody will know which of both helped. Go on?");
        kim.answer("Back");
        kim.choose("What for?", "Remove the cause");
        kim.press("Begin the change");
        assertThat(kim.question()).containsText("did not help and is still in place");
        assertThat(kim.question()).containsText("verify it or roll it back first");
        kim.answer("Back");
        assertThat(kim.field("What is changed?")).hasValue("Roll back checkout to release 411");
        kim.in(kim.card("More connections in the pool"), "Roll back").click();
        kim.field("Why?").fill("It did not help");
        kim.press("It is rolled back");
        assertThat(kim.card("More connections in the pool")).containsText("Rolled back");
    }

    private void aChangeThatHelps(Visitor kim) {
        kim.keys("c");
        assertThat(kim.field("What is changed?")).hasValue("Roll back checkout to release 411");
        kim.press("Begin the change");
        Locator change = kim.card("Roll back checkout to release 411");
        watch(kim, change);
        kim.in(change, "It holds").click();
        kim.field("What shows it?").fill("Errors at 0.02 %, test purchase passed");
        kim.press("Verified");
        assertThat(kim.question()).containsText("it was watched for 0 of 10 minutes");
        kim.answer("Back");
        clock.pass(Duration.ofMinutes(10));
        kim.press("Verified");
        assertThat(change).containsText("Verified");
        Locator cause = kim.card("The release at 02:05 made the pool smaller");
        kim.in(cause, "Confirm").click();
        kim.field("What proves it?").fill("With the old pool size the errors stop");
        kim.press("Confirm");
        assertThat(cause).containsText("Confirmed");
        stable(kim, "Rolled back, errors fall");
    }

    private static void stable(Visitor kim, String how) {
        kim.more("It is stable");
        kim.field("How was the bleeding stopped?").fill(how);
        kim.press("Write down");
        kim.sees(how);
        assertThat(kim.page()
                        .getByText("Stable", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
    }

    private static void theSecondWave(Visitor kim) {
        kim.more("Second wave");
        kim.field("What else is wrong now?").fill("Payments work, but the database is slow");
        kim.press("Write down");
        kim.sees("Second wave");
        begin(kim, "Create the missing index", "Remove the cause");
        Locator change = kim.card("Create the missing index");
        watch(kim, change);
        kim.in(change, "It holds").click();
        kim.field("What shows it?").fill("Queries take 3 ms again");
        kim.press("Verified");
        kim.answer("Yes, go on");
        assertThat(change).containsText("Verified");
        stable(kim, "The index is there");
    }

    private static void updates(Visitor kim) {
        kim.keys("u");
        Locator text = kim.field("What are they told?");
        assertThat(text).hasValue(Pattern.compile("Commander: Kim"));
        kim.choose("For whom?", "Executives");
        assertThat(text).not().hasValue(Pattern.compile("Kim"));
        kim.press("Copy the text");
        assertThat(kim.button("Copied")).isVisible();
        assertThat(kim.page().evaluate("navigator.clipboard.readText()")).isEqualTo(text.inputValue());
        kim.press("It is posted");
        kim.sees("Update for executives");
    }

    private static void theEnd(Visitor kim) {
        kim.in(
                        kim.page()
                                .getByRole(AriaRole.LISTITEM)
                                .filter(new Locator.FilterOptions().setHasText("decides")),
                        "Hand over")
                .click();
        kim.field("To whom?").fill("Ann");
        kim.field("What do they have to know?").fill("Rolled back, watched, all is well");
        kim.press("Hand over");
        kim.sees("Ann is commander now, after Kim.");
        kim.more("Customers are well again");
        kim.field("Since when?").click();
        kim.press("Write down");
        assertThat(kim.page().getByText("Customers were hurt for")).isVisible();
        kim.more("Follow-up");
        kim.field("What is to be done afterwards?").fill("Alert on pool exhaustion");
        kim.press("Open");
        kim.sees("Alert on pool exhaustion");
        kim.more("Resolve");
        kim.field("What was it, and what ended it?").fill("Release 412 made the pool too small; rolled back");
        kim.press("Resolve");
        kim.sees("Release 412 made the pool too small; rolled back");
        assertThat(kim.page()
                        .getByText("Resolved", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
    }

    private static void exports(Visitor kim) throws IOException {
        for (String form : List.of("Markdown", "HTML", "JSON")) {
            Download file = kim.page().waitForDownload(() -> kim.link(form).click());
            String text = Files.readString(file.path());
            assertThat(text)
                    .as(form)
                    .contains(
                            "Checkout fails for some customers",
                            "The nightly report locks the orders again",
                            "Create the missing index",
                            "Release 412 made the pool too small");
        }
    }
}
