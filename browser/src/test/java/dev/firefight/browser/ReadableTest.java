package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a phone, in the dark, by keyboard, with large letters, and read aloud. */
class ReadableTest extends InBrowser {
    private static final List<String> PAGES = List.of(
            "/",
            "/declare",
            "/incidents/1",
            "/incidents/1?write=change-started",
            "/incidents/1?write=update-posted",
            "/incidents/1?write=severity-set",
            "/incidents/1/links",
            "/incidents/1/evidence",
            "/alerts",
            "/changes",
            "/on-call",
            "/on-call/document",
            "/on-call/teams?name=payments",
            "/on-call/schedules?name=week",
            "/on-call/policies?name=usual",
            "/on-call/override?schedule=week",
            "/silences",
            "/silences/new",
            "/sources",
            "/sources/one?name=files",
            "/watches",
            "/integrations",
            "/integrations/anything",
            "/engine",
            "/drills",
            "/drills/1",
            "/drills/2",
            "/drills/2/debrief",
            "/drills/tabletop",
            "/drills/tabletop/provider-down",
            "/drills/timeline",
            "/drills/timeline/demo?seed=7",
            "/drills/timeline/demo/answer?seed=7",
            "/checklist",
            "/account",
            "/admin",
            "/admin/audit");

    /** Something of all that can be set up; nobody is on call before noon. */
    private static final String SETUP = """
            people: [{name: Kim, contacts: [{ntfy: kim}]}, {name: Ann, contacts: [{ntfy: ann, after: 2m}]}]
            teams: [{name: payments, members: [Kim, Ann], services: [checkout], policy: usual}]
            schedules:
            - name: week
              zone: Europe/Berlin
              rotations: [{members: [Kim, Ann], start: 2026-01-05T09:00, length: 1d, hours: [{days: mon-fri, from: 12:00, until: 23:00}]}]
              overrides: [{member: Ann, from: 2030-03-01T09:00, until: 2030-03-02T09:00, why: swap}]
            policies: [{name: usual, steps: [{call: schedule week, patience: 5m}, {call: [person Ann], patience: 10m}]}]
            silences: [{match: {service: search}, from: 2026-01-05T09:00Z, until: 2030-01-05T09:00Z, reason: It is moved}]
            channels: {ntfy: {server: "http://127.0.0.1:1"}}
            integrations: [{name: anything, kind: generic}]
            sources: [{name: files, kind: logs, paths: [/var/log/no-such-file.log]}]
            heartbeats: {in: [{name: backup, every: 1d, grace: 1h}]}
            """;

    /** Somebody in front of an incident in which much has happened. */
    private Visitor amidAnIncident(Browser.NewContextOptions options) {
        Visitor kim = visitor(options).setUp("Kim");
        kim.invite("Ann");
        kim.bringIn(SETUP);
        kim.declare("Checkout fails for customers in Europe who pay by card");
        kim.press("Take it: Commander");
        kim.sees("Kim is commander.");
        kim.page().navigate(house.address("/incidents/1?write=hypothesis-proposed"));
        kim.field("What may have caused it?").fill("The payment provider answers slowly");
        kim.press("Put on the board");
        Locator card = kim.card("The payment provider answers slowly");
        kim.in(card, "Refute").click();
        kim.field("What rules it out?").fill("It answers within 80 ms");
        kim.press("Refute");
        assertThat(card).containsText("Refuted");
        kim.page().navigate(house.address("/incidents/1?write=change-started"));
        kim.field("What is changed?").fill("Roll back checkout to release 411");
        kim.field("Where?").fill("checkout-with-a-long-name.production.eu-central-1.example.internal");
        kim.field("By what will you see that it helped?").fill("Errors below 0.1 %");
        kim.field("How is it undone?").fill("Deploy release 412 again");
        kim.press("Begin the change");
        assertThat(kim.card("Roll back checkout")).isVisible();
        amidDrills(kim);
        return kim;
    }

