package dev.firefight.server.web;

import dev.firefight.server.investigation.SourceLooks;
import dev.firefight.server.setup.Item;
import dev.firefight.server.setup.Setup;
import dev.firefight.server.setup.SetupEdit;
import dev.firefight.server.setup.SetupMark;
import dev.firefight.server.setup.SetupYaml;
import dev.firefight.server.setup.Setups;
import dev.firefight.server.setup.Source;
import dev.firefight.telemetry.live.golden.Rule;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is understood of live sources, and conventions of a team's own. Of addresses nothing is shown, as secrets can stand in them. */
final class SourcePages {
    private static final String PART = "sources";
    private static final String LIST = "conventions";
    private static final List<String> FIELDS =
            List.of("metric", "signal", "measure", "level", "service", "failing", "by", "where", "as");
    private static final String ALREADY =
            "It is being asked just now, or does not answer in time. Try again in a moment.";

    private final Setups setups;
    private final SourceLooks looks;

    SourcePages(Setups setups, SourceLooks looks) {
        this.setups = setups;
        this.looks = looks;
    }

    void routes(RoutesConfig routes) {
        routes.get("/sources", this::list, Allowed.VIEWER);
        routes.get("/sources/one", request -> show(request, ""), Allowed.VIEWER);
        routes.post("/sources/look", this::look, Allowed.RESPONDER);
        routes.get("/sources/convention", this::ask, Allowed.ADMIN);
        routes.post("/sources/convention", this::write, Allowed.ADMIN);
        routes.post("/sources/convention/remove", this::remove, Allowed.ADMIN);
    }

    private void list(Context request) {
        List<SourceView> views = setups.current().sources().stream()
                .map(one -> view(Optional.of(one), one.name(), ""))
                .toList();
        Pages.render(
                request,
                output -> JtesourcesGenerated.render(output, Pages.NONE, Pages.frame(request, "Sources"), views));
    }

    private SourceView view(Optional<Source> source, String name, String answer) {
        return new SourceView(
                source,
                name,
                looks.last(name),
                looks.budget(name),
                looks.coverage(name),
                looks.isLooking(name),
                SetupMark.of(setups.current(), "source", name).mark(),
                answer);
    }

    private Source known(String name) {
        return setups.current().sources().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404, "not-found", "There is no such source", "Look at the list of sources."));
    }

    private static String name(Context request) {
        return Optional.ofNullable(request.queryParam("name")).orElse("");
    }

    private void show(Context request, String answer) {
        Source source = known(name(request));
        String told = answer.isEmpty() && "1".equals(request.queryParam("done")) ? "Done." : answer;
        render(request, view(Optional.of(source), source.name(), told));
    }

    private static void render(Context request, SourceView view) {
        Pages.render(
                request,
                output -> JtesourceGenerated.render(output, Pages.NONE, Pages.frame(request, view.name()), view));
    }

    private void look(Context request) {
        Source source = known(FormFields.of(request).value("name"));
        looks.look(source.name());
        request.redirect(SourceView.address("/sources/one", Map.of("name", source.name())), HttpStatus.SEE_OTHER);
    }

    /** What a metric that nobody knows could be, by its name. */
    private void ask(Context request) {
        String metric =
                Optional.ofNullable(request.queryParam("metric")).orElse("").replace('.', '_');
        Map<String, String> values = new LinkedHashMap<>();
        boolean isHistogram = metric.endsWith("_bucket");
        values.put("metric", isHistogram ? metric.substring(0, metric.length() - "_bucket".length()) : metric);
        boolean isCounter = metric.endsWith("_total") || metric.endsWith("_count");
        values.put("signal", isHistogram ? "latency" : isCounter ? "traffic" : "saturation");
        values.put("measure", isHistogram ? "quantiles" : isCounter ? "rate" : "max");
        values.put("level", "service");
        render(request, new ConventionView(known(name(request)).name(), Filled.of(values), Optional.empty()));
    }

    private static void render(Context request, ConventionView view) {
        Pages.render(
                request,
                output -> JteconventionGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "A convention of your own"), view));
    }

    private void write(Context request) {
        FormFields fields = FormFields.of(request);
        Source source = known(fields.value("name"));
        Filled form = Filled.of(fields.values());
        SetupEdit edit = SetupEdit.append(PART, source.name(), LIST);
        Item item = item(fields);
        if (!fields.value("do").equals("save")) {
            trial(request, source, form, edit.with(item, setups.current()));
            return;
        }
        switch (setups.edit(Gate.caller(request).person(), edit, item, Optional.empty())) {
            case Setups.Edited.Refused(var problems) -> {
                request.status(400);
                render(request, new ConventionView(source.name(), form.with(problems, FIELDS), Optional.empty()));
            }
            case Setups.Edited.Done(), Setups.Edited.Late() ->
                request.redirect(
                        SourceView.address("/sources/one", Map.of("name", source.name(), "done", "1")),
                        HttpStatus.SEE_OTHER);
        }
    }

    private void trial(Context request, Source source, Filled form, SetupYaml.Result result) {
        ConventionView view =
                switch (result) {
                    case SetupYaml.Result.Refused(var problems) -> {
                        request.status(400);
                        yield new ConventionView(source.name(), form.with(problems, FIELDS), Optional.empty());
                    }
                    case SetupYaml.Result.Sound(Setup setup) -> {
                        Optional<SourceLooks.Trial> trial = looks.trying(source.name(), last(setup, source.name()));
                        yield new ConventionView(source.name(), trial.isPresent() ? form : form.saying(ALREADY), trial);
                    }
                };
        render(request, view);
    }

    private static Rule last(Setup setup, String source) {
        return setup.sources().stream()
                .filter(one -> one.name().equals(source))
                .findFirst()
                .orElseThrow()
                .conventions()
                .getLast();
    }

    private static Item item(FormFields fields) {
        Item item = new Item();
        for (String field : List.of("signal", "metric", "measure", "level", "service", "where", "as")) {
            item.put(field, fields.value(field));
        }
        item.texts("by", words(fields.value("by")));
        return item.put(
                "failing",
                new Item().texts("labels", words(fields.value("failing"))).put("values", fields.value("values")));
    }

    /** Separated by commas or blanks. */
    static List<String> words(String text) {
        return List.of(text.split("[,\\s]+", -1));
    }

    private void remove(Context request) {
        FormFields fields = FormFields.of(request);
        Source source = known(fields.value("name"));
        int at = fields.value("number").matches("[0-9]{1,3}") ? Integer.parseInt(fields.value("number")) : -1;
        boolean isDone = at >= 0
                && at < source.conventions().size()
                && setups.alter(
                        Gate.caller(request).person(),
                        new SetupMark("source", source.name(), fields.value("seen")),
                        setup -> without(setup, source.name(), at));
        if (isDone) {
            request.redirect(
                    SourceView.address("/sources/one", Map.of("name", source.name(), "done", "1")),
                    HttpStatus.SEE_OTHER);
            return;
        }
        request.status(409);
        render(
                request,
                view(
                        Optional.of(known(source.name())),
                        source.name(),
                        "Somebody else altered this source meanwhile: nothing was removed. Look at what stands there now."));
    }

    private static Setup without(Setup setup, String name, int at) {
        return setup.withSources(setup.sources().stream()
                .map(one -> {
                    if (!one.name().equals(name)) {
                        return one;
                    }
                    List<Rule> rest = new ArrayList<>(one.conventions());
                    rest.remove(at);
                    return one.withConventions(rest);
                })
                .toList());
    }
}
