package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Where scripts are off, or did not load: plain forms do the same. */
class WithoutScriptsTest extends InBrowser {
    private Visitor plain() {
        return visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private static void begin(Visitor kim, String what) {
        kim.composer().getByText("Change").click();
        kim.field("What is changed?").fill(what);
        kim.field("Where?").fill("checkout");
        kim.field("By what will you see that it helped?").fill("No errors");
        kim.field("How is it undone?").fill("The old release");
    }

    private static void heading(Visitor kim, String words) {
        assertThat(kim.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words)))
                .isVisible();
    }

    @Test
    void whatIsDeclaredSeenAndChangedIsWrittenByPlainForms() {
        Visitor kim = plain().setUp("Kim").declare("Checkout fails");
        kim.field("What do you see?").fill("5xx on /pay");
        kim.press("Write down");
        kim.sees("Observation", "5xx on /pay");
        kim.press("Take it: Commander");
        kim.sees("Kim is commander.");
        begin(kim, "Roll back");
        kim.press("Begin the change");
        kim.in(kim.card("Roll back"), "It is in place").click();
        kim.sees("Change in place");
        kim.in(kim.card("Roll back"), "Verify").click();
        kim.field("What is watched?").fill("Errors");
        kim.press("Begin to watch");
        kim.in(kim.card("Roll back"), "It holds").click();
        kim.field("What shows it?").fill("No errors");
        kim.press("Verified");
        heading(kim, "it was watched for 0 of 10 minutes");
        kim.press("Yes, go on");
        assertThat(kim.card("Roll back")).containsText("Verified");
    }

    @Test
    void aRuleIsOverriddenOnAPageOfItsOwn() {
        Visitor kim = plain().setUp("Kim").declare("Checkout fails");
        begin(kim, "First");
        kim.press("Begin the change");
        begin(kim, "Second");
        kim.press("Begin the change");
        heading(kim, "“First” in checkout, is still being made"); // its number depends on when a reminder came
        kim.field("Reason, for the timeline").fill("Both are one release");
        kim.press("Override with this reason");
        kim.sees("Rule overridden", "Both are one release", "Second", "Kim is commander.");
    }

    @Test
    void severityImpactUpdateAndTheEndAreWrittenToo() {
        Visitor kim = plain().setUp("Kim").declare("Checkout fails");
        kim.more("Severity");
        kim.choose("How bad is it?", "SEV-2");
        kim.press("Set");
        kim.sees("Severity SEV-2");
        kim.more("Customers are hurt");
        kim.press("Write down");
        kim.sees("Customers are hurt");
        kim.composer().getByText("Update").click();
        kim.press("It is posted");
        kim.sees("Update for engineers");
        kim.more("Resolve");
        kim.field("What was it, and what ended it?").fill("Nobody knows");
        kim.press("Resolve");
        heading(kim, "customers are still hurt");
        kim.field("Reason, for the timeline").fill("A false alarm");
        kim.press("Override with this reason");
        kim.sees("A false alarm", "Resolved");
        kim.open("/?is=resolved");
        assertThat(kim.page().getByText("Checkout fails")).isVisible();
    }

    @Test
    void somebodyIsInvitedAndLogsOutAndIn() {
        Visitor kim = plain().setUp("Kim");
        Visitor ann = plain().join(kim.invite("Ann"));
        ann.link("Ann").click();
        ann.press("Log out");
        ann.field("Name").fill("Ann");
        ann.field("Password").fill("not this one at all");
        ann.press("Log in");
        assertThat(ann.page().getByRole(AriaRole.ALERT)).hasText("Name and password do not belong together.");
        ann.field("Name").fill("Ann");
        ann.field("Password").fill(Visitor.PASSWORD);
        ann.press("Log in");
        heading(ann, "Incidents");
    }
}
