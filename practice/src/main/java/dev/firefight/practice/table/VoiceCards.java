package dev.firefight.practice.table;

import dev.firefight.practice.scenario.Scenario.Voice;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cards of those who say something meanwhile: who ask for a time, who ask something else, and who think that they know. */
final class VoiceCards {
    private static final int MINUTES = 2;
    private static final Pattern WANTS_A_TIME = Pattern.compile(
            "\\bwhen\\b|\\ba time\\b|what time|how long|how many minutes|today, or tomorrow|go home",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WOULD_ACT = Pattern.compile(
            "\\b(restart|roll|fail over|flush|restore|scale|exchange|deploy|bring it out|block|empties|try|larger|more machines|more instances)",
            Pattern.CASE_INSENSITIVE);

    private VoiceCards() {}

    static Card card(Voice voice) {
        return kind(voice).saidBy(voice).at(voice.at());
    }

    private static Card kind(Voice voice) {
        if (isEngineer(voice) && WOULD_ACT.matcher(voice.says()).find()) {
            return Card.of("Somebody wants to act", MINUTES)
                    .asking("What do you answer, and who answers?", "What would you have to know before that is done?")
                    .noting(
                            "The commander answers, at once and kindly: what do you expect of it, by what do we see it, how is it undone?")
                    .noting("It is written down as a hypothesis or as a decision, also where the answer is no.")
                    .noting("One change at a time. Whoever acts without a word makes two troubles of one.");
        }
        if (WANTS_A_TIME.matcher(voice.says()).find()) {
            return Card.of("Somebody wants a time", MINUTES)
                    .asking("What do you say, in two sentences?", "Who says it, so that the others can go on?")
                    .noting(
                            "No time that nobody knows. What is known, what is being done, and when they hear of you again: that time can be kept.")
                    .noting("Whoever leads communications answers; the commander is not called out of the room.")
                    .noting("The promise of the next update goes on the timeline, with its time.");
        }
        if (voice.says().contains("?")) {
            return Card.of("Somebody asks", MINUTES)
                    .asking("What do you answer now, with what you know now?", "Who else has the same question?")
                    .noting(
                            "An answer within ten minutes, also when it is “we do not know yet, and tell you at half past”.")
                    .noting("What they see is an observation: it goes on the timeline, with who saw it and when.")
                    .noting("Where one asks, many wonder: one update for all is better than ten answers.");
        }
        return Card.of("Somebody says something", MINUTES)
                .asking("Is it a fact, a guess, or a plan?", "What do you do with it, and where do you write it?")
                .noting(
                        "Thank them. A fact goes on the timeline as an observation, a guess on the board as a hypothesis with its quickest test.")
                .noting(
                        "What somebody is sure of is tested like all else. It may be right, and it may be the wrong tip.")
                .noting(
                        "Whoever says that it was them is worth gold: no word of blame, and ask what exactly was done.");
    }

    private static boolean isEngineer(Voice voice) {
        return voice.who().toLowerCase(Locale.ROOT).contains("engineer");
    }
}
