package dev.firefight.app.drill;

import dev.firefight.app.report.DrillWords;
import dev.firefight.document.Durations;
import dev.firefight.practice.console.Looks;
import dev.firefight.practice.desk.Desk;
import dev.firefight.practice.desk.Guide;
import dev.firefight.practice.desk.Reply;
import dev.firefight.practice.drill.Drill;
import dev.firefight.practice.drill.Notice;
import dev.firefight.practice.drill.Opening.Mode;
import dev.firefight.practice.drill.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** A drill at a terminal: lines come in, texts go out, and all that is said and done is in its file before it is shown. By several threads. */
final class Shell {
    private final Drill drill;
    private final Desk desk;
    private final DrillFiles.Open file;
    private final DrillWords words;
    private final Consumer<String> out;
    private final Pace pace;
    private final boolean isGuided;
    private final Runnable onward;
    private int written;

    /**
     * Somebody sits down.
     *
     * @param file where it is kept
     * @param out shows texts, each with a line end at its end
     * @param pace how time goes
     * @param isGuided whether the next step is told after each line
     * @param onward called when time went on
     */
    Shell(
            Drill drill,
            DrillFiles.Open file,
            DrillWords words,
            Consumer<String> out,
            Pace pace,
            boolean isGuided,
            Runnable onward) {
        this.drill = drill;
        this.desk = new Desk(drill, drill.log().opening().trainee(), Looks::isLook);
        this.file = file;
        this.words = words;
        this.out = out;
        this.pace = pace;
        this.isGuided = isGuided;
        this.onward = onward;
    }

    /** Tells whoever is called what is known. */
    synchronized void begin() {
        out.accept(words.briefing(drill.scenario(), "\"help\" lists what can be typed, \"next\" says what to do now."));
        guide();
        onward.run();
    }

    private void guide() {
        if (isGuided && !desk.isAsking()) {
            out.accept(words.step(Guide.next(drill)));
        }
    }

    /** What stands before the next line. */
    synchronized String prompt() {
        return DrillWords.prompt(drill, desk.isAsking());
    }

    /** Whether it has no time left. */
    synchronized boolean isOver() {
        return drill.isOver();
    }

    /** Time goes on, by the pace. */
    synchronized void tick() throws IOException {
        carry(pace.elapsed(drill.elapsed()));
    }

    private void carry(Duration elapsed) throws IOException {
        boolean wasOver = drill.isOver();
        for (Notice one : drill.carryTo(elapsed)) {
            out.accept(words.notice(drill, one));
        }
        save();
        onward.run();
        if (drill.isOver() && !wasOver) {
            out.accept("Time is over. What was it (diagnose)? Write it up (review, promise), and type \"end\".\n");
        }
    }

    private void save() throws IOException {
        file.append(drill.logFrom(written));
        written = drill.log().lines().size();
    }

    /**
     * Somebody typed a line.
     *
     * @return whether it goes on
     */
    synchronized boolean type(String typed) throws IOException {
        tick();
        String line = typed.strip();
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toLowerCase(Locale.ROOT);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        if (verb.equals("end") && !desk.isAsking()) {
            return false;
        }
        if (desk.isAsking() || !besides(verb, rest)) {
            reply(desk.type(line));
        }
        guide();
        return true;
    }

    private void reply(Reply reply) throws IOException {
        save();
        out.accept(words.reply(drill, reply));
        if (reply instanceof Reply.Look(String line)) {
            try {
                out.accept(words.look(Looks.look(drill.run(), line)));
            } catch (IllegalArgumentException wrong) {
                out.accept(words.reply(drill, new Reply.Refused(String.valueOf(wrong.getMessage()))));
            }
        }
    }

    /** What concerns time and the terminal itself. */
    private boolean besides(String verb, String rest) throws IOException {
        switch (verb) {
            case "help", "?" -> out.accept(words.help(Looks.all()));
            case "acts" -> out.accept(words.acts());
            case "faults" -> out.accept(words.faults());
            case "timeline" -> out.accept(words.timeline(drill));
            case "board" -> out.accept(words.board(drill));
            case "next" -> {
                if (!isGuided) {
                    out.accept(words.step(Guide.next(drill)));
                }
            }
            case "pause", "resume", "speed", "wait" -> time(verb, rest);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void time(String verb, String rest) throws IOException {
        if (drill.log().opening().mode() == Mode.EXAM) {
            out.accept("In an exam time goes on as it does.\n");
            return;
        }
        try {
            switch (verb) {
                case "pause" -> pace.pause(drill.elapsed());
                case "resume" -> pace.resume(drill.elapsed());
                case "speed" -> pace.speed(drill.elapsed(), speed(rest));
                default -> {
                    Duration next = drill.elapsed().plus(Durations.read(rest.isEmpty() ? "1m" : rest));
                    pace.jump(next);
                    carry(next);
                }
            }
        } catch (IllegalArgumentException wrong) {
            out.accept("✗ \"" + rest + "\" " + wrong.getMessage() + "\n");
        }
    }

    private static int speed(String text) {
        String digits = text.replace("x", "");
        if (!digits.matches("[0-9]{1,2}")
                || Integer.parseInt(digits) < 1
                || Integer.parseInt(digits) > Pace.MOST_SPEED) {
            throw new IllegalArgumentException("is no speed: it is a number from 1 to " + Pace.MOST_SPEED);
        }
        return Integer.parseInt(digits);
    }
}
