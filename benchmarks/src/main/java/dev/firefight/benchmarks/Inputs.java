package dev.firefight.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** x */
final class Inputs {
    private Inputs() {}

    /** Meters for each pod, by its number. */
    static List<Meters> meters(Production production, SplittableRandom random) {
        List<Meters> meters = new ArrayList<>();
        for (Service service : production.services()) {
            service.pods().forEach(pod -> meters.add(new Meters(production, service, random.split())));
        }
        return meters;
    }
}
