package dev.firefight.practice.proof;

import dev.firefight.practice.drill.Canonical;
import dev.firefight.practice.drill.DrillLog;
import dev.firefight.practice.drill.LogText;
import dev.firefight.practice.drill.Secret;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.score.Block;
import dev.firefight.practice.score.Debrief;
import dev.firefight.practice.score.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A drill to be shown to others: a document that carries all that is needed to run it again. It is written in the canonical form of RFC 8785, and nothing but
 * that is read, so that no byte of it can be altered without notice.
 */
public final class Portfolio {
    /** What is written in front, so that readers of later times know how to read it. */
    public static final String FORMAT = "firefight-portfolio/1";

    /** The longest document. */
    public static final int MOST_CHARS = 64 << 20;

    private static final String LOG = "log";
    private static final String SEAL = "seal";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Portfolio() {}

    /**
     * A document of a drill that is over, with a line end at its end.
     *
     * @throws IllegalArgumentException when its seed was never told, or is not the one that was committed to
     */
    public static String of(Debrief debrief) {
        debrief.log().secret();
        ObjectNode node = unsealed(debrief);
        node.put(SEAL, Canonical.hash(node));
        return Canonical.text(node) + "\n";
    }

    private static ObjectNode unsealed(Debrief debrief) {
        Scenario scenario = debrief.scenario();
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.putObject("scenario")
                .put("id", scenario.id())
                .put("title", scenario.title())
                .put("kind", scenario.kind().name().toLowerCase(Locale.ROOT))
                .put("level", scenario.level())
                .put("source", scenario.source());
        node.put("seed", String.valueOf(debrief.seed()));
        ArrayNode log = node.putArray(LOG);
        LogText.lines(debrief.log()).forEach(line -> log.add(JSON.readTree(line)));
        ObjectNode score = node.putObject("score");
        score.put("points", debrief.score().total());
        for (Block one : Block.values()) {
            score.put(one.name().toLowerCase(Locale.ROOT), debrief.score().of(one));
        }
        score.put("hints", debrief.score().hints());
        ArrayNode rules = node.putArray("rules");
        for (Point one : debrief.score().points()) {
            rules.addObject()
                    .put("rule", one.rule().name())
                    .put("at", one.at().toString())
                    .put("points", tenths(one.points()))
                    .put("because", one.because());
        }
        node.putObject("suffered")
                .put("yours", debrief.mine().suffered())
                .put("nothing", debrief.nothing().suffered())
                .put("best", debrief.best().suffered());
        node.put("digest", debrief.mine().digest());
        return node;
    }

    private static double tenths(double points) {
        return Math.rint(10 * points) / 10;
    }

    /**
     * Runs the drill of a document again.
     *
     * @return what came of it, which is what the document says
     * @throws IllegalArgumentException when it is not as it was written, or something else came of it; with words for whoever was shown it
     */
    public static Debrief verified(String text) {
        return verified(text, Scenarios::named);
    }

    static Debrief verified(String text, Function<String, Scenario> scenarios) {
        ObjectNode node = read(text);
        List<String> lines = new ArrayList<>();
        node.path(LOG).forEach(line -> lines.add(JSON.writeValueAsString(line)));
        DrillLog log = LogText.read(lines);
        Secret secret = log.secret();
        Debrief debrief = Debrief.of(scenarios.apply(secret.scenario()), secret.seed(), log);
        ObjectNode again = unsealed(debrief);
        for (String name : again.propertyNames()) {
            if (!Canonical.isSame(again.path(name), node.path(name))) {
                throw new IllegalArgumentException(
                        "run again, \"" + name + "\" comes out differently: the document says "
                                + shortened(node.path(name)) + ", and it is " + shortened(again.path(name))
                                + "; it was written with " + log.opening().program()
                                + ", and only the same version is sure to come to the same");
            }
        }
        return debrief;
    }

    private static ObjectNode read(String text) {
        if (text.length() > MOST_CHARS) {
            throw new IllegalArgumentException("it is longer than any portfolio");
        }
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode node)
                    || !node.path("format").asString("").equals(FORMAT)) {
                throw new IllegalArgumentException(
                        "it is no portfolio of a drill, as firefight portfolio export writes it");
            }
            if (!(Canonical.text(node) + "\n").equals(text)) {
                throw new IllegalArgumentException("it was altered: it is not in the form in which it was written");
            }
            String seal = node.path(SEAL).asString("");
            node.remove(SEAL);
            if (!Canonical.hash(node).equals(seal)) {
                throw new IllegalArgumentException("it was altered: its seal does not fit");
            }
            return node;
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("it was altered, or is no portfolio: it is no JSON", broken);
        }
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        int most = 80;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
