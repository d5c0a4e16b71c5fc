package dev.firefight.evidence.change;

import dev.firefight.telemetry.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Adds up what speaks for and against a change. */
final class Scoring {
    private static final int WORDS_SHOWN = 4;
    private static final Pattern FILE_NAME = Pattern.compile("(?<![\\w-])[\\w-]{1,100}(?:\\.[\\w-]{1,40}){1,4}");
    /** Among few changes every word is rare by chance. */
    private static final int LEAST_CHANGES = 10;
    /** A word in something less than a changed line, or in less than an error or an alert, connects nothing. */
    private static final double LEAST_WEIGHT = 0.5;

    private final Trouble trouble;
    private final Circumstances circumstances;
    private final Map<String, Double> evidence;
    private final Map<String, Integer> changesWith = new HashMap<>();
    private final Map<String, Integer> changesOf = new HashMap<>();
    private final Set<String> namedFiles = new HashSet<>();
    private final int changes;

    Scoring(Trouble trouble, Circumstances circumstances, Map<Change, ChangeContent> contents) {
        this.trouble = trouble;
        this.circumstances = circumstances;
        this.evidence = trouble.words();
        for (Said said : trouble.said()) {
            namedFiles.addAll(Code.matches(FILE_NAME, said.text()));
        }
        int commits = 0;
        for (Map.Entry<Change, ChangeContent> entry : contents.entrySet()) {
            if (entry.getKey().kind() == Change.Kind.COMMIT) {
                commits++;
                entry.getValue().words().keySet().forEach(word -> changesWith.merge(word, 1, Integer::sum));
                fileNames(entry.getKey()).forEach(name -> changesOf.merge(name, 1, Integer::sum));
            }
        }
        this.changes = Math.max(LEAST_CHANGES, commits);
    }

    /** A scored change; {@code deeds} are those of the reasons that its diff gives; {@code shared} the words it shares with the evidence, rarest first. */
    record Scored(
            Change change,
            Optional<Route> route,
            String service,
            double logOdds,
            List<Reason> reasons,
            List<Reason> deeds,
            List<String> shared) {}

    Scored score(Change change, ChangeContent content) {
        List<Reason> reasons = new ArrayList<>();
        Circumstances.Taken taken = circumstances.of(change, content);
        reasons.addAll(taken.reasons());
        reasons.addAll(content.reasons());
        List<Shared> shared = shared(content);
        double words = sharedWords(shared, change, content, reasons);
        dependencyNamed(change, content, reasons);
        double file = fileNamed(change, content, reasons);
        List<Mechanisms.Link> links = Mechanisms.between(content.words(), evidence);
        double mechanisms = mechanisms(links, content, reasons);
        double rest = reasons.stream().mapToDouble(Reason::odds).sum();
        double unconnected = unconnected(content, words + file + mechanisms);
        if (unconnected < 0) {
            reasons.add(new Reason(unconnected, "little connects it with the evidence"));
        }
        double total = cap(rest + unconnected, isConnected(shared, file + mechanisms + taken.coincidence()), reasons);
        return new Scored(
                change,
                taken.route(),
                taken.service(),
                total,
                reasons,
                content.reasons(),
                shared.stream().map(Shared::word).toList());
    }

    private record Shared(String word, double strength, boolean isChanged) {}

    /** The words that a change shares with the evidence, the strongest first. */
    private List<Shared> shared(ChangeContent content) {
        List<Shared> shared = new ArrayList<>();
        content.words().forEach((word, weight) -> {
            double said = evidence.getOrDefault(word, 0.0);
            if (said > 0) {
                shared.add(new Shared(word, said * weight * rarity(word), weight >= LEAST_WEIGHT));
            }
        });
        shared.sort(Comparator.comparingDouble((Shared one) -> -one.strength).thenComparing(Shared::word));
        return shared;
    }

    /** 1 for a word that one change alone has, 0 for a word of all; less for words of healthy logs and of names. */
    private double rarity(String word) {
        double others = Math.max(1, changesWith.getOrDefault(word, 1));
        double rarity = Math.clamp(Math.log((changes + 1) / others) / Math.log(changes + 1), 0, 1);
        rarity *= trouble.healthyWords().contains(word) ? Odds.HEALTHY_WORD : 1;
        rarity *= trouble.names().contains(word) ? Odds.NAME_WORD : 1;
        return rarity * (Words.isCompound(word) ? Odds.COMPOUND_WORD : 1);
    }

