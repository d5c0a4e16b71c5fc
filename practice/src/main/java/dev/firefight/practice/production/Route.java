package dev.firefight.practice.production;

/** Something that a service can be asked for, as a list of steps. */
final class Route {
    final String name;
    final int index;
    private Op[] ops = {};

    Route(String name, int index) {
        this.name = name;
        this.index = index;
    }

    /** Said once, when all services are known. */
    void does(Op[] steps) {
        ops = steps;
    }

    Op op(int step) {
        return ops[step];
    }

    int steps() {
        return ops.length;
    }
}
