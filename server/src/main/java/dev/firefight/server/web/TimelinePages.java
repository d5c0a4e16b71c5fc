package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Policy;
import dev.firefight.practice.table.Question;
import dev.firefight.practice.table.Shuffled;
import dev.firefight.server.drill.Drills;
import dev.firefight.server.drill.LiveDrill;
import dev.firefight.server.drill.Tables;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.incidents.Timeline;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A timeline that is over, to be put in order. Nothing of it is kept: the address says all. */
final class TimelinePages {
    private static final String TIMELINE = "/drills/timeline";
    private static final String FROM = TIMELINE + "/{from}";
    private static final int MOST_LISTED = 12;

    private final Tables tables;
    private final Drills drills;
    private final IncidentRequests requests;
    private final Directory directory;
    private final Supplier<UUID> keys;

    TimelinePages(Tables tables, Drills drills, IncidentRequests requests, Directory directory, Supplier<UUID> keys) {
        this.tables = tables;
        this.drills = drills;
        this.requests = requests;
        this.directory = directory;
        this.keys = keys;
    }

    void routes(RoutesConfig routes) {
        routes.get(TIMELINE, this::list, Allowed.VIEWER);
        routes.get(FROM, this::shuffled, Allowed.VIEWER);
        routes.get(FROM + "/answer", this::answered, Allowed.VIEWER);
    }

    private void list(Context request) {
        Query finished = new Query("", Optional.of(false), Set.of(), Optional.empty());
        TimelineList list = new TimelineList(
                drills.all().stream()
                        .filter(Drills.Line::isEnded)
                        .limit(MOST_LISTED)
                        .toList(),
                directory.list(finished, 0, MOST_LISTED).lines());
        Pages.render(
                request,
                output -> Jtetimeline_drillsGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Timeline drill"), list));
    }

    private void shuffled(Context request) {
        if (Optional.ofNullable(request.queryParam("seed")).orElse("").isBlank()) {
            request.redirect(
                    TIMELINE + "/" + request.pathParam("from") + "?seed=" + TabletopPages.drawn(keys),
                    HttpStatus.SEE_OTHER);
            return;
        }
        ShuffledView view = view(request);
        Pages.render(
                request,
                output ->
                        JteshuffledGenerated.render(output, Pages.NONE, Pages.frame(request, "Timeline drill"), view));
    }

    private void answered(Context request) {
        ShuffledView view = view(request);
        List<Entry> shown = view.drill().entries();
        List<Entry> order = shown.stream()
                .sorted(Comparator.comparingLong(
                        one -> ListQuery.number(request, view.field(one), shown.indexOf(one) + 1L, Long.MAX_VALUE)))
                .toList();
        Map<Question, Long> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            String letter = Optional.ofNullable(request.queryParam(ShuffledView.field(question)))
                    .orElse("");
            if (letter.equals(ShuffledView.NONE)) {
                answers.put(question, 0L);
            } else if (!letter.isEmpty()) {
                answers.put(
                        question,
                        view.lettered(letter)
                                .orElseThrow(() -> new WireException("no entry has the letter that is told"))
                                .number());
            }
        }
        AnsweredView answered = new AnsweredView(view, view.drill().answered(order, answers));
        Pages.render(
                request,
                output -> JteansweredGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Timeline drill"), answered));
    }

    private ShuffledView view(Context request) {
        String from = request.pathParam("from");
        long seed = ListQuery.number(request, "seed", 1, Long.MAX_VALUE);
        List<Entry> timeline = timeline(request, from);
        Shuffled drill = Shuffled.of(timeline, seed)
                .orElseThrow(() -> new ProblemException(
                        409,
                        "too-short",
                        "Too little happened there",
                        "At least " + Shuffled.LEAST + " entries that tell something are needed: take another one."));
        return new ShuffledView(from, seed, drill, timeline, policy(from));
    }

    /** Severities of an incident are named as they are here; those of a drill as they are in drills. */
    private Policy policy(String from) {
        return from.startsWith("incident-") ? requests.incidents().policy() : Policy.USUAL;
    }

    private List<Entry> timeline(Context request, String from) {
        if (from.equals("demo")) {
            return tables.demo();
        }
        Optional<List<Entry>> found = numbered(from, "drill-")
                .flatMap(number -> ended(request, number))
                .or(() -> numbered(from, "incident-").flatMap(this::resolved));
        return found.orElseThrow(() -> new ProblemException(
                404, "no-timeline", "There is no such timeline that is over", "Look at the list of timelines."));
    }

    private static Optional<Long> numbered(String from, String kind) {
        return from.matches(kind + "[1-9][0-9]{0,9}")
                ? Optional.of(Long.parseLong(from.substring(kind.length())))
                : Optional.empty();
    }

    private Optional<List<Entry>> ended(Context request, long number) {
        boolean isOver = drills.all().stream().anyMatch(one -> one.number() == number && one.isEnded());
        Optional<LiveDrill> drill = isOver ? drills.find(number) : Optional.empty();
        return drill.map(one -> one.scene(Gate.caller(request).person()).timeline());
    }

    private Optional<List<Entry>> resolved(long number) {
        return requests.incidents()
                .timeline(number)
                .filter(one -> !one.state().isOpen())
                .map(Timeline::entries)
                .map(ArrayList::new);
    }
}
