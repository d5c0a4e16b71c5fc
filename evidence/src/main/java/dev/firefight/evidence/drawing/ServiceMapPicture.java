package dev.firefight.evidence.drawing;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.drawing.MapExcerpt.Arrow;
import dev.firefight.evidence.drawing.MapExcerpt.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Who calls whom, from left to right, with the way of the requests to the first suspect in bold. */
public final class ServiceMapPicture {
    private static final double BOX_WIDTH = 148;
    private static final double BOX_HEIGHT = 42;
    private static final double LAYER_GAP = 56;
    private static final double SLOT = BOX_HEIGHT + 16;
    private static final double PASSAGE = 18;
    private static final double MARGIN = 10;
    /** Strong enough to draw the way to the suspect as good as straight. */
    private static final int PATH_PULL = 12;

    private static final int MAX_LABEL_COLUMNS = 18;
    private static final int MAX_FOLDED_NAMES = 200;

    private final MapExcerpt excerpt;
    private final LayeredGraph graph;

    private ServiceMapPicture(MapExcerpt excerpt) {
        this.excerpt = excerpt;
        this.graph = LayeredGraph.of(
                excerpt.boxes().size(),
                excerpt.arrows().stream()
                        .map(arrow -> new Layers.Line(arrow.from(), arrow.to(), arrow.onPath() ? PATH_PULL : 1))
                        .toList(),
                SLOT,
                PASSAGE);
    }

    /** Draws; nothing when no service is known. */
    public static Markup of(Findings findings) {
        MapExcerpt excerpt = MapExcerpt.of(findings);
        return excerpt.boxes().isEmpty() ? Markup.NONE : new ServiceMapPicture(excerpt).draw(findings);
    }

    private Markup draw(Findings findings) {
        double width = graph.layers() * (BOX_WIDTH + LAYER_GAP) - LAYER_GAP + 2 * MARGIN;
        double height = graph.height() + 2 * MARGIN;
        List<String> path = BlamedPath.of(findings);
        String description = path.size() < 2
                ? "Calls go from left to right."
                : "Calls go from left to right. Requests reach the first suspect by "
                        + SafeText.line(String.join(" → ", path), 400) + ".";
        return Markup.of(
                """
                <div class="scroll" tabindex="0" role="region" aria-label="Service map, scrolls sideways">\
                <svg class="map" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-labelledby="map-t map-d">\
                <title id="map-t">Who calls whom</title><desc id="map-d">{}</desc>\
                <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
                <path class="tip" d="M0 0.5L8 4L0 7.5z"/></marker>\
                <marker id="tip-path" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="4.5" markerHeight="4.5" orient="auto">\
                <path class="tip path" d="M0 0L8 4L0 8z"/></marker></defs>{}{}</svg></div>{}
                """,
                Chart.at(width),
                Chart.at(height),
                Chart.at(width),
                Chart.at(height),
                description,
                Markup.join(arrows()),
                Markup.join(boxes()),
                caption(path));
    }

    private Markup caption(List<String> path) {
        Markup legend = path.size() < 2
                ? Markup.NONE
                : Markup.of(
                        "<p class=\"fine\">The bold way is how requests reach the first suspect: <b>{}</b>.</p>",
                        Markup.text(String.join(" → ", path), 400));
        if (excerpt.folded().isEmpty()) {
            return legend;
        }
        return legend.plus(Markup.of(
                """
                <details class="fine"><summary>{} of {} services, further from the suspects, are folded into the dashed boxes, \
                or not drawn where nothing drawn calls them</summary><p>{}</p></details>
                """,
                excerpt.folded().size(),
                excerpt.folded().size()
                        + excerpt.boxes().stream()
                                .filter(box -> box.folded() == 0)
                                .count(),
                Markup.text(
                        String.join(
                                ", ",
                                excerpt.folded().stream()
                                        .limit(MAX_FOLDED_NAMES)
                                        .map(name -> SafeText.line(name, 80))
                                        .toList()),
                        8_000)));
    }

