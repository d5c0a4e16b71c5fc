package dev.firefight.server.web;

import dev.firefight.server.change.ChangeFact.State;
import dev.firefight.server.change.ChangeFeed;
import dev.firefight.server.change.ReportedChange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The list of changes that were reported.
 *
 * @param list those shown
 * @param service whose; empty for any
 * @param from how many are left out at the beginning
 * @param isFed whether a sender reports changes
 */
record ChangesView(ChangeFeed.Page list, String service, int from, boolean isFed) {
    /** The name of a style for how far a change is. */
    static String style(ReportedChange one) {
        return one.facts().state() == State.FAILED ? "sev-1" : one.isRunning() ? "sev-3" : "";
    }

    static String type(ReportedChange one) {
        return switch (one.facts().type()) {
            case DEPLOYMENT -> "Deployment";
            case COMMIT -> "Code";
            case CONFIG -> "Configuration";
            case FLAG -> "Flag";
            case OTHER -> "Change";
        };
    }

    static String sender(ReportedChange one) {
        return one.facts().integration().equals(ChangeFeed.BY_HAND)
                ? "by hand"
                : one.facts().integration();
    }

    boolean hasMore() {
        return from + list.lines().size() < list.total();
    }

    String more() {
        return "/changes?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8) + "&from="
                + (from + list.lines().size());
    }
}
