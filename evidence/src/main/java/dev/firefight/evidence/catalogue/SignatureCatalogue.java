package dev.firefight.evidence.catalogue;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.catalogue.Symptoms.SaidText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Known ways of failing, and which of them fit a suspect.
 *
 * <p>Every sign weighs the logarithm of how few signatures share it, as words weigh in a search, but never more than the evidence
 * that it was there at all. Signs are: each phrase that was said, each metric sign that was seen, each family that goes with the
 * signature.
 */
public final class SignatureCatalogue {
    private static final String SHIPPED = "signatures.txt";

    /** From here on a move is no accident, and its absence is quiet: e^3 is twenty to one. */
    private static final double CLEAR = 3;

    /** Of texts that say the same thing the one said most speaks for all; what is left cannot be told apart. */
    private static final Comparator<Evidence> OFTEN_THEN_EARLY = Comparator.comparingDouble(Evidence::after)
            .reversed()
            .thenComparing(Evidence::before)
            .thenComparing(one -> one.timeNanos().orElse(Long.MAX_VALUE))
            .thenComparing(Evidence::selector);

    private final List<Signature> signatures;
    private final PhraseIndex phrases;
    private final Map<Family, Double> familyWeights = new EnumMap<>(Family.class);
    private final Map<MetricSign, Double> metricWeights = new HashMap<>();

    private SignatureCatalogue(List<Signature> signatures) {
        this.signatures = List.copyOf(signatures);
        phrases = new PhraseIndex(this.signatures);
        for (Family family : Family.values()) {
            familyWeights.put(
                    family,
                    weight(signatures.stream()
                            .filter(one ->
                                    one.needs().contains(family) || one.may().contains(family))
                            .count()));
        }
        for (Signature signature : signatures) {
            for (MetricSign sign : signature.metricSigns()) {
                metricWeights.put(
                        sign,
                        Discounted.sum(sign.groups().stream()
                                .mapToDouble(group -> weight(users(group)))
                                .toArray()));
            }
        }
    }

    /** The catalogue that comes with the program. */
    public static SignatureCatalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /** A catalogue of these signatures. */
    public static SignatureCatalogue of(List<Signature> signatures) {
        return new SignatureCatalogue(signatures);
    }

    /** All signatures, in the order of the text. */
    public List<Signature> signatures() {
        return signatures;
    }

    /**
     * What fits a suspect.
     *
     * @return specific matches first, then the others; among each the one with most surprise first, equals in the order of the catalogue
     */
    public List<SignatureMatch> match(Symptoms symptoms) {
        Map<Family, Clue> families = clearFamilies(symptoms.clues());
        Map<Integer, List<Sign>> said = said(symptoms.said());
        List<Measured> measured = measured(symptoms.clues());
        List<SignatureMatch> matches = new ArrayList<>();
        for (int i = 0; i < signatures.size(); i++) {
            match(signatures.get(i), said.getOrDefault(i, List.of()), measured, families)
                    .ifPresent(matches::add);
        }
        matches.sort(Comparator.comparing(SignatureMatch::isSpecific)
                .reversed()
                .thenComparing(
                        Comparator.comparingDouble(SignatureMatch::surprise).reversed()));
        return List.copyOf(matches);
    }

    private Optional<SignatureMatch> match(
            Signature signature, List<Sign> said, List<Measured> measured, Map<Family, Clue> families) {
        if (!families.keySet().containsAll(signature.needs())) {
            return Optional.empty();
        }
        // what a service says of itself outranks what its metrics let one think
        if (said.isEmpty() && signature.quiet().stream().anyMatch(families::containsKey)) {
            return Optional.empty();
        }
        List<Sign> signs = new ArrayList<>(said);
        signs.addAll(moved(signature, measured));
        boolean hasOwnSign = !signs.isEmpty();
        if (!hasOwnSign && !signature.isOfFamiliesAlone()) {
            return Optional.empty();
        }
        Set<Evidence> told = new HashSet<>();
        signs.forEach(sign -> told.add(sign.evidence));
        families.forEach((family, clue) -> {
            boolean goesWith =
                    signature.needs().contains(family) || signature.may().contains(family);
            if (goesWith && told.add(clue.evidence())) {
                signs.add(new Sign(Math.min(familyWeights.getOrDefault(family, 0.0), nats(clue)), clue.evidence()));
            }
        });
        signs.sort(Comparator.comparingDouble(Sign::weight).reversed().thenComparing(sign -> sign.evidence.selector()));
        double surprise =
                Discounted.sum(signs.stream().mapToDouble(Sign::weight).toArray());
        boolean isSpecific = hasOwnSign && !signature.isGeneric();
        return Optional.of(new SignatureMatch(
                signature, surprise, signs.stream().map(Sign::evidence).toList(), isSpecific));
    }

    private record Sign(double weight, Evidence evidence) {}

