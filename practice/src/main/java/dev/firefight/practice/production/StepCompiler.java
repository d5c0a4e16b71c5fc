package dev.firefight.practice.production;

import dev.firefight.practice.design.ServiceDesign.PoolDesign;
import dev.firefight.practice.design.StepDesign;
import java.util.ArrayList;
import java.util.List;

/** Makes of the steps that are designed for a route what is done one after the other, with all names looked up. */
final class StepCompiler {
    private final Production production;
    private final Service service;

    /** For the routes of a service. All services, their edges, and all that they use are there already. */
    StepCompiler(Production production, Service service) {
        this.production = production;
        this.service = service;
    }

    Op[] compile(List<StepDesign> steps) {
        List<Op> ops = new ArrayList<>();
        steps.forEach(step -> compile(step, ops));
        return ops.toArray(Op[]::new);
    }

    private void compile(StepDesign step, List<Op> ops) {
        switch (step) {
            case StepDesign.Work work -> ops.add(new WorkOp(work.time()));
            case StepDesign.Pause pause -> ops.add(new PauseOp(pause.time()));
            case StepDesign.Ask ask -> ops.add(ask(List.of(ask)));
            case StepDesign.Together together -> ops.add(ask(together.asks()));
            case StepDesign.Query query ->
                ops.add(new QueryOp(
                        pool(query.database()),
                        production.database(query.database()).statement(query.query())));
            case StepDesign.Transaction transaction -> {
                ops.add(new BeginOp(pool(transaction.database())));
                transaction.steps().forEach(inner -> compile(inner, ops));
                ops.add(new CommitOp());
            }
            case StepDesign.Cached cached -> {
                Cache cache = production.cache(cached.cache());
                List<Op> otherwise = new ArrayList<>();
                cached.otherwise().forEach(inner -> compile(inner, otherwise));
                otherwise.add(new FillOp(cache));
                ops.add(new LookUpOp(cache, otherwise.size()));
                ops.addAll(otherwise);
            }
            case StepDesign.Publish publish -> ops.add(new PublishOp(production.topic(publish.topic())));
        }
    }

    private AskOp ask(List<StepDesign.Ask> asks) {
        int[] edges =
                asks.stream().mapToInt(one -> service.edgeTo(one.service())).toArray();
        Route[] routes = asks.stream()
                .map(one -> production.service(one.service()).route(one.route()))
                .toArray(Route[]::new);
        boolean[] isOptional = new boolean[asks.size()];
        for (int i = 0; i < isOptional.length; i++) {
            isOptional[i] = asks.get(i).isOptional();
        }
        return new AskOp(edges, routes, isOptional);
    }

    private int pool(String database) {
        List<PoolDesign> pools = service.design().pools();
        for (int i = 0; i < pools.size(); i++) {
            if (pools.get(i).database().equals(database)) {
                return i;
            }
        }
        throw new IllegalArgumentException(service.name() + " has no pool of connections to " + database);
    }
}
