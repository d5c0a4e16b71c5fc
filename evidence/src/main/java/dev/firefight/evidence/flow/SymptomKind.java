package dev.firefight.evidence.flow;

import dev.firefight.telemetry.SeriesKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a metric says about requests, told by its name. */
enum SymptomKind {
    /** The share of requests that are answered well. */
    AVAILABILITY("availab|success"),
    /** Failed requests, as an amount or as a share. */
    ERRORS("error|fail|fault|5xx"),
    /** How long an answer takes. */
    LATENCY("latenc|duration|response_time|delay"),
    /** How many requests come. */
    REQUESTS("request|calls|(?:^|[^a-z])ops|throughput");

    /** Words that hold a telling one by accident. */
    private static final Pattern MISLEADING = Pattern.compile("default|account|discount|country");

    /** {@code ratio} is the tail of many an operation and duration, {@code rate} that of many a verb. */
    private static final Pattern SHARE =
            Pattern.compile("ratio(?!n)|percent|pct|(?:^|[^a-z]|errors?|failures?|faults?)rate");

    private static final Pattern AMOUNT = Pattern.compile("_total|count");
    private static final Pattern AMOUNT_STATISTIC = Pattern.compile("sum|total|count|samplecount");
    private static final Pattern PER_TIME = Pattern.compile("per_?s|rps|qps|tps|/s|/min|rate|throughput");

    private final Pattern words;

    SymptomKind(String words) {
        this.words = Pattern.compile(words);
    }

    /** The kind of a metric; empty when it says nothing about requests. The first kind that fits counts: a duration of requests is a latency. */
    static Optional<SymptomKind> of(String metric) {
        String name = plain(metric);
        for (SymptomKind kind : values()) {
            if (kind.words.matcher(name).find()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether values of this kind are amounts by themselves, and not amounts for each request. */
    boolean isAmount(SeriesKey key) {
        return switch (this) {
            case AVAILABILITY, LATENCY -> false;
            case REQUESTS -> true;
            case ERRORS -> {
                String name = plain(key.metric());
                yield !SHARE.matcher(name).find()
                        && (key.unit().endsWith("/s")
                                || AMOUNT.matcher(name).find()
                                || isAmountStatistic(statistic(key)));
            }
        };
    }

    /** Whether a statistic adds up by itself. */
    static boolean isAmountStatistic(String statistic) {
        return AMOUNT_STATISTIC.matcher(statistic).matches();
    }

    /** Whether a series counts things one by one, so that a sum of its values is a number of things. */
    static boolean isCounted(SeriesKey key) {
        return !PER_TIME.matcher(plain(key.metric()) + " " + key.unit()).find();
    }

    /** The statistic of a series in lower case, or empty. */
    static String statistic(SeriesKey key) {
        return key.attributes().getOrDefault("statistic", "").toLowerCase(Locale.ROOT);
    }

    private static String plain(String metric) {
        return MISLEADING.matcher(metric.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
