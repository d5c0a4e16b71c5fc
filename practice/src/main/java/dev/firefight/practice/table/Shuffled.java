package dev.firefight.practice.table;

import dev.firefight.incident.Entry;
import dev.firefight.practice.engine.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timeline to be put in order: eight to twelve of its entries that tell its story, in an order that a seed decides.
 *
 * @param entries as they are shown
 * @param story from which they are
 */
public record Shuffled(List<Entry> entries, Story story) {
    /** So many are taken at least. */
    public static final int LEAST = 8;

    /** So many are taken at most. */
    public static final int MOST = 12;

    /** Copies the list. */
    public Shuffled {
        entries = List.copyOf(entries);
    }

    /** Of a timeline that is over; empty where fewer than eight of its entries tell something. */
    public static Optional<Shuffled> of(List<Entry> timeline, long seed) {
        List<Entry> shown = Weight.weighty(timeline, MOST);
        return shown.size() < LEAST
                ? Optional.empty()
                : Optional.of(new Shuffled(shuffled(shown, new Chance(seed, "timeline")), new Story(timeline, shown)));
    }

    /** By Fisher and Yates, so that each order is as likely as any other. */
    private static List<Entry> shuffled(List<Entry> entries, Chance chance) {
        List<Entry> all = new ArrayList<>(entries);
        for (int i = all.size() - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            Entry one = all.get(i);
            all.set(i, all.get(other));
            all.set(other, one);
        }
        return all;
    }

    /** As it was. */
    public List<Entry> inOrder() {
        return story.shown();
    }

    /**
     * Looks at what somebody answered.
     *
     * @param order the entries as they put them; has to hold each once
     * @param answers the number of an entry for each question; 0 for none of them
     */
    public Answered answered(List<Entry> order, Map<Question, Long> answers) {
        Map<Question, List<Long>> right = new EnumMap<>(Question.class);
        for (Question one : Question.values()) {
            right.put(one, story.right(one));
        }
        return new Answered(order, pairs(order), answers, right, story.toldAfter());
    }

    /** Which pairs are in the right order; two of the same moment are right either way, and do not count. */
    private Pairs pairs(List<Entry> order) {
        if (order.size() != entries.size() || !order.containsAll(entries)) {
            throw new IllegalArgumentException("an order holds each of the " + entries.size() + " entries once");
        }
        int right = 0;
        int all = 0;
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                int comparison = order.get(i).at().compareTo(order.get(j).at());
                right += comparison < 0 ? 1 : 0;
                all += comparison == 0 ? 0 : 1;
            }
        }
        return new Pairs(right, all);
    }

    /**
     * How many pairs are in the right order. What Kendall (1938) counts for his tau, as a share: 100 % is the right order, 0 % the opposite, and half of
     * them are right by chance.
     *
     * @param right those in the right order
     * @param all those that have an order
     */
    public record Pairs(int right, int all) {
        /** The share of right ones. */
        public long percent() {
            return all == 0 ? 100 : Math.round(100.0 * right / all);
        }
    }

    /**
     * What somebody answered, and what was right.
     *
     * @param order as they put the entries
     * @param pairs how much of it is right
     * @param answers to each question, as the number of an entry; 0 for none of them
     * @param right the numbers that are right for each question; none where none of them is
     * @param toldAfter how long after the first sign of harm others were told; empty where they never were
     */
    public record Answered(
            List<Entry> order,
            Pairs pairs,
            Map<Question, Long> answers,
            Map<Question, List<Long>> right,
            Optional<Duration> toldAfter) {
        /** Copies what can be altered. */
        public Answered {
            order = List.copyOf(order);
            answers = Map.copyOf(answers);
            right = Map.copyOf(right);
        }

        /** Whether an answer is right. */
        public boolean isRight(Question question) {
            List<Long> good = right.getOrDefault(question, List.of());
            return Optional.ofNullable(answers.get(question))
                    .filter(answer -> good.isEmpty() ? answer == 0 : good.contains(answer))
                    .isPresent();
        }

        /** How many answers are right. */
        public long rightAnswers() {
            return right.keySet().stream().filter(this::isRight).count();
        }

        /** By how many places each entry stands too far down; less than 0 where it stands too far up, 0 among those of its moment. */
        public Map<Long, Integer> off() {
            List<Entry> truth = order.stream()
                    .sorted(Comparator.comparingLong(Entry::number))
                    .toList();
            Map<Long, Integer> off = new HashMap<>();
            for (int at = 0; at < order.size(); at++) {
                Entry one = order.get(at);
                int from = 0;
                while (truth.get(from).at().isBefore(one.at())) {
                    from++;
                }
                int to = from;
                while (to + 1 < truth.size() && truth.get(to + 1).at().equals(one.at())) {
                    to++;
                }
                off.put(one.number(), at < from ? at - from : Math.max(0, at - to));
            }
            return off;
        }
    }
}
