package dev.firefight.evidence;

import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Weights.Weighed;
import dev.firefight.evidence.catalogue.Advice;
import dev.firefight.evidence.catalogue.GenericAdvice;
import dev.firefight.evidence.catalogue.SignatureCatalogue;
import dev.firefight.evidence.catalogue.SignatureMatch;
import dev.firefight.evidence.catalogue.Symptoms;
import dev.firefight.evidence.catalogue.Symptoms.SaidText;
import dev.firefight.evidence.change.BlamedChange;
import dev.firefight.evidence.change.ChangeVerdict;
import dev.firefight.evidence.change.Reason;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.log.SaidSince;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes suspects: of weighed targets and of changes one list, each with its bucket, what to say about it and what to do. */
final class Suspects {
    private static final int MOST_SUSPECTS = 20;

    /** A change less likely than this is not worth a line. */
    private static final double LEAST_CHANGE = 0.01;

    /** Memory that grows by a quarter or more is a cause of computing, not an effect of it. */
    private static final double MATERIAL = 0.25;

    /** From here on a rise is no accident: e^3 is twenty to one. */
    private static final double CERTAIN = 3;

    /** Four to one: less is what anybody shows at any time. */
    private static final double WORTH_TELLING_BITS = 2;

    private static final int DEEDS_TOLD = 2;

    private static final double LEAST_LIKELIHOOD = 1e-12;

    private final SignatureCatalogue catalogue;
    private final LogPatterns patterns;
    private final Map<String, List<SaidSince>> said;
    private final ChangeVerdict changes;
    private final ServiceMap map;

    Suspects(
            SignatureCatalogue catalogue,
            LogPatterns patterns,
            Map<String, List<SaidSince>> said,
            ChangeVerdict changes,
            ServiceMap map) {
        this.catalogue = catalogue;
        this.patterns = patterns;
        this.said = said;
        this.changes = changes;
        this.map = map;
    }

    /**
     * All suspects, most likely first.
     *
     * @param weighed the targets, heaviest first
     * @param likelihood how likely each of them is, and each change that may be blamed
     */
    List<Suspect> of(List<Weighed> weighed, Likelihood likelihood) {
        List<Suspect> suspects = new ArrayList<>();
        int most = Math.min(MOST_SUSPECTS, weighed.size());
        for (int i = 0; i < most; i++) {
            // the order of the weights stays, even where likelihoods are too small to tell apart
            double least = LEAST_LIKELIHOOD * (most - i) / most;
            suspects.add(ofTarget(
                    weighed.get(i),
                    weighed,
                    Math.max(least, likelihood.targets().get(i))));
        }
        for (int i = 0; i < likelihood.changes().size(); i++) {
            double share = likelihood.changes().get(i);
            if (share >= LEAST_CHANGE) {
                suspects.add(ofChange(changes.candidates().get(i), share));
            }
        }
        suspects.sort(Comparator.comparingDouble(Suspect::likelihood).reversed());
        List<Suspect> ranked = new ArrayList<>();
        for (Suspect suspect : suspects.subList(0, Math.min(MOST_SUSPECTS, suspects.size()))) {
            ranked.add(suspect.at(ranked.size() + 1));
        }
        return ranked;
    }

    private Suspect ofTarget(Weighed weighed, List<Weighed> all, double likelihood) {
        Target target = weighed.target();
        Clue indicator = indicator(weighed);
        List<Evidence> evidence = new ArrayList<>(weighed.strongest().stream()
                .filter(clue -> clue.equals(indicator) || clue.evidence().surprise() >= WORTH_TELLING_BITS)
                .map(Clue::evidence)
                .toList());
        Bucket bucket = Bucket.INTERNAL;
        String reason = indicator.evidence().text();
        Advice advice = GenericAdvice.of(bucket, indicator.family(), target.service());
        Optional<SignatureMatch> known =
                catalogue.match(new Symptoms(target, weighed.strongest(), saidBy(target.service()))).stream()
                        .findFirst();
        if (known.isPresent()) {
            advice = known.get().advice();
            if (known.get().isSpecific()) {
                bucket = known.get().bucket();
                reason = "%s; looks like %s%s"
                        .formatted(
                                reason,
                                known.get().signature().name(),
                                known.get().signature().blamesCalled() ? called(target.service(), all) : "");
                evidence.addAll(known.get().evidence());
            }
        }
        if (changes.blamed().isEmpty()
                && !changes.external().isEmpty()
                && target.service().equals(changes.firstFailingService())) {
            bucket = Bucket.DEPENDENCY;
            evidence.addAll(0, changes.external());
            reason = changes.external().getFirst().text();
            if (known.isEmpty()) {
                advice = GenericAdvice.of(bucket, indicator.family(), target.service());
            }
        }
        return new Suspect(
                0,
                target.service(),
                target.component(),
                bucket,
                indicator.indicator(),
                bits(likelihood),
                likelihood,
                reason,
                told(reason, evidence),
                advice.quickestTest(),
                advice.mitigation());
    }

