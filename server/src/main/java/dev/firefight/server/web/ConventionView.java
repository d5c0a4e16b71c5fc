package dev.firefight.server.web;

import dev.firefight.server.investigation.SourceLooks;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A convention that is being written.
 *
 * @param source the name of the source
 * @param form as it is filled in
 * @param trial what it would find; empty where it was not tried
 */
record ConventionView(String source, Filled form, Optional<SourceLooks.Trial> trial) {
    private static final int SHOWN_SERVICES = 30;

    String services(SourceLooks.Trial tried) {
        int count = tried.coverage().serviceCount();
        return tried.coverage().services().keySet().stream()
                        .limit(SHOWN_SERVICES)
                        .collect(Collectors.joining(", "))
                + (count > SHOWN_SERVICES ? " and " + (count - SHOWN_SERVICES) + " more" : "");
    }

    boolean isMeasure(String word) {
        return form.value("measure").equals(word);
    }
}
