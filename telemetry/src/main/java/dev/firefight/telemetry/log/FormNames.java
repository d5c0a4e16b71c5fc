package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.HeaderForms.Form;
import dev.firefight.telemetry.log.LineHeader.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells a person how lines are written, and by what that is known. */
final class FormNames {
    private static final int MOST_LINES = 50;
    private static final int MOST_EXAMPLE_CHARS = 100;

    /** Some lines of each form, and a header. */
    private final List<List<String>> lines = new ArrayList<>();

    private final List<String> examples = new ArrayList<>();
    private final List<HeaderForm> forms;

    FormNames(List<HeaderForm> forms) {
        this.forms = forms;
        for (int form = 0; form < forms.size() + 4; form++) {
            lines.add(new ArrayList<>());
            examples.add("");
        }
    }

    /** Takes notice of a line that was read, and lies without its carrier from a place on. */
    void see(byte[] bytes, int from, int to, LineHeader header) {
        boolean isKept = header.form() >= 0
                && (header.kind() == Kind.START || header.kind() == Kind.HEADER)
                && lines.get(header.form()).size() < MOST_LINES;
        if (!isKept) {
            return;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        for (int i = 0; i < header.escapes(); i++) {
            text = EscapedText.plain(text);
        }
        lines.get(header.form()).add(text);
        if (header.form() < forms.size() && examples.get(header.form()).isEmpty()) {
            int end = Math.max(from, header.messageFrom());
            examples.set(header.form(), cut(new String(bytes, from, end - from, StandardCharsets.UTF_8)));
        }
    }

    private static String cut(String text) {
        String line = text.strip();
        return line.length() <= MOST_EXAMPLE_CHARS ? line : line.substring(0, MOST_EXAMPLE_CHARS) + "\u2026";
    }

    /** The forms in words, then JSON, pairs, the export of journald and queries. */
    List<Form> describe(LineHabits habits, boolean[] isAlone) {
        String words = carriedBy(habits);
        String carried = words.isEmpty() ? "" : " " + words;
        List<Form> described = new ArrayList<>();
        for (int form = 0; form < forms.size(); form++) {
            String alone = isAlone[form] ? " on the next line" : "";
            String name = KnownFormat.of(lines.get(form));
            described.add(new Form(
                    (name.isEmpty() && !carried.isEmpty() ? "lines" : name) + carried,
                    forms.get(form).describe() + alone,
                    examples.get(form)));
        }
        KnownFormat.Form object = KnownFormat.ofObjects(lines.get(forms.size()));
        String json = object.words().isEmpty() ? "JSON" : object.words();
        String fields = object.fields().isEmpty() ? "objects with a message or level" : object.fields();
        described.add(new Form(json + carried, fields, ""));
        described.add(new Form("logfmt" + carried, "pairs with a message and a time or level", ""));
        described.add(new Form("journald's export", "a line for each field, MESSAGE among them", ""));
        described.add(new Form("MySQL's slow query log" + carried, "comments with time and user, then the query", ""));
        return List.copyOf(described);
    }

    /** What carries lines, in words. */
    static String carriedBy(LineHabits habits) {
        List<String> words = new ArrayList<>();
        if (habits.isCollected()) {
            words.add("in JSON of a collector");
        } else if (habits.isInDocker()) {
            words.add("in Docker's JSON");
        }
        habits.carriers().forEach(carrier -> words.add(carrier.words()));
        return String.join(", ", words);
    }
}