    /** A clear clue from a metric, with the words of the metric. */
    private record Measured(Clue clue, String words) {}

    /** One sign for each text and each phrase: a text that says a thing twice says it once, and so does one said in many texts. */
    private Map<Integer, List<Sign>> said(List<SaidText> texts) {
        Map<Integer, Map<String, Sign>> byPhrase = new HashMap<>();
        for (SaidText text : texts) {
            Map<Integer, PhraseIndex.Hit> strongest = new HashMap<>();
            for (PhraseIndex.Hit hit : phrases.hits(text.text())) {
                strongest.merge(hit.signature(), hit, SignatureCatalogue::stronger);
            }
            strongest.forEach((signature, hit) -> byPhrase.computeIfAbsent(signature, number -> new HashMap<>())
                    .merge(hit.phrase(), new Sign(hit.weight(), evidence(text, hit)), SignatureCatalogue::moreOften));
        }
        Map<Integer, List<Sign>> signs = new HashMap<>();
        byPhrase.forEach((signature, byName) -> signs.put(signature, List.copyOf(byName.values())));
        return signs;
    }

    private List<Sign> moved(Signature signature, Collection<Measured> measured) {
        List<Sign> signs = new ArrayList<>();
        Set<Evidence> told = new HashSet<>();
        for (MetricSign sign : signature.metricSigns()) {
            measured.stream()
                    .filter(one -> sign.move()
                            .isSeen(
                                    one.clue.evidence().before(),
                                    one.clue.evidence().after()))
                    .filter(one -> sign.isNamed(one.words))
                    .map(Measured::clue)
                    .reduce(SignatureCatalogue::clearer)
                    .filter(clue -> told.add(clue.evidence()))
                    .ifPresent(clue -> signs.add(
                            new Sign(Math.min(metricWeights.getOrDefault(sign, 0.0), nats(clue)), clue.evidence())));
        }
        return signs;
    }

    private static List<Measured> measured(List<Clue> clues) {
        return clues.stream()
                .filter(clue -> clue.evidence().kind() == Evidence.Kind.METRIC && nats(clue) >= CLEAR)
                .map(clue -> new Measured(clue, MetricSign.words(clue.evidence().selector())))
                .toList();
    }

    private static Map<Family, Clue> clearFamilies(List<Clue> clues) {
        Map<Family, Clue> families = new EnumMap<>(Family.class);
        for (Clue clue : clues) {
            if (nats(clue) >= CLEAR) {
                families.merge(clue.family(), clue, SignatureCatalogue::clearer);
            }
        }
        return families;
    }

    /** How surely it was there, whomever it speaks against. */
    private static double nats(Clue clue) {
        return clue.evidence().surprise() * Evidence.NATS_PER_BIT;
    }

    private static Clue clearer(Clue one, Clue other) {
        int bySurprise =
                Double.compare(one.evidence().surprise(), other.evidence().surprise());
        if (bySurprise != 0) {
            return bySurprise > 0 ? one : other;
        }
        return one.evidence().selector().compareTo(other.evidence().selector()) <= 0 ? one : other;
    }

    private static PhraseIndex.Hit stronger(PhraseIndex.Hit one, PhraseIndex.Hit other) {
        int byWeight = Double.compare(one.weight(), other.weight());
        if (byWeight != 0) {
            return byWeight > 0 ? one : other;
        }
        return one.phrase().compareTo(other.phrase()) <= 0 ? one : other;
    }

    private static Sign moreOften(Sign one, Sign other) {
        return OFTEN_THEN_EARLY.compare(one.evidence, other.evidence) <= 0 ? one : other;
    }

    private static Evidence evidence(SaidText text, PhraseIndex.Hit hit) {
        return new Evidence(
                Evidence.Kind.LOG,
                hit.excerpt(),
                "count",
                text.before(),
                text.after(),
                "",
                hit.weight() / Evidence.NATS_PER_BIT,
                text.firstNanos(),
                "its logs say \u201c%s\u201d".formatted(hit.excerpt()),
                Optional.empty());
    }

    private double weight(long users) {
        return Math.log((1.0 + signatures.size()) / Math.max(1, users));
    }

    private long users(List<String> group) {
        return signatures.stream()
                .filter(one -> one.metricSigns().stream()
                        .flatMap(sign -> sign.groups().stream())
                        .anyMatch(other -> other.stream().anyMatch(group::contains)))
                .count();
    }

    /** Read once, when first asked for. */
    private static final class Shipped {
        static final SignatureCatalogue CATALOGUE = read();

        private static SignatureCatalogue read() {
            try (InputStream text = SignatureCatalogue.class.getResourceAsStream(SHIPPED)) {
                if (text == null) {
                    throw new IllegalStateException(SHIPPED + " is missing from the program");
                }
                return of(SignatureReader.read(SHIPPED, new String(text.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
