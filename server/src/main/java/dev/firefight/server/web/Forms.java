package dev.firefight.server.web;

import dev.firefight.server.incidents.FactKinds;
import dev.firefight.server.web.Form.Control;
import dev.firefight.server.web.Form.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of all facts that people write. */
final class Forms {
    private static final Map<String, Form> FORMS = new LinkedHashMap<>();

    static {
        form(
                "declared",
                "Declare an incident",
                "Declare",
                line("title", "What is wrong?", "Checkout fails for some customers"),
                choice("willHurtLong", "Will customers be hurt for more than 15 minutes?", "unknown"));
        form(
                "observed",
                "Observation",
                "Write down",
                text("what", "What do you see?", "5xx on /pay since 02:11, Europe only"),
                choice("source", "Where is it seen?", "metric"));
        form(
                "decided",
                "Decision",
                "Write down",
                text("what", "What is decided?", "Roll back the release, fix the pool tomorrow"),
                choice("choice", "What kind of decision?", "patch-now"),
                text("why", "Why?", "Customers cannot pay; the fix takes a day"),
                optional("costsLater", "What does it cost later?", "The new checkout is delayed by a week"));
        form(
                "hypothesis-proposed",
                "Hypothesis",
                "Put on the board",
                text("cause", "What may have caused it?", "The release at 02:05 made the pool smaller"),
                choice("bucket", "Which bucket?", "change"),
                optional(
                        "test",
                        "Quickest test that could refute it",
                        "Compare pool size on an instance of the old release"),
                choice("likelihood", "How likely?", "medium"),
                choice("impact", "How much would it explain?", "medium"),
                choice("testCost", "How much work is the test?", "low"));
        form(
                "hypothesis-supported",
                "Speaks for it",
                "Write down",
                text("evidence", "What speaks for it?", "All failing instances run the new release"),
                choice("source", "Where is it seen?", "metric"));
        form(
                "hypothesis-refuted",
                "Refuted",
                "Refute",
                text("evidence", "What rules it out?", "Old instances fail as well"),
                choice("source", "Where is it seen?", "metric"));
        form(
                "hypothesis-confirmed",
                "Confirmed",
                "Confirm",
                text("evidence", "What proves it?", "With the old pool size the errors stop"),
                choice("source", "Where is it seen?", "metric"));
        form(
                "test-started",
                "Test",
                "Begin the test",
                text("what", "What is done?", "Restart one instance with the old pool size"),
                choice("cost", "How much work?", "low"),
                choice("risk", "How much may it harm?", "low"));
        form(
                "test-finished",
                "Result of the test",
                "Write down",
                text("result", "What came of it?", "No change: still 12 % errors"));
        form(
                "change-started",
                "Change",
                "Begin the change",
                text("what", "What is changed? One thing only.", "Roll back checkout to release 411"),
                line("where", "Where?", "checkout, all regions"),
                choice("purpose", "What for?", "mitigation"),
                text(
                        "expectedEffect",
                        "By what will you see that it helped?",
                        "Errors on /pay below 0.1 % within 5 minutes"),
                text("wayBack", "How is it undone?", "Deploy release 412 again"),
                optional(
                        "signals",
                        "Which signals should move? Without any, errors and latency of what alerts",
                        "checkout errors, payments latency"));
        form(
                "change-finished",
                "In place",
                "It is in place",
                optional("outcome", "What happened?", "All 12 instances run release 411"));
        form("change-rolled-back", "Roll back", "It is rolled back", text("why", "Why?", "Errors went up"));
        form(
                "verification-started",
                "Verify",
                "Begin to watch",
                text(
                        "checks",
                        "What is watched?",
                        "Errors on /pay below 0.1 %, a test purchase passes, for 10 minutes"));
        form(
                "verification-passed",
                "It holds",
                "Verified",
                text("evidence", "What shows it?", "Errors at 0.02 % for 10 minutes, test purchase passed"));
        form(
                "verification-failed",
                "It did not help",
                "It failed",
                text("evidence", "What shows it?", "Errors still at 12 %"));
        form(
                "workaround-applied",
                "Workaround",
                "Write down",
                text("what", "What holds for now?", "Checkout restarts every hour"),
                person("owner", "Who makes the real fix?", false),
                day("due", "Until when?", false));
        form(
                "workaround-owned",
                "Real fix",
                "Plan it",
                person("owner", "Who makes it?", true),
                day("due", "Until when?", true));
        form(
                "workaround-replaced",
                "Real fix made",
                "It is made",
                text("how", "What replaces the workaround?", "The pool has a bound, and the leak is closed"));
        form(
                "follow-up-opened",
                "Follow-up",
                "Open",
                text("what", "What is to be done afterwards?", "Alert on pool exhaustion"),
                choice("purpose", "What is it good for?", "prevent"),
                person("owner", "Who does it?", false),
                day("due", "Until when?", false));
        form(
                "asked",
                "Question",
                "Ask",
                text("question", "What has to be found out?", "Since when does the provider answer slowly?"));
        form(
                "answered",
                "Answer",
                "Answer",
                text("answer", "What is the answer?", "Since 02:10, their status page says so"));
        form(
                "severity-set",
                "Severity",
                "Set",
                choice("severity", "How bad is it? When in doubt, the higher.", "sev-2"),
                optional("reason", "Why?", "Half of the payments fail"));
        form("impact-started", "Customers are hurt", "Write down", time("since", "Since when?"));
        form(
                "impact-described",
                "Impact",
                "Write down",
                text("users", "Who is hurt, and how many?", "About 30 % of customers in Europe"),
                text("features", "What does not work?", "Paying by card"),
                optional("money", "What does it cost?", "About 2,000 € a minute"));
        form("impact-ended", "Customers are well again", "Write down", time("since", "Since when?"));
        form(
                "role-taken",
                "Give a role",
                "Give",
                choice("role", "Which role?", "expert"),
                person("person", "Who?", true));
        form(
                "role-handed-over",
                "Hand over",
                "Hand over",
                person("to", "To whom?", true),
                optional(
                        "state",
                        "What do they have to know?",
                        "Rolled back at 02:30, watching until 02:45; the provider is asked"));
        form("role-released", "Release a role", "Release");
        form(
                "escalated",
                "Escalate",
                "Escalate",
                line("to", "To whom?", "Management"),
                text("why", "What are they to know or do?", "Customers cannot pay since 02:11, no end in sight"));
        form(
                "stabilised",
                "It is stable",
                "Write down",
                text("how", "How was the bleeding stopped?", "Rolled back, errors fall"));
        form(
                "second-wave-seen",
                "Second wave",
                "Write down",
                text("what", "What else is wrong now?", "Payments work, but the database is slow"));
        form(
                "update-posted",
                "Update",
                "It is posted",
                choice("audience", "For whom?", "engineers"),
                text("text", "What are they told?", ""),
                time("nextBy", "Next update by"));
        form(
                "linked",
                "Link",
                "Add",
                line("target", "Address", "https://"),
                line("title", "What is there?", "Dashboard of checkout"));
        form("corrected", "Correction", "Correct", text("text", "What should it have said?", ""));
        form("freeze-lifted", "Lift the freeze", "Lift", line("duration", "For how long?", "PT1H"));
        form(
                "resolved",
                "Resolve",
                "Resolve",
                text("summary", "What was it, and what ended it?", "Release 412 made the pool too small; rolled back"));
        form("reopened", "Reopen", "Reopen", text("why", "Why is it not over?", "Errors came back at 04:10"));
    }

