package dev.firefight.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.document.wire.Value;
import dev.firefight.server.incidents.FactKinds;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Markup and queries in every text that can be written, looked for on every page that shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredScriptTest {
    private static final String HOSTILE =
            "zz<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>${7*7}{{7*7}}'; drop table entry; --";
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!][^\\s/>]*)((?:\"[^\"]*\"|[^\">])*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*([^\\s=\"'<>/]+)(?:=\"([^\"]*)\")?\\s*/?");
    private static final Set<String> TAGS = Set.of(
            "!doctype",
            "html",
            "head",
            "meta",
            "title",
            "link",
            "script",
            "body",
            "a",
            "header",
            "nav",
            "main",
            "footer",
            "section",
            "div",
            "span",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "form",
            "input",
            "button",
            "label",
            "select",
            "option",
            "textarea",
            "fieldset",
            "legend",
            "details",
            "summary",
            "datalist",
            "kbd",
            "small",
            "strong",
            "em",
            "b",
            "i",
            "time",
            "pre",
            "code",
            "br",
            "hr",
            "img",
            "svg",
            "path",
            "circle",
            "blockquote",
            "style",
            "article",
            "aside",
            "output",
            "template",
            "dialog",
            "figure",
            "figcaption",
            "abbr",
            "noscript");

    private OwnServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new OwnServer(directory, InstantSource.system());
    }

    @AfterAll
    void stop() {
        assertThat(server.log()).isEmpty();
        server.close();
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() {
        server.post("Ann", "/api/v1/incidents", json("declared", HOSTILE).toString());
        int written = 0;
        for (String kind : FactKinds.ALL.names()) {
            ObjectNode fact = json(kind, HOSTILE).put("kind", kind).put("because", HOSTILE);
            HttpResponse<String> answer = server.post("Ann", "/api/v1/incidents/1/timeline", fact.toString());
            assertThat(answer.statusCode()).as(kind + answer.body()).isIn(200, 201, 400, 409);
            written += answer.statusCode() == 201 ? 1 : 0;
        }
        assertThat(written).as("kinds of entries that could be written").isGreaterThan(15);
        String words = URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
        String hostileName = "name=" + words + "&permission=viewer";
        assertThat(server.form("Root", "/admin/invitations", hostileName).statusCode())
                .isBetween(200, 499);
        server.form("Ann", "/account/tokens", "label=" + words.substring(0, 80) + "&permission=viewer&days=");
        server.form(
                "Ann",
                "/account/tokens",
                "label=" + URLEncoder.encode("zz<script>alert(1)</script>\"'", StandardCharsets.UTF_8)
                        + "&permission=viewer&days=");
        String link =
                OwnServer.found(server.form("Ann", "/incidents/1/links", "").body(), "(/s/[A-Za-z0-9_-]{43})");
        for (String path : new String[] {
            "/",
            "/?words=" + words,
            "/?most=7&words=zz",
            "/incidents/1",
            "/incidents/1/live",
            "/incidents/1/links",
            "/incidents/1/attach",
            "/declare",
            "/checklist",
            "/account",
            "/admin",
            "/admin/audit",
            "/login?to=" + words,
            "/nothing" + words,
            "/incidents/" + words,
            link,
            "/api/v1/incidents/1/export?as=html",
        }) {
            for (String name : new String[] {"Root", "Ann", "Vera", "nobody"}) {
                onlyOurs(name + " " + path, server.page(name, path).body());
            }
        }
        for (String kind : FactKinds.ALL.names()) {
            String prefilled = FactKinds.ALL.fields(kind).orElseThrow().keySet().stream()
                    .map(field -> "&" + field + "=" + words)
                    .reduce("", String::concat);
            onlyOurs(
                    kind,
                    server.page("Ann", "/incidents/1?write=" + kind + prefilled).body());
            onlyOurs(
                    kind,
                    server.page("Ann", "/incidents/1/compose?write=" + kind + prefilled)
                            .body());
            onlyOurs(
                    kind,
                    server.form("Ann", "/incidents/1/timeline", "kind=" + kind + prefilled)
                            .body());
        }
    }

    @Test
    void aSearchIsWordsAndNothingElse() {
        server.post("Ann", "/api/v1/incidents", "{\"title\":\"quiet harbour\",\"willHurtLong\":\"no\"}");
        for (String words : new String[] {
            "' or '1'='1",
            "\" or 1=1 --",
            "harbour'; drop table entry; --",
            "%",
            "_",
            "*",
            "harbour*",
            "NEAR(",
            "(",
            "\"",
            "\\",
            "\u0000",
            "a AND b",
            "{\"$gt\":\"\"}",
            "../../",
            "$(id)",
            "`id`",
            "${jndi:ldap://x}",
            "\u202e",
            "x".repeat(200),
            "%27%20or%201=1",
            "\ud83d\udca5",
        }) {
            String query = "?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
            HttpResponse<String> answer = server.get("Vera", "/api/v1/incidents" + query);
            assertThat(answer.statusCode()).as(words + answer.body()).isIn(200, 400);
            assertThat(server.page("Vera", "/" + query).statusCode()).as(words).isIn(200, 400);
        }
        assertThat(OwnServer.json(server.get("Vera", "/api/v1/incidents?words=harbour"))
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theKeyOfARequestOfSomebodyElseIsNotTheirs() {
        server.invite("Max", "responder");
        String body = "{\"title\":\"mine\",\"willHurtLong\":\"no\",\"requestKey\":\"one-key\"}";
        HttpResponse<String> first = server.post("Ann", "/api/v1/incidents", body);
        HttpResponse<String> other = server.post("Max", "/api/v1/incidents", body.replace("mine", "theirs"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.body()).contains("theirs").doesNotContain("mine");
        assertThat(server.post("Max", "/api/v1/incidents", body).statusCode())
                .as("a key is used for one thing")
                .isEqualTo(400);
    }

    private static ObjectNode json(String kind, String text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Value> field :
                FactKinds.ALL.fields(kind).orElseThrow().entrySet()) {
            Value value = field.getValue();
            switch (value.shape()) {
                case TEXT -> json.put(field.getKey(), text);
                case FLAG -> json.put(field.getKey(), false);
                case CHOICE -> json.put(field.getKey(), value.choices().getFirst());
                case NUMBER -> json.put(field.getKey(), 1);
                case TIME -> json.put(field.getKey(), "2026-03-01T02:15:00Z");
                case DAY -> json.put(field.getKey(), "2030-03-01");
                case DURATION -> json.put(field.getKey(), "PT30M");
                case NAME -> json.put(field.getKey(), text.substring(0, 60));
                case LINK -> json.put(field.getKey(), "https://example.org/?a=%3Cscript%3E");
                case LABELS, NUMBERS, TEXTS -> throw new IllegalArgumentException("no fact of a timeline has these");
            }
        }
        return json;
    }

    /** Every tag is one of ours, and no attribute runs anything or leads to a script. */
    private static void onlyOurs(String what, String page) {
        assertThat(page).as(what).doesNotContain("<script>alert", "<img src=x", "<svg/onload", "49{{");
        Matcher tags = TAG.matcher(page);
        int end = 0;
        while (tags.find()) {
            end = tags.end();
            String name = tags.group(2).toLowerCase(java.util.Locale.ROOT);
            assertThat(TAGS).as(what + ": " + tags.group()).contains(name);
            Matcher attributes = ATTRIBUTE.matcher(tags.group(3));
            int at = 0;
            while (attributes.find(at) && attributes.start() == at && attributes.end() > at) {
                at = attributes.end();
                String attribute = attributes.group(1).toLowerCase(java.util.Locale.ROOT);
                String value =
                        attributes.group(2) == null ? "" : attributes.group(2).toLowerCase(java.util.Locale.ROOT);
                assertThat(attribute)
                        .as(what + ": " + tags.group())
                        .doesNotStartWith("on")
                        .isNotIn("style", "srcdoc", "formaction");
                if (attribute.equals("href") || attribute.equals("src") || attribute.equals("action")) {
                    assertThat(value.strip())
                            .as(what)
                            .doesNotStartWith("javascript:")
                            .doesNotStartWith("data:")
                            .doesNotStartWith("vbscript:");
                }
            }
            if (!name.equals("!doctype")) {
                assertThat(tags.group(3).substring(at).strip())
                        .as(what + ": an attribute that is not whole in " + tags.group())
                        .isEmpty();
            }
        }
        if (page.contains("<html")) {
            assertThat(page.substring(end)).as(what).isBlank();
        }
    }
}
