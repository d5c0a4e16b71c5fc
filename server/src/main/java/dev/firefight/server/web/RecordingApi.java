package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.investigation.RecordingDirectory.Kept;
import dev.firefight.server.investigation.RecordingRefused;
import dev.firefight.server.investigation.Recordings;
import dev.firefight.telemetry.live.LiveWindow;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Recordings of production: those that incidents have, and one of any stretch of time for whoever asks. */
final class RecordingApi {
    /** What is missing in a recording: sentences, a line each, encoded as in a form, since a header has no other letters. */
    private static final String UNREAD = "Firefight-Unread";

    private static final int MOST_UNREAD_CHARS = 1_000;
    private static final String ZIP = "application/zip";
    private static final String OF_INCIDENT = "/api/v1/incidents/{incident}/recordings";

    private final IncidentRequests requests;
    private final Recordings recordings;
    private final InstantSource clock;

    RecordingApi(IncidentRequests requests, Recordings recordings, InstantSource clock) {
        this.requests = requests;
        this.recordings = recordings;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                OF_INCIDENT,
                                Allowed.VIEWER,
                                "Recordings of production that were made of a severe incident, the oldest first",
                                this::list)
                        .gives(Schema.named("recordings")),
                Endpoint.get(
                                OF_INCIDENT + "/{name}",
                                Allowed.RESPONDER, // lines of logs stand in it as they were written
                                "A recording, as a zip of its directory",
                                this::content)
                        .gives(ZIP, Schema.text()),
                Endpoint.post(
                                "/api/v1/recordings",
                                Allowed.RESPONDER,
                                "Records what live sources say of a stretch of time of up to "
                                        + Recordings.LONGEST.toHours()
                                        + " hours, and gives it as a zip of its directory",
                                this::record)
                        .takes(Schema.named("recording-wanted"))
                        .gives(ZIP, Schema.text()));
    }

    private void list(Context request) {
        Timeline timeline = requests.timeline(request);
        ObjectNode json = Schema.node();
        ArrayNode list = json.putArray("recordings");
        for (Kept one : recordings.of(timeline)) {
            list.addObject()
                    .put("name", one.name())
                    .put("bytes", one.bytes())
                    .put("at", one.at().toString());
        }
        Api.answer(request, 200, json);
    }

    private void content(Context request) {
        Timeline timeline = requests.timeline(request);
        String name = request.pathParam("name");
        Path file = recordings.file(timeline, name).orElseThrow(RecordingApi::missing);
        send(request, file, name, StandardOpenOption.READ);
    }

    private void record(Context request) {
        ObjectNode body = Bodies.object(request);
        Instant now = clock.instant();
        Instant to = PastTime.read("until", text(body, "until"), now).orElse(now);
        Instant from = PastTime.read("since", text(body, "since"), now)
                .orElseThrow(() -> new WireException("\"since\" is missing: a time, or how long ago as 1h"));
        if (to.isAfter(now)) {
            throw new WireException("\"until\" lies ahead; leave it out for now");
        }
        if (!from.isBefore(to)) {
            throw new WireException("\"since\" is not before \"until\": " + from + " and " + to);
        }
        if (Duration.between(from, to).compareTo(Recordings.LONGEST) > 0) {
            throw new WireException("a recording has " + Recordings.LONGEST.toHours() + " hours at most");
        }
        Recordings.Taken made;
        try {
            made = recordings.take(new LiveWindow(from, to), incident(body));
        } catch (IllegalArgumentException unfit) { // the window
            throw new WireException(String.valueOf(unfit.getMessage()));
        } catch (RecordingRefused refused) {
            throw refused.isBusy()
                    ? new ProblemException(
                            429, "busy", "Nothing was recorded", String.valueOf(refused.getMessage()) + ".")
                    : new ProblemException(
                            422, "no-recording", "Nothing was recorded", String.valueOf(refused.getMessage()) + ".");
        }
        if (!made.unread().isEmpty()) {
            String told = String.join("\n", made.unread());
            request.header(
                    UNREAD,
                    URLEncoder.encode(
                            told.substring(0, Math.min(told.length(), MOST_UNREAD_CHARS)), StandardCharsets.UTF_8));
        }
        send(request, made.file(), "recording.zip", StandardOpenOption.DELETE_ON_CLOSE);
    }

    private Optional<Timeline> incident(ObjectNode body) {
        JsonNode told = body.path("incident");
        if (told.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(requests.incidents()
                .timeline(told.asLong(0))
                .orElseThrow(() -> new WireException("\"incident\" is the number of one that there is, such as 7")));
    }

    private static String text(ObjectNode body, String name) {
        return body.path(name).asString("");
    }

    private static void send(Context request, Path file, String name, StandardOpenOption how) {
        try {
            long bytes = Files.size(file);
            InputStream content = Files.newInputStream(file, how);
            request.contentType(ZIP);
            request.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
            request.header("Content-Length", String.valueOf(bytes));
            request.result(content);
        } catch (IOException gone) {
            throw missing();
        }
    }

    private static ProblemException missing() {
        return new ProblemException(
                404,
                "no-recording",
                "There is no such recording, or no longer",
                "The oldest make room for new ones: look at the list of those that are there.");
    }
}
