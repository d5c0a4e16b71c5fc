package dev.firefight.practice.scenario;

import dev.firefight.practice.engine.Chance;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Drawing one of several of which some come more often. */
final class Weighted {
    private Weighted() {}

    /** One of them; there is at least one. */
    static <T> T of(Chance chance, List<T> all, ToDoubleFunction<T> weight) {
        double left = chance.unit() * all.stream().mapToDouble(weight).sum();
        for (T one : all) {
            left -= weight.applyAsDouble(one);
            if (left < 0) {
                return one;
            }
        }
        return all.getLast();
    }

    /** One of them, each as often as the others. */
    static <T> T of(Chance chance, List<T> all) {
        return all.get(chance.below(all.size()));
    }
}
