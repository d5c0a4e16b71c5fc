package dev.firefight.server.access;

/** More passwords are to be checked than the machine can do at a time. Nothing was decided. */
public final class PasswordsBusy extends AccessException {
    private static final long serialVersionUID = 1;

    PasswordsBusy() {
        super("many people log in at this moment: try again in a few seconds");
    }
}
