package dev.firefight.practice.production;

/** Asking one or several other services at once, and waiting for all of them. */
final class AskOp extends Op {
    private final int[] edges;
    private final Route[] routes;
    private final boolean[] isOptional;

    /** The three arrays have an element for each that is asked; edges are numbers among those of the service that asks. */
    AskOp(int[] edges, Route[] routes, boolean[] isOptional) {
        this.edges = edges;
        this.routes = routes;
        this.isOptional = isOptional;
    }

    @Override
    boolean begin(Call call) {
        call.pending = edges.length * (1 + call.asks);
        call.trouble = Failure.NONE;
        for (int times = 0; times <= call.asks; times++) {
            for (int i = 0; i < edges.length; i++) {
                call.server.link(edges[i]).ask(call.server.desk(), call, routes[i], isOptional[i]);
            }
        }
        return false;
    }
}
