package dev.firefight.server.access;

import dev.firefight.incident.Person;

/**
 * Who makes a request.
 *
 * @param person as they stand in timelines
 * @param permission what they may do
 * @param formKey what every form of a session has to bring along, so that no other site can send it in their name; empty for programs,
 *     which show their token with each request
 */
public record Caller(Person person, Permission permission, String formKey) {
    /** The program itself, for what is done at its own command line: it may let somebody in when no admin can. */
    public static final Caller PROGRAM = new Caller(Person.PROGRAM, Permission.ADMIN, "");

    /** Whether something of this account is theirs to end. A token that was found somewhere must not lock its owner out. */
    boolean mayEnd(String account) {
        boolean isLoggedIn = !formKey.isEmpty();
        return permission.includes(Permission.ADMIN) || (isLoggedIn && AccountName.isSame(account, person.name()));
    }

    /** Without the form key. */
    @Override
    public String toString() {
        return "Caller[person=" + person.name() + ", permission=" + permission + "]";
    }
}
