package dev.firefight.server.paging;

import dev.firefight.document.wire.Kinds;
import dev.firefight.incident.Person;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Entry;
import dev.firefight.paging.episode.AlertFact;
import dev.firefight.paging.episode.EpisodeFact;
import dev.firefight.paging.escalation.PageFact;
import dev.firefight.server.stored.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** How alerts, decisions and pages lie in the journal. */
final class PagingStreams {
    /** The stream of what was decided of episodes. */
    static final String EPISODES = "episodes";

    private static final String ALERTS = "alerts/";
    private static final String PAGES = "page/";

    private static final Payload<AlertFact> ALERT = new Payload<>(new Kinds<>(AlertFact.class, alerts()));
    private static final Payload<EpisodeFact> EPISODE = new Payload<>(new Kinds<>(EpisodeFact.class, episodes()));
    private static final Payload<PageFact> PAGE = new Payload<>(new Kinds<>(PageFact.class, pages()));

    private PagingStreams() {}

    /** The stream of what an integration says. */
    static String alerts(String integration) {
        return ALERTS + integration;
    }

    /** The stream of the pages of an incident. */
    static String pages(long incident) {
        return PAGES + incident;
    }

    /** The integration of a stream; empty where it holds something else. */
    static Optional<String> integration(String stream) {
        return stream.startsWith(ALERTS) ? Optional.of(stream.substring(ALERTS.length())) : Optional.empty();
    }

    /** The incident whose pages a stream holds; empty where it holds something else. */
    static OptionalLong incident(String stream) {
        return stream.startsWith(PAGES)
                ? OptionalLong.of(Long.parseLong(stream, PAGES.length(), stream.length(), 10))
                : OptionalLong.empty();
    }

    static Draft draft(Instant at, AlertFact fact) {
        return ALERT.draft(at, Person.PROGRAM, fact);
    }

    static Draft draft(Instant at, EpisodeFact fact) {
        return EPISODE.draft(at, Person.PROGRAM, fact);
    }

    static Draft draft(Instant at, Person by, PageFact fact) {
        return PAGE.draft(at, by, fact);
    }

    static AlertFact alert(Entry stored) {
        return ALERT.read(stored).fact();
    }

    static EpisodeFact episode(Entry stored) {
        return EPISODE.read(stored).fact();
    }

    static PageFact page(Entry stored) {
        return PAGE.read(stored).fact();
    }

    private static SequencedMap<String, Class<? extends AlertFact>> alerts() {
        SequencedMap<String, Class<? extends AlertFact>> types = new LinkedHashMap<>();
        types.put("alert", AlertFact.Alert.class);
        types.put("group-ended", AlertFact.GroupEnded.class);
        return types;
    }

    private static SequencedMap<String, Class<? extends EpisodeFact>> episodes() {
        SequencedMap<String, Class<? extends EpisodeFact>> types = new LinkedHashMap<>();
        types.put("joined", EpisodeFact.Joined.class);
        types.put("held", EpisodeFact.Held.class);
        types.put("ended", EpisodeFact.Ended.class);
        return types;
    }

    private static SequencedMap<String, Class<? extends PageFact>> pages() {
        SequencedMap<String, Class<? extends PageFact>> types = new LinkedHashMap<>();
        types.put("page-opened", PageFact.PageOpened.class);
        types.put("step-taken", PageFact.StepTaken.class);
        types.put("person-paged", PageFact.PersonPaged.class);
        types.put("nobody-found", PageFact.NobodyFound.class);
        types.put("unreachable", PageFact.Unreachable.class);
        types.put("sending-started", PageFact.SendingStarted.class);
        types.put("sent", PageFact.Sent.class);
        types.put("sending-failed", PageFact.SendingFailed.class);
        types.put("acknowledged", PageFact.Acknowledged.class);
        types.put("passed-on", PageFact.PassedOn.class);
        types.put("page-closed", PageFact.PageClosed.class);
        types.put("page-exhausted", PageFact.PageExhausted.class);
        return types;
    }
}
