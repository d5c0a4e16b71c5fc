package dev.firefight.app.example;

/**
 * How something ended.
 *
 * @param status as HTTP says it
 * @param why why it failed; empty when it did not
 */
record Outcome(int status, String why) {
    static final Outcome OK = new Outcome(200, "");

    boolean failed() {
        return status >= 500;
    }
}
