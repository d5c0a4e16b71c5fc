package dev.firefight.incident;

/**
 * Somebody who takes part, or the program itself.
 *
 * @param name as the others know it, 1 to {@value #MOST_CHARS} characters
 */
public record Person(String name) {
    /** The longest name. */
    public static final int MOST_CHARS = 100;

    /** The program: what it notices and reminds of. */
    public static final Person PROGRAM = new Person("Firefight");

    /** Checks the name. */
    public Person {
        name = Words.required("name of a person", name, MOST_CHARS);
    }
}
