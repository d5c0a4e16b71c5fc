package dev.firefight.server.web;

import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Rotation;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.StandIn;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import dev.firefight.paging.roster.Team;
import dev.firefight.server.setup.Item;
import dev.firefight.server.setup.SetupWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Teams, schedules and policies as forms, and forms as what a document says. Fields are called as their places in the document, such as {@code
 * rotations[0].start}, so that what is wrong stands beside them.
 */
final class RosterForms {
    /** So many rotations and steps fit into a form; who has more uses the document. */
    static final int MOST_ROWS = 12;

    static final List<String> TEAM = List.of("name", "members", "services", "policy");
    static final List<String> SCHEDULE =
            withRows(List.of("name", "zone"), "rotations", "members", "start", "length", "hours");
    static final List<String> POLICY =
            withRows(List.of("name", "rounds", "alone.call", "alone.after", "management"), "steps", "call", "patience");
    static final List<String> OVERRIDE = List.of("member", "from", "until", "why");

    private RosterForms() {}

    private static List<String> withRows(List<String> fields, String list, String... ofRow) {
        List<String> all = new ArrayList<>(fields);
        for (int row = 0; row < MOST_ROWS; row++) {
            for (String field : ofRow) {
                all.add(list + "[" + row + "]." + field);
            }
        }
        return List.copyOf(all);
    }

    static Map<String, String> of(Team team) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", team.name());
        values.put("members", String.join("\n", team.members()));
        values.put("services", String.join("\n", team.services()));
        values.put("policy", team.policy().orElse(""));
        return values;
    }

    static Item team(FormFields fields) {
        return new Item()
                .put("name", fields.value("name"))
                .texts("members", lines(fields.value("members")))
                .texts("services", lines(fields.value("services")))
                .put("policy", fields.value("policy"));
    }

    static Map<String, String> of(Schedule schedule) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", schedule.name());
        values.put("zone", schedule.zone().getId());
        for (int row = 0; row < schedule.rotations().size(); row++) {
            Rotation one = schedule.rotations().get(row);
            String prefix = "rotations[" + row + "].";
            values.put(prefix + "members", String.join("\n", one.members()));
            values.put(prefix + "start", one.start().toString());
            values.put(prefix + "length", SetupWords.duration(one.length()));
            values.put(
                    prefix + "hours",
                    one.hours().stream().map(SetupWords::hours).collect(Collectors.joining("\n")));
        }
        return values;
    }

    /** @param overrides that stay */
    static Item schedule(FormFields fields, List<StandIn> overrides) {
        return new Item()
                .put("name", fields.value("name"))
                .put("zone", fields.value("zone"))
                .items("rotations", rows(fields, "rotations", row -> new Item()
                        .texts("members", lines(row.apply("members")))
                        .put("start", row.apply("start"))
                        .put("length", row.apply("length"))
                        .items(
                                "hours",
                                lines(row.apply("hours")).stream()
                                        .filter(line -> !line.isBlank())
                                        .map(RosterForms::hours)
                                        .toList())))
                .items(
                        "overrides",
                        overrides.stream().map(RosterForms::override).toList());
    }

    /** Such as {@code mon-fri 09:00-17:00}, or without days for all of them. */
    private static Item hours(String line) {
        String text = line.strip();
        int space = text.lastIndexOf(' ');
        String clock = text.substring(space + 1);
        int dash = clock.indexOf('-');
        return new Item()
                .put("days", space < 0 ? "" : text.substring(0, space))
                .put("from", dash < 0 ? clock : clock.substring(0, dash))
                .put("until", dash < 0 ? "" : clock.substring(dash + 1));
    }

    private static Item override(StandIn one) {
        return override(one.member(), one.from().toString(), one.until().toString(), one.why());
    }

    static Item override(String member, String from, String until, String why) {
        return new Item()
                .put("member", member)
                .put("from", from)
                .put("until", until)
                .put("why", why);
    }

    static Map<String, String> of(EscalationPolicy policy) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", policy.name());
        values.put("rounds", String.valueOf(policy.rounds()));
        for (int row = 0; row < policy.steps().size(); row++) {
            Step one = policy.steps().get(row);
            values.put("steps[" + row + "].call", targets(one.targets()));
            values.put("steps[" + row + "].patience", SetupWords.duration(one.patience()));
        }
        values.put("alone.call", targets(policy.alone()));
        values.put("alone.after", SetupWords.duration(policy.aloneAfter()));
        values.put("management", targets(policy.management()));
        return values;
    }

    private static String targets(List<Target> targets) {
        return targets.stream().map(SetupWords::target).collect(Collectors.joining("\n"));
    }

    static Item policy(FormFields fields) {
        return new Item()
                .put("name", fields.value("name"))
                .items("steps", rows(fields, "steps", row -> new Item()
                        .texts("call", lines(row.apply("call")))
                        .put("patience", row.apply("patience"))))
                .put("rounds", fields.value("rounds"))
                .put(
                        "alone",
                        new Item()
                                .texts("call", lines(fields.value("alone.call")))
                                .put("after", fields.value("alone.after")))
                .texts("management", lines(fields.value("management")));
    }

    private static List<Item> rows(FormFields fields, String list, Function<Function<String, String>, Item> reading) {
        List<Item> items = new ArrayList<>();
        for (int row = 0; row < MOST_ROWS; row++) {
            String prefix = list + "[" + row + "].";
            items.add(reading.apply(name -> fields.value(prefix + name)));
        }
        items.removeIf(Item::isEmpty);
        return items;
    }

    /** The fields with rows that nobody filled in left out, so that each row has the number under which it is read. */
    static FormFields closed(FormFields fields, String list, List<String> ofRow) {
        Map<String, String> values = new LinkedHashMap<>(fields.values());
        values.keySet().removeIf(name -> name.startsWith(list + "["));
        int next = 0;
        for (int row = 0; row < MOST_ROWS; row++) {
            String prefix = list + "[" + row + "].";
            if (ofRow.stream().allMatch(field -> fields.value(prefix + field).isBlank())) {
                continue;
            }
            for (String field : ofRow) {
                values.put(list + "[" + next + "]." + field, fields.value(prefix + field));
            }
            next++;
        }
        return new FormFields(values);
    }

    /** How many rows of a form are filled in. */
    static int rows(Filled form, String list) {
        int rows = 0;
        for (String name : form.values().keySet()) {
            if (name.startsWith(list + "[") && name.contains("].")) {
                String number = name.substring(list.length() + 1, name.indexOf(']'));
                rows = number.matches("[0-9]{1,3}") ? Math.max(rows, Integer.parseInt(number) + 1) : rows;
            }
        }
        return rows;
    }

    static List<String> lines(String text) {
        return List.of(text.split("[\\r\\n,]+", -1));
    }

    /** Overrides that are not over. */
    static List<StandIn> lasting(Schedule schedule, Instant now) {
        return schedule.overrides().stream()
                .filter(one -> one.until().isAfter(now))
                .toList();
    }
}
