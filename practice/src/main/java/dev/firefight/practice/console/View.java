package dev.firefight.practice.console;

import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.design.ServiceDesign;
import dev.firefight.practice.production.Cache;
import dev.firefight.practice.production.Database;
import dev.firefight.practice.production.Host;
import dev.firefight.practice.production.Production;
import dev.firefight.practice.production.Service;
import dev.firefight.practice.production.Topic;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.signal.Query;
import dev.firefight.practice.signal.Scrapes;
import dev.firefight.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;

/** A run as somebody looks at it: what there is, and the numbers that were told last. */
final class View {
    static final long MINUTE = 60_000_000_000L;
    /** Over so long rates and times are taken. */
    static final long WINDOW = 2 * MINUTE;

    private final Run run;
    private final Query last;

    View(Run run) {
        this.run = run;
        this.last = Query.last(run.scrapes());
    }

    Run run() {
        return run;
    }

    Production production() {
        return run.production();
    }

    Scrapes scrapes() {
        return run.scrapes();
    }

    long now() {
        return production().nowNanos();
    }

    // --- what there is

    List<ServiceDesign> designs() {
        return production().design().services();
    }

    ServiceDesign design(String service) {
        return designs().stream()
                .filter(one -> one.name().equals(service))
                .findFirst()
                .orElseThrow();
    }

    /** Services that are ours. */
    List<String> services() {
        return designs().stream()
                .filter(one -> !one.isProvider())
                .map(ServiceDesign::name)
                .toList();
    }

    List<String> providers() {
        return designs().stream()
                .filter(ServiceDesign::isProvider)
                .map(ServiceDesign::name)
                .toList();
    }

    List<String> databases() {
        return production().databases().stream().map(Database::name).toList();
    }

    List<String> tables(String database) {
        return production().design().databases().stream()
                .filter(one -> one.name().equals(database))
                .flatMap(one -> one.tables().stream())
                .map(DatabaseDesign.TableDesign::name)
                .toList();
    }

    List<String> caches() {
        return production().caches().stream().map(Cache::name).toList();
    }

    List<String> topics() {
        return production().topics().stream().map(Topic::name).toList();
    }

    List<String> hosts() {
        return production().machines().all().stream().map(Host::name).toList();
    }

    List<String> everybody() {
        List<String> all = new ArrayList<>(services());
        all.addAll(providers());
        all.addAll(databases());
        all.addAll(caches());
        all.addAll(topics());
        return all;
    }

    Service service(String name) {
        return production().service(name);
    }

    // --- numbers

    /** What came a second lately, by a label. */
    Map<String, Double> rate(String metric, Predicate<SeriesKey> where, long windowNanos, String by) {
        Map<String, Double> rates = single(last.increase(metric, where, windowNanos, by), by);
        double seconds = Math.min(windowNanos, Math.max(Scrapes.EVERY_NANOS, last.sinceFirstNanos())) / 1e9;
        rates.replaceAll((_, value) -> value / seconds);
        return rates;
    }

    Map<String, Double> rate(String metric, String by) {
        return rate(metric, _ -> true, WINDOW, by);
    }

    /** What is told last, by a label. */
    Map<String, Double> now(String metric, Predicate<SeriesKey> where, DoubleBinaryOperator with, String by) {
        return single(last.last(metric, where, with, by), by);
    }

    Map<String, Double> sum(String metric, String by) {
        return now(metric, _ -> true, Double::sum, by);
    }

    Map<String, Double> quantile(String histogram, double quantile, String by) {
        return single(last.quantile(histogram, quantile, WINDOW, by), by);
    }

    /** By two labels, with a space between them. */
    Map<String, Double> quantile(String histogram, double quantile, String by, String and) {
        return pairs(last.quantile(histogram, quantile, WINDOW, by, and), by, and);
    }

    Map<String, Double> increase(String metric, Predicate<SeriesKey> where, String by, String and) {
        return pairs(last.increase(metric, where, WINDOW, by, and), by, and);
    }

    private static Map<String, Double> single(Query.Answer answer, String by) {
        Map<String, Double> all = new LinkedHashMap<>();
        answer.values().forEach((labels, value) -> all.put(labels.getOrDefault(by, ""), value));
        return all;
    }

    private static Map<String, Double> pairs(Query.Answer answer, String by, String and) {
        SortedMap<String, Double> all = new TreeMap<>();
        answer.values()
                .forEach((labels, value) ->
                        all.put(labels.getOrDefault(by, "") + " " + labels.getOrDefault(and, ""), value));
        return all;
    }

    static Predicate<SeriesKey> of(String label, String value) {
        return key -> key.attributes().getOrDefault(label, "").equals(value);
    }

    static Predicate<SeriesKey> beginning(String label, String start) {
        return key -> key.attributes().getOrDefault(label, "").startsWith(start);
    }

    /** A part of a whole; no number where there is no whole. */
    static double share(Map<String, Double> some, Map<String, Double> all, String of) {
        double whole = all.getOrDefault(of, Double.NaN);
        return whole > 0 ? some.getOrDefault(of, 0.0) / whole : Double.NaN;
    }

    static double of(Map<String, Double> all, String name) {
        return all.getOrDefault(name, Double.NaN);
    }
}
