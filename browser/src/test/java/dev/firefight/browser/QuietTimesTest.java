package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cards are turned and timed by keys, and a timeline is put in order by keys; without scripts, both are there as well. */
class QuietTimesTest extends InBrowser {
    private static Locator cards(Visitor kim) {
        return kim.page().locator(".table-card");
    }

    private static Locator title(Visitor kim, String words) {
        return kim.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    private static void shows(Visitor kim, String... words) {
        for (String one : words) {
            assertThat(kim.page().getByText(one).locator("visible=true").first())
                    .isVisible();
        }
    }

    private static Locator status(Visitor kim) {
        return kim.page().locator("[data-announce]");
    }

    @Test
    void cardsAreTurnedAndTimedByKeysAndPrintedAllTogether() {
        Visitor kim = visitor();
        kim.setUp("Kim");
        kim.link("Drills").click();
        kim.link("Choose cards").click();
        kim.link("Lay out the cards: Checkout fails, and nothing was deployed").click();
        assertThat(title(kim, "Take your seats")).isVisible();
        assertThat(title(kim, "You are called")).isHidden();
        kim.keys("ArrowRight");
        assertThat(title(kim, "You are called")).isFocused();
        assertThat(kim.page()).hasURL(Pattern.compile(".*#card-2"));
        kim.link("Next card →").click();
        shows(kim, "customer care");
        kim.keys("ArrowLeft");
        assertThat(title(kim, "You are called")).isFocused();
        kim.press("Start the timer");
        assertThat(status(kim)).hasText("The timer runs: 3:00");
        assertThat(kim.page().getByRole(AriaRole.TIMER)).hasText(Pattern.compile("2:5[0-9]"));
        kim.press("One more minute");
        assertThat(kim.page().getByRole(AriaRole.TIMER)).hasText(Pattern.compile("3:5[0-9]"));
        kim.press("Stop the timer");
        assertThat(status(kim)).hasText(Pattern.compile("The timer stands still: 3:5[0-9]"));
        assertThat(kim.page().getByText("Declare early")).isHidden();
        kim.page()
                .getByText("what good answers contain")
                .locator("visible=true")
                .click();
        shows(kim, "Declare early");
        kim.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (Locator card : cards(kim).all()) {
            assertThat(card).isVisible();
        }
        assertThat(kim.button("Print the cards")).isHidden();
    }

    @Test
    void aTimelineIsPutInOrderByKeysAndComparedWithWhatWas() {
        Visitor kim = visitor();
        kim.setUp("Kim");
        kim.open("/drills/timeline/demo?seed=7");
        Locator letters = kim.page().locator("[data-sort] [data-letter]");
        List<String> shown = letters.allInnerTexts();
        assertThat(shown).startsWith("A", "B", "C");
        kim.button("Move C up").focus();
        kim.keys("Enter");
        assertThat(status(kim)).hasText("C is at place 2 of " + shown.size());
        assertThat(kim.button("Move C up")).isFocused();
        kim.keys("Enter");
        assertThat(status(kim)).hasText("C is at place 1 of " + shown.size());
        assertThat(kim.button("Move C down")).isFocused();
        assertThat(letters.allInnerTexts()).startsWith("C", "A", "B");
        for (String question : List.of(
                "Which entry is the first sign of harm?",
                "Which act helped?",
                "After which entry should others have been told?")) {
            kim.field(question).selectOption("none");
        }
        kim.press("Compare with what was");
        shows(kim, "of all pairs are in the right order", "What to look for next time");
        assertThat(kim.page()).hasURL(Pattern.compile(".*seed=7&.*place-C=1.*"));
        assertThat(kim.page().getByText("0 of 3 questions")).isVisible();
    }

    @Test
    void withoutScriptsAllCardsStandBelowEachOtherAndPlacesAreNumbers() {
        Visitor kim = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        kim.setUp("Kim");
        kim.open("/drills/tabletop/provider-down");
        assertThat(title(kim, "Take your seats")).isVisible();
        assertThat(title(kim, "The post-mortem")).isVisible();
        assertThat(kim.button("Start the timer")).hasCount(0);
        kim.open("/drills/timeline/demo?seed=7");
        kim.field("Place of C, from 1").fill("1");
        kim.field("Which act helped?").selectOption("none");
        kim.field("Which entry is the first sign of harm?").selectOption("none");
        kim.field("After which entry should others have been told?").selectOption("none");
        kim.press("Compare with what was");
        shows(kim, "of all pairs are in the right order");
    }
}
