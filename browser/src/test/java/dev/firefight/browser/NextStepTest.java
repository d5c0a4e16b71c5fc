package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the page asks for, the form behind it answers: nobody has to know more at 3 AM. */
class NextStepTest extends InBrowser {
    /** All ways that lead from the page to a form. */
    private static Set<String> ways(Visitor kim) {
        Set<String> ways = new LinkedHashSet<>();
        for (Object one : (List<?>)
                kim.page()
                        .evaluate(
                                "[...document.querySelectorAll('main a[href*=\"write=\"]')].map(a => a.getAttribute('href'))")) {
            ways.add(String.valueOf(one));
        }
        return ways;
    }

    /** What is refused of all that the page offers, where every field that is needed is filled in. */
    private static List<String> refused(Visitor kim) {
        List<String> refused = new ArrayList<>();
        kim.open("/incidents/1");
        for (String way : ways(kim)) {
            kim.open(way);
            for (Locator field : kim.composer()
                    .locator("textarea:required, input[type=text]:required")
                    .all()) {
                if (field.inputValue().isEmpty()) {
                    field.fill("https://example.org/");
                }
            }
            for (Locator day :
                    kim.composer().locator("input[type=date]:required").all()) {
                day.fill("2030-01-31");
            }
            Locator send = kim.composer().locator("button.primary");
            kim.page().waitForResponse(answer -> answer.request().method().equals("POST"), send::click);
            kim.page().waitForTimeout(50);
            Locator alert = kim.composer().getByRole(AriaRole.ALERT);
            if (alert.isVisible()) {
                refused.add(way + ": " + alert.innerText());
            } else if (kim.question().isVisible()) {
                kim.answer("Back");
            }
            kim.page().evaluate("sessionStorage.clear()");
        }
        return refused;
    }

