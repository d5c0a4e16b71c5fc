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
        vera.page().keyboard().press("o");
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
}
