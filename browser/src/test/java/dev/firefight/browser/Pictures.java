package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Makes the pictures of the README anew, from a night that is always the same. No part of the build, since its name is no test's:
 *
 * <pre>mvn test -pl browser -am -Dtest=Pictures -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class Pictures extends InBrowser {
    private static final Path FOLDER = Path.of("..", "docs", "images");
    private static final long MOST_BYTES = 300_000;

    Pictures() {
        super(TestClock.standing(Instant.parse("2026-03-12T17:02:00Z")));
    }

    @Test
    void ofTheListAndTheWarRoom() throws IOException {
        Visitor kim = visitor().setUp("On-call 1");
        Visitor ann = visitor().join(kim.invite("On-call 2"));
        earlier(kim);
        kim.declare("Checkout fails for customers in Europe");
        ann.logIn("On-call 2");
        tonight(kim, ann);
        picture(kim, ColorScheme.LIGHT, 1440, 1000, "/incidents/4", "war-room.png");
        picture(kim, ColorScheme.DARK, 390, 844, "/incidents/4", "war-room-dark-phone.png");
        picture(kim, ColorScheme.LIGHT, 1440, 720, "/", "incidents.png");
    }

    private void earlier(Visitor kim) {
        over(kim, "Search shows yesterday's prices", "sev-3", "The cache was never told of new prices");
        clock.pass(Duration.ofHours(26));
        kim.logIn("On-call 1");
        kim.open("/declare");
        kim.choose("Is it real?", "A drill");
        kim.field("What is wrong?").fill("The provider of payments is down");
        kim.press("Declare");
        kim.sees("Drill declared");
        write(kim, 2, 9, "{'kind':'resolved','summary':'Failed over to the second provider','because':'a drill'}");
        clock.pass(Duration.ofHours(73));
        kim.logIn("On-call 1");
        over(
                kim,
                "Orders are written twice after the failover",
                "sev-2",
                "The balancer still sent writes to the old primary");
        clock.pass(Duration.ofHours(52).plusMinutes(8));
        kim.logIn("On-call 1");
    }

    private void over(Visitor kim, String title, String severity, String summary) {
        kim.declare(title);
        long incident = Long.parseLong(kim.page().url().replaceAll(".*/", ""));
        write(kim, incident, 2, "{'kind':'severity-set','severity':'" + severity + "','reason':''}");
        write(kim, incident, 2, "{'kind':'role-taken','role':'commander','person':'On-call 1'}");
        write(
                kim,
                incident,
                41,
                "{'kind':'resolved','summary':'" + summary.replace("'", "’") + "','because':'watched elsewhere'}");
    }

    private void tonight(Visitor kim, Visitor ann) {
        write(kim, 4, 1, "{'kind':'role-taken','role':'commander','person':'On-call 1'}");
        write(kim, 4, 0, "{'kind':'severity-set','severity':'sev-1','reason':'Every third payment in Europe fails'}");
        write(kim, 4, 0, "{'kind':'impact-started','since':'" + clock.instant().minus(Duration.ofMinutes(4)) + "'}");
        write(ann, 4, 1, "{'kind':'role-taken','role':'scribe','person':'On-call 2'}");
        write(kim, 4, 0, "{'kind':'escalated','to':'Management','why':'Customers cannot pay, no end in sight'}");
        write(
                ann,
                4,
                1,
                "{'kind':'observed','what':'5xx on /pay at 31 %, Europe only; load as on any night','source':'metric'}");
        write(
                kim,
                4,
                0,
                "{'kind':'impact-described','users':'Every third customer in Europe','features':'paying by card','money':'about 2,000 € a minute'}");
        int release = write(
                ann,
                4,
                1,
                "{'kind':'hypothesis-proposed','bucket':'change','cause':'Release 412 made the pool of connections smaller','likelihood':'high','impact':'high','testCost':'low','test':'Compare waiting times with an instance of release 411'}");
        int provider = write(
                kim,
                4,
                1,
                "{'kind':'hypothesis-proposed','bucket':'dependency','cause':'The payment provider answers slowly','likelihood':'medium','impact':'high','testCost':'low','test':'Ask its status page, and time one call from here'}");
        write(
                ann,
                4,
                0,
                "{'kind':'hypothesis-proposed','bucket':'known-pattern','cause':'The nightly report locks the orders again','likelihood':'low','impact':'medium','testCost':'low','test':'Look at the locks of the database'}");
        write(
                ann,
                4,
                2,
                "{'kind':'hypothesis-refuted','hypothesis':" + provider
                        + ",'evidence':'It answers within 80 ms, as ever','source':'component'}");
        write(
                ann,
                4,
                1,
                "{'kind':'hypothesis-supported','hypothesis':" + release
                        + ",'evidence':'Only instances of 412 wait for connections','source':'log'}");
        write(
                kim,
                4,
                1,
                "{'kind':'decided','choice':'patch-now','what':'Roll back first, look for the cause then','why':'Customers cannot pay','costsLater':'The new checkout comes a day later'}");
        int change = write(
                kim,
                4,
                0,
                "{'kind':'change-started','purpose':'mitigation','what':'Roll back checkout to release 411','where':'checkout, all regions','expectedEffect':'5xx on /pay below 0.1 % within 5 minutes','wayBack':'Deploy release 412 again'}");
        write(
                kim,
                4,
                3,
                "{'kind':'change-finished','change':" + change + ",'outcome':'All 12 instances run release 411'}");
        write(
                kim,
                4,
                0,
                "{'kind':'verification-started','change':" + change
                        + ",'checks':'5xx on /pay below 0.1 %, a test purchase passes'}");
        write(
                ann,
                4,
                2,
                "{'kind':'observed','what':'5xx at 0.4 % and falling; a test purchase passed','source':'metric'}");
        clock.pass(Duration.ofSeconds(40));
    }

    private int write(Visitor by, long incident, int minutesLater, String fact) {
        clock.pass(Duration.ofMinutes(minutesLater).plusSeconds(7));
        return by.write(incident, fact.replace('\'', '"'));
    }

    private void picture(Visitor of, ColorScheme scheme, int width, int height, String path, String name)
            throws IOException {
        Visitor viewer = visitor(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(width < 500 ? 2 : 1)
                .setColorScheme(scheme)
                .setStorageState(of.context().storageState()));
        viewer.context().clock().setFixedTime(java.util.Date.from(clock.instant()));
        viewer.open(path);
        assertThat(viewer.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        Path file = FOLDER.resolve(name);
        viewer.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
    }
}
