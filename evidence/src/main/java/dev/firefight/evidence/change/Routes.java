package dev.firefight.evidence.change;

import dev.firefight.telemetry.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When and where changes took effect: by their own deployment, by riding along with another, applied by themselves, or switched on. */
final class Routes {
    private static final Pattern APPLIED = Pattern.compile(
            "(^|/)(charts?|helm|k8s|kubernetes|manifests?|terraform|argocd|kustomize|overlays|infra|migrations?|ansible|crossplane)/|\\.tf$");
    private static final Pattern NO_NAME_PART = Pattern.compile("[^a-z0-9]");
    private static final Pattern NO_PATH_PART = Pattern.compile("[^a-z0-9/]");
    /** As many digits of a commit id as people write. */
    private static final int LEAST_SHORT_ID = 7;

    /** A change of more files has no place. */
    private static final int MAX_FILES = 300;

    private final List<Change> deployments;
    private final List<Change> flags;
    private final Set<String> services;

    /**
     * Prepares.
     *
     * @param changes all changes
     * @param services all known services
     */
    Routes(List<Change> changes, Set<String> services) {
        this.deployments = changes.stream()
                .filter(change -> change.kind() == Change.Kind.DEPLOY)
                .sorted(Comparator.comparingLong(Change::timeNanos).thenComparing(Change::service))
                .toList();
        this.flags = changes.stream()
                .filter(change -> change.kind() == Change.Kind.FLAG)
                .toList();
        this.services = services;
    }

    /** Whether a change is switched or set, and takes effect at once. */
    static boolean isSwitch(Change change) {
        return change.kind() == Change.Kind.FLAG || change.kind() == Change.Kind.CONFIG;
    }

    /** Whether a deployment brings a commit: it carries its id, or a version that is the start of it. */
    static boolean brings(Change deployment, Change commit) {
        return !commit.id().isEmpty()
                && (means(deployment.id(), commit.id()) || means(deployment.version(), commit.id()));
    }

    /** Whether a deployment brings one of these commits. */
    static boolean bringsAny(Change deployment, NavigableSet<String> commits) {
        return Stream.of(deployment.id(), deployment.version())
                .filter(written -> !written.isEmpty())
                .anyMatch(written -> commits.tailSet(written, true).stream()
                        .findFirst()
                        .filter(id -> means(written, id))
                        .isPresent());
    }

    private static boolean means(String written, String id) {
        return written.equals(id) || (written.length() >= LEAST_SHORT_ID && id.startsWith(written));
    }

    /** The services whose name stands in the path of a changed file, by name. */
    Set<String> owners(Change change) {
        Set<String> owners = new TreeSet<>();
        for (String file :
                change.files().subList(0, Math.min(MAX_FILES, change.files().size()))) {
            Set<String> words = Words.of(file.substring(0, Math.max(0, file.lastIndexOf('/'))));
            String flat = NO_PATH_PART.matcher(file.toLowerCase(Locale.ROOT)).replaceAll("");
            for (String service : services) {
                Set<String> own = Words.ofService(service);
                String name =
                        NO_NAME_PART.matcher(service.toLowerCase(Locale.ROOT)).replaceAll("");
                if ((!own.isEmpty() && words.containsAll(own)) || (!name.isEmpty() && flat.contains(name))) {
                    owners.add(service);
                }
            }
        }
        return owners;
    }

    /** The ways by which a change may have taken effect; none when it was never deployed. */
    List<Route> of(Change change, ChangeContent content, Set<String> owners) {
        if (change.kind() != Change.Kind.COMMIT) {
            String how =
                    switch (change.kind()) {
                        case DEPLOY -> "deployed to " + change.service();
                        case FLAG -> "switched";
                        default -> "done";
                    };
            return List.of(new Route(change.timeNanos(), change.service(), isSwitch(change), 0, how));
        }
        List<Route> routes = new ArrayList<>(ofCode(change, owners));
        double switched = routes.isEmpty() ? Odds.SWITCHED_ON_UNDEPLOYED : Odds.SWITCHED_ON;
        for (Change flag : flags) {
            if (Words.hasParts(flag.id()) && content.words().containsKey(Words.compound(flag.id()))) {
                routes.add(new Route(
                        flag.timeNanos(), flag.service(), true, switched, "switched on by flag " + flag.id()));
            }
        }
        return routes;
    }

    private List<Route> ofCode(Change commit, Set<String> owners) {
        String owner = owners.stream().findFirst().orElse(commit.service());
        if (deployments.isEmpty()) {
            return List.of(
                    new Route(commit.timeNanos(), owner, false, 0, "no deployments recorded: its own time is used"));
        }
        List<Route> own = deployments.stream()
                .filter(deployment -> brings(deployment, commit))
                .map(deployment -> new Route(
                        deployment.timeNanos(), deployment.service(), false, 0, "deployed to " + deployment.service()))
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        List<Change> later = deployments.stream()
                .filter(deployment -> deployment.timeNanos() >= commit.timeNanos())
                .toList();
        List<Route> next = riding(
                later.stream()
                        .filter(deployment -> owners.contains(deployment.service()))
                        .toList(),
                Odds.RIDES_ALONG,
                "rides in the next deployment of ");
        if (!next.isEmpty()) {
            return next;
        }
        if (!commit.files().isEmpty()
                && commit.files().stream()
                        .allMatch(file -> APPLIED.matcher(file).find())) {
            return List.of(new Route(
                    commit.timeNanos(),
                    owner,
                    false,
                    Odds.APPLIED_BY_ITSELF,
                    "no deployment seen, but such files are often applied by themselves"));
        }
        return owners.isEmpty()
                ? riding(later, Odds.SHARED_RIDES_ALONG, "shared code, may ride in the deployment of ")
                : List.of();
    }

    /** The first of some deployments, and all at the same time: their names do not tell in which one it rides. */
    private static List<Route> riding(List<Change> deployments, double odds, String text) {
        return deployments.stream()
                .filter(deployment ->
                        deployment.timeNanos() == deployments.getFirst().timeNanos())
                .map(deployment -> new Route(
                        deployment.timeNanos(), deployment.service(), false, odds, text + deployment.service()))
                .toList();
    }
}
