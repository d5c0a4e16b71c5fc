package dev.firefight.practice.scenario;

import dev.firefight.practice.engine.Chance;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * From what an argument of a fault is drawn.
 *
 * @param name of the argument
 * @param draw its text
 */
record Range(String name, Function<Chance, String> draw) {
    /** A share, on two places. */
    static Range share(String name, double least, double most) {
        return new Range(name, chance -> String.format(Locale.ROOT, "%.4f", least + (most - least) * chance.unit()));
    }

    /** How many times as much, on one place. */
    static Range times(String name, double least, double most) {
        return new Range(name, chance -> String.format(Locale.ROOT, "%.1f", least + (most - least) * chance.unit()));
    }

    /** A whole number, both ends included. */
    static Range number(String name, int least, int most) {
        return number(name, least, most, "");
    }

    /** A whole number and its unit, such as ms or kB. */
    static Range number(String name, int least, int most, String unit) {
        return new Range(name, chance -> (least + chance.below(most - least + 1)) + unit);
    }

    /** One of some words. */
    static Range word(String name, String... words) {
        List<String> all = List.of(words);
        return new Range(name, chance -> all.get(chance.below(all.size())));
    }
}
