package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Somebody in front of a browser of their own. What they do is done by what stands on the page. Whatever their browser complains of is kept:
 * scripts that fail, styles and scripts that the policy forbids, and windows that nobody asked for.
 */
final class Visitor implements AutoCloseable {
    static final String PASSWORD = "seven lanterns over a quiet harbour";

    /** What was refused, or a server that is gone, is told by the browser too. */
    private static final Pattern EXPECTED = Pattern.compile(
            "Failed to load resource: (the server responded with a status of (400|401|409|422)|net::ERR_(CONNECTION|INTERNET|EMPTY|INCOMPLETE)).*");

    private final House house;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(House house, Browser browser, Browser.NewContextOptions options) {
        this.house = house;
        context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add(error.error()));
        context.onDialog(this::refuse);
        page = context.newPage();
    }

    private void hear(ConsoleMessage message) {
        boolean isComplaint = message.type().equals("error") || message.type().equals("warning");
        if (isComplaint && !EXPECTED.matcher(message.text()).matches()) {
            complaints.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    private void refuse(Dialog dialog) {
        complaints.add("a window opened: " + dialog.message());
        dialog.dismiss();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What their browser complained of. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    // --- ways
    // ---------------------------------------------------------------------------------------------------------------

    Visitor open(String path) {
        page.navigate(house.address(path));
        return this;
    }

    /** Opens a page that shows what was so when it was asked for, again and again until this stands on it: ten seconds at most. */
    void openUntil(String path, Locator awaited) {
        for (int tries = 0; tries < 100; tries++) {
            open(path);
            if (awaited.isVisible()) {
                return;
            }
            page.waitForTimeout(100);
        }
        assertThat(awaited).isVisible();
    }

    /** Becomes the first administrator by the link that the first start prints. */
    Visitor setUp(String name) {
        page.navigate(house.setUpLink());
        field("Name, as others see it in timelines").fill(name);
        field("Password").fill(PASSWORD);
        press("Go on");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Incidents")))
                .isVisible();
        return this;
    }

    /** Makes a link by which somebody comes in who responds. */
    String invite(String name) {
        return invite(name, "look and write");
    }

    String invite(String name, String may) {
        open("/admin");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("May"))
                .first()
                .selectOption(new SelectOption().setLabel(may));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        press("Make a link");
        return page.getByText(Pattern.compile("/join/")).innerText().strip();
    }

    /** Comes in by such a link. */
    Visitor join(String link) {
        page.navigate(link);
        field("Password").fill(PASSWORD);
        press("Go on");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Incidents")))
                .isVisible();
        return this;
    }

    Visitor logIn(String name) {
        open("/login");
        field("Name").fill(name);
        field("Password").fill(PASSWORD);
        press("Log in");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Incidents")))
                .isVisible();
        return this;
    }

    /** Sets up all by a document, as the page does that takes one. */
    Visitor bringIn(String document) {
        open("/on-call/document");
        field("Document").fill(document);
        press("Apply");
        assertThat(page).hasURL(Pattern.compile(".*/on-call\\?done=1"));
        return this;
    }

    /** Declares an incident, and stands in its war room. */
    Visitor declare(String title) {
        open("/declare");
        field("What is wrong?").fill(title);
        press("Declare");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title)))
                .isVisible();
        return this;
    }

    /** Writes a fact, given as JSON, as the script of the page that is open does; returns how many entries there are then. */
    int write(long incident, String fact) {
        Map<?, ?> answer = (Map<?, ?>) page.evaluate("""
                async ([incident, fact]) => {
                  const formKey = document.querySelector('meta[name=form-key]').content;
                  const answer = await fetch(`/api/v1/incidents/${incident}/timeline`, { method: 'POST', body: fact, headers: {
                    'Content-Type': 'application/json', Accept: 'application/json', 'Firefight-Form-Key': formKey } });
                  const state = await (await fetch(`/api/v1/incidents/${incident}`)).json();
                  return { status: answer.status, text: await answer.text(), entries: state.entries };
                }""", List.of(String.valueOf(incident), fact));
        if (!(answer.get("entries") instanceof Integer entries)
                || !Integer.valueOf(201).equals(answer.get("status"))) {
            throw new IllegalStateException(fact + " was answered with " + answer);
        }
        return entries;
    }

    // --- what stands on the page
    // -----------------------------------------------------------------------------------------------

    Locator field(String label) {
        return page.getByLabel(label);
    }

    /** A button with these words. */
    Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    Locator link(String words) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    /** One of a few answers. */
    void choose(String question, String answer) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    void press(String words) {
        button(words).click();
    }

    /** Presses keys, as somebody does who sees a page that is whole. */
    void keys(String... keys) {
        page.waitForLoadState();
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator timeline() {
        return region("Timeline");
    }

    /** Where things are written. */
    Locator composer() {
        return region("Write into the timeline");
    }

    /** The newest entry that says this. */
    Locator entry(String words) {
        return timeline()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    /** A kind of entry behind "More". */
    void more(String kind) {
        composer()
                .getByText("More", new Locator.GetByTextOptions().setExact(true))
                .click();
        composer()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(kind).setExact(true))
                .click();
        assertThat(composer().getByRole(AriaRole.HEADING)).isVisible();
    }

    /** A question of the rules. */
    Locator question() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Answers a question of the rules. */
    void answer(String words) {
        question()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    /** A card beside the timeline: a change, or a hypothesis. */
    Locator card(String words) {
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    /** A link or a button with these words, of which each place has one. */
    Locator in(Locator place, String words) {
        Locator link = place.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(words).setExact(true));
        return link.or(place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true)));
    }

    /** Is it told in the timeline? */
    void sees(String... words) {
        for (String one : words) {
            assertThat(timeline()).containsText(one);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
