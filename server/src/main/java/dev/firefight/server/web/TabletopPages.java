package dev.firefight.server.web;

import dev.firefight.practice.scenario.Families;
import dev.firefight.practice.scenario.Family;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.server.drill.Tables;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Scenarios as cards for a table. Nothing of it is kept: the address says all. */
final class TabletopPages {
    private static final String TABLETOP = "/drills/tabletop";
    private static final long MOST_SEED = 0xFFFF_FFFFL;

    /** Seeds that are drawn are short, so that they can be told aloud. */
    private static final int DRAWN_SEEDS = 9_999;

    private final Tables tables;
    private final Supplier<UUID> keys;

    TabletopPages(Tables tables, Supplier<UUID> keys) {
        this.tables = tables;
        this.keys = keys;
    }

    void routes(RoutesConfig routes) {
        routes.get(TABLETOP, this::list, Allowed.VIEWER);
        routes.get(TABLETOP + "/{scenario}", this::deck, Allowed.VIEWER);
    }

    private void list(Context request) {
        DrillList list = new DrillList(Gate.caller(request).person(), List.of());
        Pages.render(
                request,
                output -> JtetabletopGenerated.render(output, Pages.NONE, Pages.frame(request, "Tabletop"), list));
    }

    private void deck(Context request) {
        String name = request.pathParam("scenario");
        Optional<Family> family =
                Families.all().stream().filter(one -> one.id().equals(name)).findFirst();
        if (family.isPresent()
                && Optional.ofNullable(request.queryParam("seed")).orElse("").isBlank()) {
            request.redirect(TABLETOP + "/" + name + "?seed=" + drawn(keys), HttpStatus.SEE_OTHER);
            return;
        }
        Scenario scenario = family.map(one -> one.scenario(ListQuery.number(request, "seed", 1, MOST_SEED)))
                .orElseGet(() -> named(name));
        DeckView view = new DeckView(tables.deck(scenario), family.map(Family::id));
        Pages.render(
                request,
                output -> JtedeckGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Tabletop: " + scenario.title()), view));
    }

    /** A seed that nobody chose. */
    static long drawn(Supplier<UUID> keys) {
        return Math.floorMod(keys.get().getLeastSignificantBits(), DRAWN_SEEDS) + 1L;
    }

    private static Scenario named(String name) {
        try {
            return Scenarios.named(name);
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(404, "no-scenario", "There is no such drill", "Look at the list of drills.");
        }
    }
}
