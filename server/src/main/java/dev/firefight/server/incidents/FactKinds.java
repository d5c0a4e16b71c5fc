package dev.firefight.server.incidents;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Facts;

/** How the facts of a timeline are written. */
public final class FactKinds {
    /** All of them. */
    public static final Kinds<Fact> ALL = new Kinds<>(Fact.class, Facts.NAMED);

    private FactKinds() {}
}
