package dev.firefight.evidence.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the variables of a template are called: by the word before, as {@code user} of {@code user=*} and {@code port} of {@code port *}. */
final class VariableNames {
    private static final int MOST_CHARS = 40;
    private static final int LOOKED_AT = 200;
    private static final Pattern BEFORE = Pattern.compile("([\\p{L}_][\\p{L}\\d_.-]{0,60})[^\\p{L}\\d]{0,6}$");

    private VariableNames() {}

    /** A name for each variable; no two are the same. */
    static List<String> of(TemplateText template) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < template.variables(); i++) {
            String before = template.fixed().get(i);
            Matcher word = BEFORE.matcher(before.substring(Math.max(0, before.length() - LOOKED_AT)));
            String name = word.find() ? word.group(1) : "value " + (i + 1);
            name = name.length() > MOST_CHARS ? name.substring(name.length() - MOST_CHARS) : name;
            int times = seen.merge(name, 1, Integer::sum);
            names.add(times == 1 ? name : name + " (" + times + ")");
        }
        return names;
    }
}