    private Forms() {}

    /** Whether people write facts of this kind by a form. */
    static boolean isOne(String kind) {
        return FORMS.containsKey(kind) && !kind.equals("declared");
    }

    /** The form of a kind. */
    static Form of(String kind) {
        return Optional.ofNullable(FORMS.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("no form for " + kind));
    }

    private static void form(String kind, String title, String submit, Field... fields) {
        List<Field> known = new ArrayList<>();
        for (Field field : fields) {
            List<String> choices = FactKinds.ALL
                    .fields(kind)
                    .flatMap(all -> Optional.ofNullable(all.get(field.name())))
                    .orElseThrow(() -> new IllegalStateException(kind + " has no field " + field.name()))
                    .choices();
            known.add(new Field(
                    field.name(),
                    field.label(),
                    field.control(),
                    field.isRequired(),
                    field.hint(),
                    choices,
                    field.value()));
        }
        FORMS.put(kind, new Form(kind, title, submit, known));
    }

    private static Field line(String name, String label, String hint) {
        return new Field(name, label, Control.LINE, true, hint, List.of(), "");
    }

    private static Field text(String name, String label, String hint) {
        return new Field(name, label, Control.TEXT, true, hint, List.of(), "");
    }

    private static Field optional(String name, String label, String hint) {
        return new Field(name, label, Control.TEXT, false, hint, List.of(), "");
    }

    private static Field choice(String name, String label, String usual) {
        return new Field(name, label, Control.CHOICE, true, "", List.of(), usual);
    }

    private static Field person(String name, String label, boolean isRequired) {
        return new Field(name, label, Control.PERSON, isRequired, "", List.of(), "");
    }

    private static Field time(String name, String label) {
        return new Field(name, label, Control.TIME, true, "", List.of(), "");
    }

    private static Field day(String name, String label, boolean isRequired) {
        return new Field(name, label, Control.DAY, isRequired, "", List.of(), "");
    }
}
