package dev.firefight.server.web;

import dev.firefight.incident.Entry;
import dev.firefight.practice.table.Question;
import dev.firefight.practice.table.Shuffled.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody answered, as a page shows it.
 *
 * @param view what was asked
 * @param answered what they answered, and what was right
 */
record AnsweredView(ShuffledView view, Answered answered) {
    private static final int WELL_PERCENT = 90;
    private static final int FAR = 3;
    private static final long LATE_MINUTES = 15;

    List<Entry> truth() {
        return view.drill().inOrder();
    }

    /** How far off an entry was put. */
    String off(Entry entry) {
        int off = answered.off().getOrDefault(entry.number(), 0);
        if (off == 0) {
            return "right";
        }
        int places = Math.abs(off);
        return "you: " + places + (places == 1 ? " place" : " places") + (off > 0 ? " too late" : " too early");
    }

    boolean isRight(Entry entry) {
        return answered.off().getOrDefault(entry.number(), 0) == 0;
    }

    List<Question> questions() {
        return List.of(Question.values());
    }

    /** What was answered to a question. */
    String mine(Question question) {
        return Optional.ofNullable(answered.answers().get(question))
                .map(number -> number == 0 ? "none of these" : named(number))
                .orElse("nothing");
    }

    /** What is right. */
    String right(Question question) {
        List<Long> right = answered.right().getOrDefault(question, List.of());
        return right.isEmpty()
                ? "none of these"
                : right.stream().map(this::named).collect(Collectors.joining(", or "));
    }

    private String named(long number) {
        return truth().stream()
                .filter(one -> one.number() == number)
                .map(one -> view.letter(one) + " · " + view.telling(one).label())
                .findFirst()
                .orElse("");
    }

    /** What to look for next time. */
    List<String> next() {
        List<String> all = new ArrayList<>();
        if (answered.pairs().percent() < WELL_PERCENT) {
            all.add(
                    "Begin with what cannot be otherwise: what is verified was changed before, and what is refuted was supposed before.");
        }
        truth().stream()
                .filter(one -> answered.off().getOrDefault(one.number(), 0) >= FAR)
                .findFirst()
                .ifPresent(one -> all.add("“" + view.brief(one)
                        + "” came much earlier than you put it. What did people know when it was written?"));
        truth().stream()
                .filter(one -> answered.off().getOrDefault(one.number(), 0) <= -FAR)
                .findFirst()
                .ifPresent(one -> all.add(
                        "“" + view.brief(one) + "” came much later than you put it. What had to be known first?"));
        for (Question question : Question.values()) {
            if (!answered.isRight(question)) {
                all.add(question.teaches());
            }
        }
        if (all.isEmpty()) {
            all.add(
                    "Nothing is left to be wished for. Take a timeline of a real incident, and ask what is missing in it.");
        }
        return all;
    }

    /** When others were told, and whether that was in time. */
    String told() {
        return answered.toldAfter()
                .map(after -> after.toMinutes() < 1
                        ? "Others were told within a minute of the first sign of harm."
                        : "Others were told " + after.toMinutes() + " min after the first sign of harm"
                                + (after.toMinutes() > LATE_MINUTES ? ", which is late." : "."))
                .orElse("Nobody else was ever told.");
    }
}
