package dev.firefight.app;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing but hold others; by itself it tells which. */
public abstract class CommandGroup implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public final void run() {
        spec.commandLine().usage(out());
    }

    /** Where answers go. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where all else is told. */
    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
