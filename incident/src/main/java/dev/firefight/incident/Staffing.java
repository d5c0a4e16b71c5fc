package dev.firefight.incident;

/** Who answers for what. */
public sealed interface Staffing extends Fact {
    /** Somebody takes a role that nobody has, or becomes one more expert. */
    record RoleTaken(Role role, Person person) implements Staffing {}

    /**
     * A role goes from one person to another.
     *
     * @param state what the other has to know; may be empty
     */
    record RoleHandedOver(Role role, Person from, Person to, String state) implements Staffing {
        /** Checks the text. */
        public RoleHandedOver {
            state = Words.optional("state of things", state);
        }
    }

    /** Somebody has a role no more. */
    record RoleReleased(Role role, Person person) implements Staffing {}

    /**
     * Somebody else was called in.
     *
     * @param to whom, as "management" or a team
     * @param why what they are to do or to know
     */
    record Escalated(String to, String why) implements Staffing {
        /** Checks the texts. */
        public Escalated {
            to = Words.line("whom it was escalated to", to);
            why = Words.text("reason", why);
        }
    }
}