    @Test
    void whateverIsOfferedAtTheStartIsTaken() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        assertThat(refused(kim)).allMatch(one -> one.contains("is still being made")); // nothing is resolved meanwhile
    }

    @Test
    void whateverIsOfferedAfterTheEndIsTaken() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        kim.write(1, "{\"kind\":\"resolved\",\"summary\":\"A false alarm\",\"because\":\"nothing is wrong\"}");
        assertThat(refused(kim)).isEmpty();
    }

    @Test
    void whoeverMayOnlyLookIsOfferedNoForms() {
        Visitor kim = visitor().setUp("Kim");
        Visitor vera = visitor().join(kim.invite("Vera", "look"));
        kim.declare("Checkout fails");
        kim.write(1, "{\"kind\":\"asked\",\"question\":\"Since when?\"}");
        kim.write(1, "{\"kind\":\"workaround-applied\",\"what\":\"Restart it every hour\"}");
        vera.open("/incidents/1");
        vera.sees("Checkout fails");
        assertThat(ways(vera)).isEmpty();
        assertThat(vera.composer()).hasCount(0);
        vera.keys("o");
        kim.write(1, "{\"kind\":\"observed\",\"what\":\"Errors rise\",\"source\":\"metric\"}");
        vera.sees("Errors rise");
        assertThat(ways(vera)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Who is commander?,Commander", "Who keeps the timeline?,Scribe"})
    void whoeverIsMissingIsNamedByTheFormThatIsAskedFor(String question, String role) {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        kim.link(question).click();
        assertThat(kim.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(role)))
                .isChecked();
        kim.field("Who?").fill("Ann");
        kim.press("Give");
        kim.sees("Ann is " + role.toLowerCase(java.util.Locale.ROOT));
    }

    private static Locator next(Visitor kim) {
        return kim.page().locator(".next");
    }

    @Test
    void whatWasBegunIsWhatComesNext() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        kim.write(1, "{\"kind\":\"escalated\",\"to\":\"Management\",\"why\":\"Payments fail\"}");
        kim.link("Is it stable? If not: roll back or fail over first").first().click();
        kim.link("It is not: begin a change").click();
        kim.field("What is changed? One thing only.").fill("Roll back checkout");
        kim.field("Where?").fill("checkout");
        kim.field("By what will you see that it helped?").fill("Errors below 1 %");
        kim.field("How is it undone?").fill("Deploy it again");
        kim.press("Begin the change");
        assertThat(next(kim)).containsText("Is it in place? “Roll back checkout”");
        assertThat(next(kim)).containsText("then Is it stable?");
        assertThat(kim.field("What do you see?")).isVisible(); // others may hear of it before who wrote it is answered
        kim.keys("c");
        assertThat(kim.composer()).containsText("“Roll back checkout” in checkout is still being made");
        kim.press("It is in place");
        assertThat(next(kim)).containsText("Does it help? Watch what became of “Roll back checkout”");
        next(kim).getByRole(AriaRole.LINK).first().click();
        assertThat(kim.field("What is watched?")).hasValue("Errors below 1 %");
        kim.press("Begin to watch");
        assertThat(next(kim)).containsText("Being watched: Errors below 1 %. Does it hold?");
        next(kim).getByRole(AriaRole.LINK).first().click();
        kim.composer()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("It did not help"))
                .click();
        assertThat(kim.composer()).containsText("It failed"); // the form before it asks for the same
        kim.field("What shows it?").fill("Still 28 % errors");
        kim.press("It failed");
        assertThat(next(kim)).containsText("It did not help: roll back “Roll back checkout”");
        next(kim).getByRole(AriaRole.LINK).first().click();
        assertThat(kim.field("Why?")).hasValue("Still 28 % errors");
        kim.press("It is rolled back");
        assertThat(next(kim)).containsText("Next Is it stable?");
    }

    @Test
    void whatTheTimelineSaysIsNotTypedTwice() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        kim.keys("h");
        kim.field("What may have caused it?").fill("The provider is slow");
        kim.field("Quickest test that could refute it").fill("Time ten calls");
        kim.press("Put on the board");
        kim.in(kim.card("The provider is slow"), "Test").click();
        assertThat(kim.field("What is done?")).hasValue("Time ten calls");
        kim.press("Begin the test");
        kim.in(kim.card("The provider is slow"), "Result").click();
        kim.field("What came of it?").fill("All below 200 ms");
        kim.press("Write down");
        kim.in(kim.card("The provider is slow"), "Refute").click();
        assertThat(kim.field("What rules it out?")).hasValue("All below 200 ms");
    }

    @Test
    void whatWasTypedAboutOneHypothesisIsNotOfferedForAnother() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        for (String cause : List.of("The release", "The provider")) {
            kim.write(
                    1,
                    "{\"kind\":\"hypothesis-proposed\",\"cause\":\"" + cause
                            + "\",\"bucket\":\"change\",\"likelihood\":\"low\",\"impact\":\"low\",\"testCost\":\"low\"}");
        }
        kim.in(kim.card("The release"), "Refute").click();
        kim.field("What rules it out?").fill("It came later");
        kim.in(kim.card("The provider"), "Refute").click();
        assertThat(kim.composer()).containsText("The provider");
        assertThat(kim.field("What rules it out?")).hasValue("");
        kim.in(kim.card("The release"), "Refute").click();
        assertThat(kim.field("What rules it out?")).hasValue("It came later");
    }

    @Test
    void whoeverTakesACommandThatNobodyHasTypesNoName() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        kim.link("Who is commander?").click();
        assertThat(kim.field("Who?")).hasValue("Kim");
        kim.press("Give");
        kim.sees("Kim is commander");
    }

    @Test
    void howBadItIsIsSaidWhereItStands() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        kim.link("Severity not set").click();
        kim.choose("How bad is it?", "SEV-1");
        kim.press("Set");
        kim.link("SEV-1").click();
        assertThat(kim.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("SEV-1")))
                .isChecked();
    }

    @Test
    void escapeClosesWhatMoreHasOpened() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        kim.composer().getByText("More").click();
        assertThat(kim.link("Impact")).isVisible();
        kim.keys("Escape");
        assertThat(kim.link("Impact")).isHidden();
        assertThat(kim.page().locator("details.more summary")).isFocused();
    }
}
