package dev.firefight.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed stands on all pages as it was typed, and is never taken for a part of them. */
class StoredScriptTest extends InBrowser {
    private static final String EVIL =
            "\"'></textarea></title><script>window.ran=1</script><img src=x onerror=window.ran=1>${7*7}{{7*7}}";

    /** Each kind of fact with evil words wherever words are free; EVIL stands for them. */
    private static final List<String> FACTS = List.of(
            "{'kind':'severity-set','severity':'sev-1','reason':EVIL}",
            "{'kind':'impact-described','users':EVIL,'features':EVIL,'money':EVIL}",
            "{'kind':'role-taken','role':'expert','person':LINE}",
            "{'kind':'role-taken','role':'scribe','person':LINE}",
            "{'kind':'role-handed-over','role':'scribe','from':LINE,'to':'Kim','state':EVIL,'confirmed':true}",
            "{'kind':'escalated','to':EVIL,'why':EVIL}",
            "{'kind':'observed','what':EVIL,'source':'log'}",
            "{'kind':'asked','question':EVIL}",
            "{'kind':'decided','choice':'patch-now','what':EVIL,'why':EVIL,'costsLater':EVIL}",
            "{'kind':'hypothesis-proposed','bucket':'change','cause':EVIL,'likelihood':'low','impact':'low',"
                    + "'testCost':'low','test':EVIL}",
            "{'kind':'hypothesis-supported','hypothesis':LAST,'evidence':EVIL,'source':'log'}",
            "{'kind':'hypothesis-proposed','bucket':'dependency','cause':EVIL,'likelihood':'low','impact':'low',"
                    + "'testCost':'low','test':''}",
            "{'kind':'test-started','hypothesis':LAST,'what':EVIL,'cost':'low','risk':'low'}",
            "{'kind':'test-finished','test':LAST,'result':EVIL}",
            "{'kind':'workaround-applied','what':EVIL,'owner':LINE,'due':'2030-01-01'}",
            "{'kind':'follow-up-opened','purpose':'prevent','what':EVIL,'owner':LINE}",
            "{'kind':'linked','target':'https://example.org/?a=%3Cscript%3E&b=%22','title':EVIL}",
            "{'kind':'corrected','entry':1,'text':EVIL}",
            "{'kind':'stabilised','how':EVIL}",
            "{'kind':'second-wave-seen','what':EVIL}",
            "{'kind':'change-started','purpose':'fix','what':EVIL,'where':EVIL,'expectedEffect':EVIL,'wayBack':EVIL}",
            "{'kind':'update-posted','audience':'executives','text':EVIL}");

    private static String filled(String fact, int last) {
        return fact.replace('\'', '"')
                .replace("EVIL", quoted(EVIL))
                .replace("LINE", quoted(EVIL.substring(0, 95)))
                .replace("LAST", String.valueOf(last));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Visitor kimAmongEvilWords() {
        Visitor kim = visitor().setUp("Kim");
        kim.open("/declare");
        kim.field("What is wrong?").fill(EVIL);
        kim.press("Declare");
        kim.sees("Declared");
        int last = 1;
        for (String fact : FACTS) {
            last = kim.write(1, filled(fact, last));
        }
        return kim;
    }

    private static void showsAndRunsNothing(Visitor visitor, String where) {
        assertThat(visitor.page().locator("body")).containsText(EVIL);
        visitor.page().waitForTimeout(100);
        assertThat(visitor.page().evaluate("window.ran === undefined"))
                .as(where)
                .isEqualTo(true);
        assertThat(visitor.page().locator("img[src=x], main script")).hasCount(0);
    }

    @Test
    void evilWordsStandOnAllPagesAsTheyWereTyped(@TempDir Path folder) {
        Visitor kim = kimAmongEvilWords();
        showsAndRunsNothing(kim, "war room, as it comes");
        kim.page().reload();
        showsAndRunsNothing(kim, "war room");
        kim.open("/");
        showsAndRunsNothing(kim, "list");
        kim.open("/?words=" + "%22%3E%3Cscript%3Ewindow.ran%3D1%3C%2Fscript%3E");
        assertThat(kim.page().getByLabel("Words")).hasValue("\"><script>window.ran=1</script>");
        kim.open("/incidents/1?write=update-posted");
        showsAndRunsNothing(kim, "drafts");
        kim.open("/incidents/1?write=role-handed-over&role=scribe&from=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        showsAndRunsNothing(kim, "form filled by an address");
        stakeholder(kim);
        export(kim, folder);
    }

    private void stakeholder(Visitor kim) {
        kim.open("/incidents/1/links");
        kim.press("Make a link");
        String link =
                kim.page().getByText(java.util.regex.Pattern.compile("/s/")).innerText();
        Visitor boss = visitor();
        boss.page().navigate(link.strip());
        showsAndRunsNothing(boss, "view of stakeholders");
        assertThat(boss.page().getByText("Kim")).hasCount(0);
    }

    /** A file has no server that forbids anything: it has to be harmless by itself. */
    private void export(Visitor kim, Path folder) {
        kim.open("/incidents/1");
        Download file = kim.page().waitForDownload(() -> kim.link("HTML").click());
        Path page = folder.resolve("incident.html");
        file.saveAs(page);
        Visitor reader = visitor();
        reader.page().navigate(page.toUri().toString());
        showsAndRunsNothing(reader, "exported page");
    }

    @Test
    void aRuleThatSpeaksOfEvilWordsIsWordsToo() {
        Visitor kim = kimAmongEvilWords();
        kim.page().reload();
        another(kim);
        assertThat(kim.question()).containsText(EVIL.substring(0, 60));
        showsAndRunsNothing(kim, "question of a rule");
        Visitor plain = visitor(new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setStorageState(kim.context().storageState()));
        plain.open("/incidents/1");
        another(plain);
        assertThat(plain.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(EVIL.substring(0, 60));
    }

    private static void another(Visitor kim) {
        kim.composer().getByText("Change").first().click();
        kim.field("What is changed?").fill("Another");
        kim.field("Where?").fill("there");
        kim.choose("What for?", "Remove the cause");
        kim.field("By what will you see that it helped?").fill("It helps");
        kim.field("How is it undone?").fill("Undo");
        kim.press("Begin the change");
    }

    @Test
    void namesAreNoMarkupAndLinksNoScripts() {
        Visitor kim = visitor().setUp("Kim");
        kim.open("/admin");
        kim.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("<img src=x onerror=alert(1)>");
        kim.press("Make a link");
        assertThat(kim.page().locator("body")).containsText("a name has 1 to 60 characters");
        kim.open("/account");
        kim.field("What for?").fill("<img src=x onerror=alert(1)>");
        kim.press("Make a token");
        assertThat(kim.page().getByText("<img src=x onerror=alert(1)>").first()).isVisible();
        kim.open("/admin");
        assertThat(kim.page().getByText("<img src=x onerror=alert(1)>").first()).isVisible();
        kim.open("/admin/audit");
        assertThat(kim.page().getByText("<img src=x onerror=alert(1)>").first()).isVisible();
        kim.declare("Links");
        for (String address :
                List.of("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example")) {
            kim.more("Link");
            kim.field("Address").fill(address);
            kim.field("What is there?").fill("A trap");
            kim.press("Add");
            assertThat(kim.composer().getByRole(AriaRole.ALERT)).isVisible();
        }
        assertThat(kim.timeline()).not().containsText("A trap");
    }
}