    /** Each piece once, though a clue may be a sign of a known pattern too: what the reason says first, then the most surprising. */
    private static List<Evidence> told(String reason, List<Evidence> all) {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing((Evidence one) -> !reason.startsWith(one.text()))
                        .thenComparing(
                                Comparator.comparingDouble(Evidence::surprise).reversed()))
                .toList();
    }

    /** Where to look next when whoever shows a sign usually suffers from another: at the heaviest of those it calls. */
    private String called(String service, List<Weighed> all) {
        Set<String> callees = map.calls().stream()
                .filter(call -> call.caller().equals(service) && !call.callee().equals(service))
                .map(ServiceMap.Edge::callee)
                .collect(Collectors.toSet());
        return all.stream()
                .map(one -> one.target().service())
                .filter(callees::contains)
                .findFirst()
                .map(", which points at one it calls: look at %s next"::formatted)
                .orElse(callees.isEmpty() ? "" : ", which points at one it calls");
    }

    private Suspect ofChange(BlamedChange blamed, double likelihood) {
        Advice advice =
                GenericAdvice.ofChange(blamed.change().kind(), blamed.change().title());
        String where =
                blamed.deployedService().isEmpty() ? "taken into production" : "live in " + blamed.deployedService();
        return new Suspect(
                0,
                changes.firstFailingService().isEmpty() ? blamed.deployedService() : changes.firstFailingService(),
                blamed.change().id(),
                Bucket.CHANGE,
                blamed.change().title(),
                bits(likelihood),
                likelihood,
                where + why(blamed),
                blamed.evidence(),
                advice.quickestTest(),
                advice.mitigation());
    }

    /** What it did, which tells a person most, and what else speaks for it. */
    private static String why(BlamedChange blamed) {
        Stream<Reason> others =
                blamed.reasons().stream().filter(reason -> !blamed.deeds().contains(reason));
        return Stream.concat(
                        strongest(blamed.deeds().stream()).limit(DEEDS_TOLD),
                        strongest(others).limit(1))
                .map(reason -> "; " + reason.text())
                .collect(Collectors.joining());
    }

    private static Stream<Reason> strongest(Stream<Reason> reasons) {
        return reasons.filter(reason -> reason.odds() > 0)
                .sorted(Comparator.comparingDouble(Reason::odds).reversed());
    }

    private List<SaidText> saidBy(String service) {
        return said.getOrDefault(service, List.of()).stream()
                .map(one -> new SaidText(
                        patterns.example(one.pattern()), one.before(), one.after(), OptionalLong.of(one.firstNanos())))
                .toList();
    }

    /** The signal that names the trouble: writing memory costs computing, computing costs no memory. */
    private static Clue indicator(Weighed one) {
        Clue first = one.strongest().stream()
                .filter(clue -> clue.family() == Family.CPU && clue.surprise() >= CERTAIN)
                .findFirst()
                .orElse(one.strongest().getFirst());
        if (first.family() != Family.CPU && first.family() != Family.MEMORY) {
            return first;
        }
        Optional<Clue> memory = one.strongest().stream()
                .filter(clue -> clue.family() == Family.MEMORY && clue.surprise() >= CERTAIN)
                .filter(clue -> clue.evidence().after() - clue.evidence().before()
                        >= MATERIAL * Math.abs(clue.evidence().before()))
                .findFirst();
        return memory.orElse(first);
    }

    /** Odds in bits. */
    private static double bits(double likelihood) {
        double inside = Math.clamp(likelihood, Double.MIN_NORMAL, 1 - Math.ulp(1.0));
        return Math.log(inside / (1 - inside)) / Evidence.NATS_PER_BIT;
    }
}
