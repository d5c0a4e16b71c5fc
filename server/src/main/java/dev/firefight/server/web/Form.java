package dev.firefight.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A form by which a fact is written.
 *
 * @param kind of the fact
 * @param title above the form
 * @param submit on its button
 * @param fields in their order
 */
record Form(String kind, String title, String submit, List<Field> fields) {
    Form {
        fields = List.copyOf(fields);
    }

    /** How a field is filled in. */
    enum Control {
        /** One line. */
        LINE,
        /** Several lines. */
        TEXT,
        /** One of a few. */
        CHOICE,
        /** Somebody's name. */
        PERSON,
        /** A moment. */
        TIME,
        /** A day. */
        DAY,
        /** Nothing that anybody fills in. */
        HIDDEN
    }

    /**
     * A field.
     *
     * @param name under which it is sent
     * @param label what is asked
     * @param control how it is filled in
     * @param isRequired whether something has to be said
     * @param hint an example of what to say
     * @param choices what may be chosen
     * @param value what stands in it
     */
    record Field(
            String name,
            String label,
            Control control,
            boolean isRequired,
            String hint,
            List<String> choices,
            String value) {
        Field {
            choices = List.copyOf(choices);
        }

        Field with(String other) {
            return new Field(name, label, control, isRequired, hint, choices, other);
        }
    }

    /** With values that stand in the fields, or beside them where there is no such field. */
    Form with(Map<String, String> values) {
        List<Field> filled = new ArrayList<>();
        for (Field field : fields) {
            filled.add(values.containsKey(field.name()) ? field.with(values.getOrDefault(field.name(), "")) : field);
        }
        values.forEach((name, value) -> {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                filled.add(new Field(name, "", Control.HIDDEN, false, "", List.of(), value));
            }
        });
        return new Form(kind, title, submit, filled);
    }
}
