package dev.firefight.evidence.change;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changed versions of dependencies, in manifests, lock files and images. */
final class Versions {
    private static final Pattern VERSION = Pattern.compile(
            "(?<![@\\w./\\-])([@\\w./\\-]{0,80}[A-Za-z][\\w./\\-]{0,80})[\"']?[\\s:=@\"'^~>]*v?(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?");
    private static final Pattern MANIFEST = Pattern.compile(
            "(^|/)(Dockerfile[\\w.-]*|go\\.mod|go\\.sum|package(-lock)?\\.json|yarn\\.lock|pnpm-lock\\.yaml|pom\\.xml|build\\.gradle(\\.kts)?"
                    + "|requirements[\\w.-]*\\.txt|pyproject\\.toml|poetry\\.lock|Cargo\\.(toml|lock)|Gemfile(\\.lock)?|Chart\\.ya?ml)$");
    private static final Pattern HOSTING = Pattern.compile("^(github\\.com|google\\.golang\\.org|go\\.[\\w.]+|@)?/?");

    /** How large a step between versions is, and how much it tends to break. */
    private enum Step {
        MAJOR(Odds.MAJOR_VERSION, 1),
        MINOR(Odds.MINOR_VERSION, 1),
        PATCH(Odds.PATCH_VERSION, Odds.HALF_ACTIVE);

        private final double odds;
        private final double activity;

        Step(double odds, double activity) {
            this.odds = odds;
            this.activity = activity;
        }
    }

    private Versions() {}

    static boolean isManifest(String file) {
        return MANIFEST.matcher(file).find();
    }

    /**
     * Judges a diff that changes nothing but versions.
     *
     * @return words of the names of the changed dependencies; empty when the diff is something else
     */
    static Set<String> judge(Diff diff, Impact impact) {
        Map<String, Set<String>> before = versions(diff.lost());
        Map<String, Set<String>> after = versions(diff.gained());
        Set<String> changed = new TreeSet<>();
        Step step = Step.PATCH;
        for (Map.Entry<String, Set<String>> entry : before.entrySet()) {
            for (String old : entry.getValue()) {
                for (String recent : after.getOrDefault(entry.getKey(), Set.of())) {
                    if (!old.equals(recent)) {
                        changed.add(entry.getKey());
                        step = larger(step, step(old, recent));
                    }
                }
            }
        }
        if (!diff.anyFile(Versions::isManifest)) {
            changed.removeIf("version"::equalsIgnoreCase); // the program's own
        }
        boolean nothingElse = diff.everyFile(Versions::isManifest)
                || changed.size() >= diff.gained().size();
        if (changed.isEmpty() || !nothingElse) {
            return Set.of();
        }
        impact.add(
                step.odds,
                step.activity,
                "dependency version changed (" + step.name().toLowerCase(Locale.ROOT) + "): "
                        + String.join(", ", changed.stream().limit(3).toList()));
        Set<String> words = new TreeSet<>();
        for (String name : changed) {
            words.addAll(Words.of(HOSTING.matcher(name).replaceFirst("")));
        }
        return words;
    }

    private static Step larger(Step one, Step other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** By the first part that differs. */
    private static Step step(String old, String recent) {
        String[] before = old.split("\\.", -1);
        String[] after = recent.split("\\.", -1);
        return !before[0].equals(after[0]) ? Step.MAJOR : !before[1].equals(after[1]) ? Step.MINOR : Step.PATCH;
    }

    private static Map<String, Set<String>> versions(List<String> lines) {
        Map<String, Set<String>> found = new HashMap<>();
        for (String line : lines) {
            Matcher versions = VERSION.matcher(line);
            while (versions.find()) {
                String patch = versions.group(4);
                found.computeIfAbsent(versions.group(1), name -> new TreeSet<>())
                        .add(versions.group(2) + "." + versions.group(3) + "." + (patch == null ? "0" : patch));
            }
        }
        return found;
    }
}
