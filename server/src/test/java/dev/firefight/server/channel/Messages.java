package dev.firefight.server.channel;

import java.net.URI;
import java.util.Optional;

/** Messages for tests. */
public final class Messages {
    private Messages() {}

    /** A page with all there is. */
    public static Message page() {
        return new Message(
                "page-17/2",
                "Checkout fails in Europe",
                "5xx of checkout at 12 % since 03:12 UTC.\nSince the deploy of 03:10.",
                Optional.of(URI.create("https://firefight.example.org/a/k3y?x=1&y=2")),
                Optional.of(URI.create("https://firefight.example.org/incidents/17")),
                Urgency.HIGH);
    }

    /** One of the same incident under another id. */
    public static Message another(String id) {
        Message page = page();
        return new Message(id, page.title(), page.text(), page.acknowledge(), page.open(), Urgency.NORMAL);
    }

    /** With nothing that may be left out. */
    public static Message bare(String title) {
        return new Message("bare-1", title, "", Optional.empty(), Optional.empty(), Urgency.LOW);
    }
}