    /** What is emphasised is drawn last, above the rest. */
    private List<Markup> arrows() {
        return IntStream.range(0, excerpt.arrows().size())
                .boxed()
                .sorted(Comparator.comparing(i -> excerpt.arrows().get(i).onPath()))
                .map(i -> arrow(excerpt.arrows().get(i), graph.routes().get(i)))
                .toList();
    }

    private Markup arrow(Arrow arrow, List<Integer> route) {
        boolean goesRight = graph.layer().get(route.getFirst()) < graph.layer().get(route.getLast());
        StringBuilder path = new StringBuilder();
        double x = goesRight ? left(route.getFirst()) + BOX_WIDTH : left(route.getFirst());
        double y = middle(route.getFirst());
        path.append("M").append(Chart.at(x)).append(' ').append(Chart.at(y));
        for (int node : route.subList(1, route.size())) {
            double toX = goesRight ? left(node) : left(node) + BOX_WIDTH;
            double toY = middle(node);
            double bend = (x + toX) / 2;
            path.append("C%s %s %s %s %s %s"
                    .formatted(
                            Chart.at(bend), Chart.at(y), Chart.at(bend), Chart.at(toY), Chart.at(toX), Chart.at(toY)));
            x = toX;
            y = toY;
            if (node != route.getLast()) { // straight across the column it only passes
                x = goesRight ? left(node) + BOX_WIDTH : left(node);
                path.append("L").append(Chart.at(x)).append(' ').append(Chart.at(y));
            }
        }
        return Markup.of(
                "<path class=\"{}\" d=\"{}\" marker-end=\"url(#{})\"><title>{}</title></path>",
                arrow.onPath() ? "call path" : "call",
                path,
                arrow.onPath() ? "tip-path" : "tip",
                SafeText.line(name(arrow.from()), 80) + " calls " + SafeText.line(name(arrow.to()), 80)
                        + (arrow.seen() > 0 ? ", seen " + HumanNumbers.count(arrow.seen(), "time", "times") : ""));
    }

    private String name(int box) {
        Box of = excerpt.boxes().get(box);
        return of.folded() > 0 ? HumanNumbers.count(of.folded(), "other service", "other services") : of.service();
    }

    private List<Markup> boxes() {
        List<Markup> drawn = new ArrayList<>();
        for (int i = 0; i < excerpt.boxes().size(); i++) {
            drawn.add(box(i, excerpt.boxes().get(i)));
        }
        return drawn;
    }

    private Markup box(int place, Box box) {
        String kind = box.folded() > 0 ? "folded" : box.suspect().isPresent() ? "suspected" : "plain";
        String first = box.suspect().filter(suspect -> suspect.rank() == 1).isPresent() ? " first" : "";
        double center = left(place) + BOX_WIDTH / 2;
        Markup below = box.suspect()
                .map(suspect -> Markup.of(
                        "<text class=\"rank\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">suspect {} · {}</text>",
                        Chart.at(center),
                        Chart.at(middle(place) + 13),
                        suspect.rank(),
                        HumanNumbers.likelihood(suspect.likelihood())))
                .orElse(Markup.NONE);
        return Markup.of(
                """
                <g class="box {}{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="9"/>\
                <text x="{}" y="{}" text-anchor="middle">{}</text>{}</g>
                """,
                kind,
                first + (box.onPath() ? " on-path" : ""),
                SafeText.line(name(place), 160),
                Chart.at(left(place)),
                Chart.at(middle(place) - BOX_HEIGHT / 2),
                Chart.at(BOX_WIDTH),
                Chart.at(BOX_HEIGHT),
                Chart.at(center),
                Chart.at(middle(place) + (below.isEmpty() ? 4.5 : -3)),
                DisplayWidth.fit(SafeText.line(name(place), 160), MAX_LABEL_COLUMNS, "…"),
                below);
    }

    private double left(int node) {
        return MARGIN + graph.layer().get(node) * (BOX_WIDTH + LAYER_GAP);
    }

    private double middle(int node) {
        return MARGIN + graph.middle()[node];
    }
}
