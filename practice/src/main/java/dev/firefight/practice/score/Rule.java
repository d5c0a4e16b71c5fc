package dev.firefight.practice.score;

import static dev.firefight.practice.score.Block.COMMAND;
import static dev.firefight.practice.score.Block.DIAGNOSIS;
import static dev.firefight.practice.score.Block.HARM;
import static dev.firefight.practice.score.Block.METHOD;
import static dev.firefight.practice.score.Block.RECOVERY;
import static dev.firefight.practice.score.Block.REVIEW;
import static dev.firefight.practice.score.Block.SAFETY;

/** The published rules. Their ids stand in scores that people keep, so that what one says is never altered: another id is taken instead. */
public enum Rule {
    /** Harm that was spared. */
    H1(HARM, 30, "Of the users that the best known play spares, the share that was spared."),
    /** Acts where nothing is wrong. */
    H2(HARM, 0, "Where nothing is wrong, each act on production takes 10 points."),
    /** It stays well. */
    R1(RECOVERY, 6, "After the end, and after the trigger came again, users are as well as after the best known play."),
    /** Nothing is missing. */
    R2(RECOVERY, 2, "Every service has at least the instances that it had."),
    /** It costs no more than it must. */
    R3(RECOVERY, 2, "There are no more than half as many instances again as before, or as the best known play needs."),
    /** The place. */
    D1(
            DIAGNOSIS,
            6,
            "The component in which it began is named; each other one that has nothing to do with it takes 2."),
    /** The kind of cause. */
    D2(DIAGNOSIS, 2, "The bucket: change, known pattern, dependency, internal, or nothing."),
    /** What went wrong there. */
    D3(DIAGNOSIS, 3, "What went wrong there, by its name in the catalogue of faults; 1 for the right family."),
    /** The change. */
    D4(DIAGNOSIS, 2, "The very change that set it off; or that none did."),
    /** Confidence. */
    D5(DIAGNOSIS, 2, "Confidence by Brier's rule: 2 × (1 − (p − o)²), where o is 1 when the component is right."),
    /** Somebody takes care. */
    C1(COMMAND, 2, "Acknowledged or declared within 5 minutes."),
    /** How bad it is. */
    C2(
            COMMAND,
            2,
            "Severity within 10 minutes of users suffering; 1 when it is lower than one user of ten suffering asks for."),
    /** Roles. */
    C3(COMMAND, 2, "A commander within 5 minutes of the declaration, 1; a scribe within 10, 1."),
    /** Impact. */
    C4(COMMAND, 1, "Impact described within 15 minutes of the declaration."),
    /** Escalation. */
    C5(COMMAND, 2, "Escalated before users suffer for 15 minutes; or they never did for so long."),
    /** Updates. */
    C6(
            COMMAND,
            3,
            "A first update within 15 minutes, 1; none later than 30 minutes after the one before, 1; each names the next, 1."),
    /** Questions. */
    C7(COMMAND, 1, "Questions are answered, or an update is posted, within 10 minutes: the share of them."),
    /** The end. */
    C8(COMMAND, 2, "Resolved while users are well, 1; and an update says so within 5 minutes, 1."),
    /** The cap. */
    C9(COMMAND, 0, "As M9, where method has nothing left to give."),
    /** Recent changes. */
    M1(METHOD, 2, "Recent changes are looked at within 5 minutes."),
    /** Think first. */
    M2(METHOD, 2, "A hypothesis is written down before the first act."),
    /** Test. */
    M3(
            METHOD,
            4,
            "The share of hypotheses for which evidence was written down, after looking at something; half with fewer than two."),
    /** One at a time. */
    M4(METHOD, 3, "One change at a time: each further one before the last is verified or undone takes 1."),
    /** Expect and verify. */
    M5(
            METHOD,
            4,
            "The share of acts with an expected effect and a way back in the timeline, 2; and of those after which somebody looked, 15 s later or more, 2."),
    /** The cap. */
    M9(
            METHOD,
            0,
            "Where less than 30 % of what can be spared was spared, command and method give 10 points at most, together with C9."),
    /** Destroying. */
    S1(SAFETY, 5, "Something was done, or found not to be needed, and nothing was put at risk."),
    /** Destroying. */
    S2(SAFETY, 0, "Each act that destroys something takes 3, unless a known play has it or evidence stands behind it."),
    /** Blind acts. */
    S3(SAFETY, 0, "Each act that users feel takes 1 where no hypothesis was written down before."),
    /** Times. */
    P1(REVIEW, 2, "When users began and ceased to suffer, within a minute: 1 each."),
    /** Numbers. */
    P2(REVIEW, 2, "How many users suffered, within 10 %; 1 within 25 %."),
    /** Causes. */
    P3(REVIEW, 1, "Root cause, trigger and contributing conditions are told apart, and the root is the right one."),
    /** Blame. */
    P4(REVIEW, 1, "No words of blame."),
    /** Action items. */
    P5(REVIEW, 1, "At least one action item, each with owner, date and kind."),
    /** What helps. */
    P6(
            REVIEW,
            3,
            "An action item that is an act: with it done before, at least a tenth fewer users suffer though nobody does anything else; 1 for fewer at all."),
    /** Hints. */
    X1(DIAGNOSIS, 0, "Hints cost 3, 6 and 12 points.");

    private final Block block;
    private final int most;
    private final String text;

    Rule(Block block, int most, String text) {
        this.block = block;
        this.most = most;
        this.text = text;
    }

    /** What it belongs to. */
    public Block block() {
        return block;
    }

    /** The most points it gives; 0 where it only takes some. */
    public int most() {
        return most;
    }

    /** What it says. */
    public String text() {
        return text;
    }
}