    /** One drill is being played, and one is over. */
    private static void amidDrills(Visitor kim) {
        for (int drill = 1; drill <= 2; drill++) {
            kim.open("/drills");
            kim.press("Play your first drill");
            for (String look : List.of("trace", "graph", "map", "status")) {
                kim.press(look);
                assertThat(kim.region("Console")
                                .getByRole(AriaRole.ARTICLE)
                                .first()
                                .locator("code"))
                        .hasText(look);
            }
            kim.press("Declare an incident");
            kim.sees("Drill declared");
        }
        kim.press("End the drill");
        assertThat(kim.page().getByText("of 100 points"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    }

    private static int pixelsTooWide(Visitor kim) {
        return ((Number) kim.page()
                        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void wordsStandOutFromWhatIsBehindThem(ColorScheme scheme) {
        Visitor kim = amidAnIncident(
                new Browser.NewContextOptions().setViewportSize(1440, 1000).setColorScheme(scheme));
        List<String> pale = new ArrayList<>();
        for (String path : PAGES) {
            kim.open(path);
            for (Object one : (List<?>) kim.page().evaluate(PALE)) {
                pale.add(path + ": " + one);
            }
        }
        assertThat(pale).isEmpty();
    }

    @Test
    void nothingIsWiderThanASmallScreenOrALaptopWithLargeLetters() {
        Visitor kim = amidAnIncident(new Browser.NewContextOptions()
                .setViewportSize(320, 640)
                .setIsMobile(true)
                .setHasTouch(true));
        List<String> wide = new ArrayList<>();
        for (String path : PAGES) {
            kim.page().setViewportSize(320, 640);
            kim.open(path);
            if (pixelsTooWide(kim) > 0) {
                wide.add(path + " at 320: " + kim.page().evaluate(WIDE));
            }
            kim.page().setViewportSize(640, 500);
            if (pixelsTooWide(kim) > 0) {
                wide.add(path + " on a laptop at 200 %: " + kim.page().evaluate(WIDE));
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void aThumbIsEnoughOnAPhone() {
        Visitor kim = amidAnIncident(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true));
        kim.open("/incidents/1");
        Locator jump = kim.page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("On this page"));
        kim.in(jump, "Write").tap();
        assertThat(kim.field("What do you see?")).isInViewport();
        kim.field("What do you see?").tap();
        kim.field("What do you see?").fill("Seen from a train");
        kim.button("Write down").tap();
        kim.sees("Seen from a train");
        kim.in(jump, "Change").tap();
        assertThat(kim.card("Roll back checkout")).isInViewport();
        kim.in(kim.card("Roll back checkout"), "It is in place").tap();
        kim.sees("Change in place");
        for (String path : PAGES) {
            kim.open(path);
            assertThat(kim.page().evaluate(SMALL)).as(path).isEqualTo(List.of());
        }
    }

    @Test
    void theKeyboardIsEnough() {
        Visitor kim = visitor().setUp("Kim").declare("Checkout fails");
        Page page = kim.page();
        page.keyboard().press("Tab");
        assertThat(kim.link("To the content")).isFocused();
        assertThat(kim.link("To the content")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        for (Map.Entry<String, String> key : Map.of(
                        "o", "What do you see?",
                        "d", "What is decided?",
                        "h", "What may have caused it?",
                        "c", "What is changed?",
                        "u", "What are they told?")
                .entrySet()) {
            page.keyboard().press(key.getKey());
            assertThat(kim.field(key.getValue())).isFocused();
            page.keyboard().type("ohd");
            assertThat(kim.field(key.getValue())).hasValue(Pattern.compile("ohd"));
            page.keyboard().press("Escape");
            assertThat(kim.field(key.getValue())).not().isFocused();
        }
        page.keyboard().press("o");
        assertThat(kim.field("What do you see?")).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().type("All by keys");
        page.keyboard().press("Control+Enter");
        kim.sees("All by keys");
    }

    @Test
    void whereOneIsWithTheKeyboardIsAlwaysSeen() {
        Visitor kim = amidAnIncident(new Browser.NewContextOptions().setViewportSize(1440, 1000));
        List<String> unseen = new ArrayList<>();
        for (String path : PAGES) {
            kim.open(path);
            kim.page().evaluate("document.activeElement.blur()");
            String first = "";
            for (int tab = 0; tab < 120; tab++) {
                kim.keys("Tab");
                String told = String.valueOf(kim.page().evaluate(FOCUS));
                if (told.equals("BODY") || told.equals(first)) {
                    break;
                }
                first = first.isEmpty() ? told : first;
                if (told.startsWith("unseen")) {
                    unseen.add(path + " " + told);
                }
            }
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void whatIsReadAloudHasNamesAndOneHeadingLeads() {
        Visitor kim = amidAnIncident(new Browser.NewContextOptions().setViewportSize(1440, 1000));
        Pattern nameless = Pattern.compile(
                "(?m)^\\s*- '?(button|link|textbox|combobox|radio|searchbox|checkbox|img|dialog|navigation)'?(:.*| \\[.*)?$");
        for (String path : PAGES) {
            kim.open(path);
            String heard = kim.page().locator("body").ariaSnapshot();
            assertThat(nameless.matcher(heard)
                            .results()
                            .map(found -> found.group().strip())
                            .toList())
                    .as(path)
                    .isEmpty();
            assertThat(kim.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasCount(1);
            assertThat(kim.page().evaluate(TWICE)).as(path).isEqualTo(List.of());
        }
    }

    @Test
    void theWarRoomIsReadAloudInAnOrderThatHelps() {
        Visitor kim = amidAnIncident(new Browser.NewContextOptions().setViewportSize(1440, 1000));
        kim.open("/incidents/1");
        assertThat(kim.page().locator("main")).matchesAriaSnapshot("""
                        - main:
                          - heading "Checkout fails for customers in Europe who pay by card" [level=1]
                          - complementary "To do":
                            - heading "Called" [level=2]
                            - heading "Roles" [level=2]
                            - heading "Clocks" [level=2]
                            - heading /Checklist/ [level=2]
                          - complementary "Work":
                            - heading "Hypotheses" [level=2]
                            - article
                            - heading "Change and verification" [level=2]
                            - article
                          - region "Write into the timeline":
                            - navigation "What to write"
                            - textbox "What do you see?"
                            - group "Where is it seen?"
                            - button "Write down"
                          - region "Timeline":
                            - heading "Timeline" [level=2]
                            - combobox "Show"
                            - list
                        """);
        kim.field("What do you see?").fill("Errors fall");
        kim.press("Write down");
        assertThat(kim.page().locator("[aria-live=polite]")).containsText("Observation");
        assertThat(kim.page().locator("[aria-live=polite]")).containsText("Errors fall");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 900, 1440})
    void theWarRoomStandsInTheOrderInWhichItIsReadAloudOnScreensOfAnyWidth(int width) {
        Visitor kim = amidAnIncident(new Browser.NewContextOptions().setViewportSize(width, 844));
        kim.open("/incidents/1");
        assertThat(kim.page().evaluate(ORDER))
                .isEqualTo(List.of(
                        "head", "called", "roles", "clocks", "checklist", "board", "changes", "compose", "timeline"));
        assertThat(
                        kim.page()
                                .evaluate(
                                        "(() => { const bar = document.querySelector('.jump'); return bar.scrollWidth - bar.clientWidth; })()"))
                .as("the bar at the foot, cut off by")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 640})
    void allOfTheTopIsOnTheScreenHoweverNarrow(int width) {
        Visitor kim = visitor(new Browser.NewContextOptions().setViewportSize(width, 640))
                .setUp("Somebody whose name is of the longest that is allowed by far");
        List<Locator> links = kim.page().locator("header a").all();
        assertThat(links).hasSize(10);
        for (Locator link : links) {
            assertThat(link).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
            link.focus();
            assertThat(link).isFocused();
        }
    }

    /** The parts of the war room as they stand on the screen: whole columns from left to right, and each from above to below. */
    private static final String ORDER = """
            () => [...document.querySelectorAll('.war-room section[id]')]
              .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0)
              .map((e) => ({ id: e.id, part: e.closest('.war-room > *').getBoundingClientRect(), own: e.getBoundingClientRect() }))
              .toSorted((a, b) => Math.floor(a.part.top) - Math.floor(b.part.top) || a.part.left - b.part.left || a.own.top - b.own.top || a.own.left - b.own.left)
              .map((e) => e.id)""";

    /** Words whose contrast is below that of WCAG 2.2, criterion 1.4.3. */
    private static final String PALE = """
            () => {
              const parse = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
              const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
              const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const chain = (e) => { const all = []; for (; e; e = e.parentElement) all.push(e); return all; };
              const behind = (e) => chain(e).toReversed().reduce((under, one) => over(parse(getComputedStyle(one).backgroundColor), under), [255, 255, 255, 1]);
              const found = [];
              const check = (element, style, words) => {
                const under = behind(element);
                const seen = chain(element).reduce((product, one) => product * Number(getComputedStyle(one).opacity), Number(style === getComputedStyle(element) ? 1 : style.opacity ?? 1));
                const colour = parse(style.color);
                const [a, b] = [light(over([colour[0], colour[1], colour[2], colour[3] * seen], under)), light(under)];
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                const size = parseFloat(style.fontSize);
                const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                if (contrast < (isLarge ? 3 : 4.5)) found.push(`${words.trim().slice(0, 40)} ${contrast.toFixed(2)}`);
              };
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (walker.currentNode.textContent.trim() === '' || !element.checkVisibility() || element.closest('.hidden, datalist, option, .skip')) continue;
                check(element, getComputedStyle(element), walker.currentNode.textContent);
              }
              for (const field of document.querySelectorAll('[placeholder]')) {
                if (field.checkVisibility() && field.placeholder) check(field, getComputedStyle(field, '::placeholder'), `placeholder ${field.placeholder}`);
              }
              return found;
            }""";

    /** What reaches over the right border. */
    private static final String WIDE = """
            () => [...document.querySelectorAll('main *, header *')]
              .filter((e) => e.checkVisibility() && !e.closest('.hidden, .jump') && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map((e) => `${e.outerHTML.slice(0, 60)} ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 5)""";

    /** What is too small for a finger, after WCAG 2.2, criterion 2.5.8; links within sentences are as large as their words. */
    private static final String SMALL = """
            () => [...document.querySelectorAll('button, .button, input:not([type=hidden]), select, textarea, summary, nav a')]
              .filter((e) => e.checkVisibility() && !e.closest('[hidden]'))
              .map((e) => [e.getBoundingClientRect(), e])
              .filter(([box]) => box.width > 0 && (box.width < 24 || box.height < 24))
              .map(([box, e]) => `${e.outerHTML.slice(0, 80)} ${Math.round(box.width)}x${Math.round(box.height)}`)""";

    /** Where the focus is, and whether anybody can see it. */
    private static final String FOCUS = """
            () => {
              const e = document.activeElement;
              if (e === document.body) return 'BODY';
              const shown = e.matches('.choice input') ? e.nextElementSibling : e;
              const style = getComputedStyle(shown);
              const box = shown.getBoundingClientRect();
              if (e.type === 'datetime-local' || e.type === 'date') return 'seen'; // its parts are marked, within it
              const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
              const isInside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
              return `${isMarked && isInside ? 'seen' : 'unseen'} ${e.outerHTML.slice(0, 120)} ${[...document.querySelectorAll('*')].indexOf(e)}`;
            }""";

    /** Names that stand on a page twice. */
    private static final String TWICE =
            "() => [...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, at, all) => all.indexOf(id) !== at)";
}