    private static double sharedWords(List<Shared> shared, Change change, ChangeContent content, List<Reason> reasons) {
        double sum = shared.stream()
                .limit(Odds.WORDS_COUNTED)
                .mapToDouble(Shared::strength)
                .sum();
        double odds = Math.min(
                Odds.SHARED_WORDS_MOST, Odds.SHARED_WORDS * Math.log1p(Odds.RARITY_SCALE * sum * content.activity()));
        if (odds > 0) {
            String text = text(change);
            List<String> shown = shared.stream()
                    .limit(WORDS_SHOWN)
                    .map(one -> Words.asWritten(one.word, text))
                    .toList();
            reasons.add(new Reason(odds, "words shared with the evidence: " + String.join(", ", shown)));
        }
        return odds;
    }

    private void dependencyNamed(Change change, ChangeContent content, List<Reason> reasons) {
        content.versioned().stream()
                .filter(word -> evidence.getOrDefault(word, 0.0) >= Said.BESIDE_ERROR
                        && !trouble.names().contains(word)
                        && !trouble.healthyWords().contains(word))
                .findFirst()
                .ifPresent(word -> reasons.add(new Reason(
                        Odds.DEPENDENCY_NAMED,
                        "the changed dependency is named in the errors: " + Words.asWritten(word, text(change)))));
    }

    /** What is written in a change, the diff first, where its words are written as in the program. */
    private static String text(Change change) {
        return change.diff() + "\n" + change.title() + "\n" + change.body();
    }

    private double fileNamed(Change change, ChangeContent content, List<Reason> reasons) {
        double odds = 0;
        String named = "";
        for (String name : fileNames(change)) {
            double share = content.activity() * Odds.FILE_NAMED / Math.max(1, changesOf.getOrDefault(name, 1));
            if (share > odds && namedFiles.contains(name)) {
                odds = share;
                named = name;
            }
        }
        if (odds > 0) {
            reasons.add(new Reason(odds, "the errors name the changed file " + named));
        }
        return odds;
    }

    private static Set<String> fileNames(Change change) {
        Set<String> names = new TreeSet<>();
        for (String file : change.files()) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (name.indexOf('.') > 0) {
                names.add(name);
            }
        }
        return names;
    }

    private static double mechanisms(List<Mechanisms.Link> links, ChangeContent content, List<Reason> reasons) {
        List<Mechanisms.Link> strongest =
                links.stream().limit(Odds.MECHANISMS_COUNTED).toList();
        double sum = strongest.stream().mapToDouble(Mechanisms.Link::strength).sum();
        double odds = Math.min(Odds.MECHANISM_MOST, Odds.MECHANISM * sum) * content.activity();
        if (odds > 0) {
            List<String> shown = strongest.stream()
                    .map(link -> link.mechanism() + " (" + link.changeWord() + " ~ " + link.symptomWord() + ")")
                    .toList();
            reasons.add(new Reason(odds, "known mechanisms: " + String.join(", ", shown)));
        }
        return odds;
    }

    /** A big change of something unrelated is little evidence: most of what its size says is taken back. */
    private static double unconnected(ChangeContent content, double connection) {
        double forIt = content.reasons().stream()
                .mapToDouble(reason -> Math.max(0, reason.odds()))
                .sum();
        return -forIt * (1 - Odds.UNCONNECTED_SHARE) * (1 - Math.min(1, connection));
    }

    private boolean isConnected(List<Shared> shared, double known) {
        double rarity = shared.stream()
                .filter(one -> one.isChanged && !trouble.names().contains(one.word))
                .mapToDouble(Shared::strength)
                .sum();
        return known > 0 || rarity >= Odds.CONNECTED_RARITY;
    }

    private double cap(double total, boolean isConnected, List<Reason> reasons) {
        if (!trouble.anySign()) {
            return lowered(total, Odds.NO_SIGN_BELOW_NONE, "no sign of trouble before the alert", reasons);
        }
        return isConnected
                ? total
                : lowered(total, Odds.UNCONNECTED_BELOW_NONE, "nothing in it has to do with the evidence", reasons);
    }

    private static double lowered(double total, double belowNone, String why, List<Reason> reasons) {
        double most = Odds.NONE - belowNone;
        if (total <= most) {
            return total;
        }
        reasons.add(new Reason(most - total, why));
        return most;
    }
}
