package dev.firefight.benchmarks;

import java.util.List;

/**
 * A service.
 *
 * @param name its name
 * @param pods the numbers of its pods among all pods
 * @param routes what it answers
 * @param calls whom it asks in order to answer
 * @param workMillis how long it computes by itself, on average
 */
record Service(String name, List<Integer> pods, List<String> routes, List<Service> calls, double workMillis) {
    /** The name of one of its pods. */
    String pod(int number) {
        return name + "-7d9f8b6c5-" + Integer.toString(number + 46_656, 36);
    }
}
