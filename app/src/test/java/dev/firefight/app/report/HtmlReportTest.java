package dev.firefight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.drawing.MapExcerpt;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {
    private static final int SEEDS = 60;
    private static final Set<String> TAGS = Set.of(
            "a",
            "article",
            "b",
            "body",
            "code",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "head",
            "header",
            "html",
            "i",
            "input",
            "label",
            "li",
            "main",
            "meta",
            "nav",
            "ol",
            "output",
            "p",
            "pre",
            "script",
            "section",
            "span",
            "style",
            "summary",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "time",
            "title",
            "tr",
            "ul",
            "svg",
            "circle",
            "defs",
            "desc",
            "g",
            "line",
            "marker",
            "path",
            "rect",
            "text");

    @Test
    void aFirstSuspectThatIsUnlikelyIsOneCardWithoutANumber() {
        String page = HtmlReport.write(SampleFindings.believed(0.004), SampleFindings.header());
        assertThat(page)
                .contains(
                        "It cannot be told whether anything is wrong",
                        "The most unusual place",
                        "What would tell more: ")
                .doesNotContain("Suspect 2 ·", "<p class=\"odds\">");
        assertThat(HtmlReport.write(SampleFindings.rich(), SampleFindings.header()))
                .contains("Suspect 2 ·", "<p class=\"odds\">")
                .doesNotContain("What would tell more: ");
    }

    @Test
    void everyPageIsWellFormedAndHoldsNothingButKnownTags() throws Exception {
        for (Findings findings : List.of(SampleFindings.rich(), SampleFindings.large(), SampleFindings.empty())) {
            elements(HtmlReport.write(findings, SampleFindings.header()));
        }
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                elements(HtmlReport.write(HostileFindings.of(seed), HostileFindings.header(seed)));
            } catch (SAXException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void aHostileNameIsShownAsItIsWritten() throws Exception {
        ReportHeader header = new ReportHeader(HostileFindings.SCRIPT, List.of(), 1, "");
        String page = HtmlReport.write(SampleFindings.rich(), header);
        assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        assertThat(parse(page).getDocumentElement().getTextContent()).contains(HostileFindings.SCRIPT);
    }

    @Test
    void theVerdictIsTheFirstHeadingAndTheOnsetIsMachineReadable() throws Exception {
        Document page = parse(HtmlReport.write(SampleFindings.rich(), SampleFindings.header()));
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(SampleFindings.rich().first().orElseThrow().name() + " is most likely to blame (87\u00A0%)");
        assertThat(((Element) page.getElementsByTagName("time").item(0)).getAttribute("datetime"))
                .isEqualTo("2026-03-01T14:12:07.250Z");
    }

    @Test
    void everyDrawingThatSaysSomethingHasATitleAndADescription() throws Exception {
        Document page = parse(HtmlReport.write(SampleFindings.rich(), SampleFindings.header()));
        NodeList drawings = page.getElementsByTagName("svg");
        for (int i = 0; i < drawings.getLength(); i++) {
            Element drawing = (Element) drawings.item(i);
            boolean isDecoration = drawing.getAttribute("aria-hidden").equals("true");
            assertThat(isDecoration || drawing.getElementsByTagName("desc").getLength() == 1)
                    .isTrue();
        }
    }

    @Test
    void aLargeMapIsFoldedAndSaysSo() throws Exception {
        String page = HtmlReport.write(SampleFindings.large(), SampleFindings.header());
        assertThat(MapExcerpt.of(SampleFindings.large()).boxes())
                .filteredOn(box -> box.folded() == 0)
                .hasSizeLessThanOrEqualTo(MapExcerpt.MAX_SERVICES)
                .extracting(MapExcerpt.Box::service)
                .contains("frontend", "checkout", "payments", "payments-db");
        assertThat(page).contains(" of 60 services, further from the suspects, are folded");
    }

    @Test
    void thePageIsTheSameEachTime() {
        assertThat(HtmlReport.write(SampleFindings.large(), SampleFindings.header()))
                .isEqualTo(HtmlReport.write(SampleFindings.large(), SampleFindings.header()));
    }

    /** Parses and checks every element: known, unique, harmless. */
    private static void elements(String page) throws Exception {
        NodeList all = parse(page).getElementsByTagName("*");
        Set<String> ids = new HashSet<>();
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(TAGS).contains(element.getTagName());
            assertThat(element.hasAttribute("style")).isFalse();
            assertThat(element.hasAttribute("src")).isFalse();
            IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(element.getAttributes()::item)
                    .forEach(attribute -> {
                        assertThat(attribute.getNodeName()).doesNotStartWith("on");
                        if (attribute.getNodeName().equals("d")
                                || attribute.getNodeName().matches("[xy][12]?|cx|cy|width")) {
                            assertThat(attribute.getNodeValue()).doesNotContain("NaN", "Infinity");
                        }
                    });
            if (element.hasAttribute("href")) {
                assertThat(element.getAttribute("href")).matches("#[a-z0-9-]+");
                targets.add(element.getAttribute("href").substring(1));
            }
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).isTrue();
            }
        }
        assertThat(ids).containsAll(targets);
        NodeList scripts = parse(page).getElementsByTagName("script");
        assertThat(scripts.getLength()).isEqualTo(1);
        assertThat(scripts.item(0).getTextContent()).isEqualTo(Script.JS);
        assertThat(parse(page).getElementsByTagName("style").item(0).getTextContent())
                .isEqualTo(Style.CSS)
                .doesNotContain("url(", "@import");
    }

    private static Document parse(String page) throws ParserConfigurationException, IOException, SAXException {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        return parser.parse(new InputSource(new StringReader(page)));
    }
}
