package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Message.Attached;
import dev.firefight.journal.Bytes;
import dev.firefight.server.incidents.Attachments;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Timeline;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files of a timeline: put there by a program or a form, and read again. */
final class AttachmentApi {
    /** What browsers show without running any of it. */
    static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final String FILES = "/api/v1/incidents/{incident}/files";

    private final IncidentRequests requests;
    private final Attachments attachments;

    AttachmentApi(IncidentRequests requests, Attachments attachments) {
        this.requests = requests;
        this.attachments = attachments;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.write(
                                FILES,
                                Allowed.RESPONDER,
                                "Puts a file into the timeline; the body is its content, of up to 8 MB",
                                this::put)
                        .with("name", "of the file", Schema.text())
                        .takes("application/octet-stream", Schema.text())
                        .gives(Schema.named("written")),
                Endpoint.get(FILES + "/{hash}", Allowed.VIEWER, "The content of a file of the timeline", this::content)
                        .gives("application/octet-stream", Schema.text()));
    }

    /** The same by a form of a page, which sends the file among its fields. */
    void routes(RoutesConfig routes) {
        routes.get("/incidents/{incident}/attach", this::form, Allowed.RESPONDER);
        routes.post("/incidents/{incident}/attach", this::attach, Allowed.RESPONDER);
    }

    private void put(Context request) throws IOException {
        Timeline timeline = requests.timeline(request);
        String name = Optional.ofNullable(request.queryParam("name")).orElse("file");
        String type = Optional.ofNullable(request.contentType()).orElse("");
        requests.answer(request, write(request, timeline, name, type, request.bodyInputStream()));
    }

    private void attach(Context request) throws IOException {
        Timeline timeline = requests.timeline(request);
        UploadedFile file = FormFields.file(request, "file").orElseThrow(() -> new WireException("no file was chosen"));
        try (InputStream content = file.content()) {
            String type = Optional.ofNullable(file.contentType()).orElse("");
            requests.redirect(request, write(request, timeline, file.filename(), type, content));
        }
    }

    private Outcome write(Context request, Timeline timeline, String name, String type, InputStream in)
            throws IOException {
        byte[] content = in.readNBytes(Attachments.MOST_BYTES + 1);
        Attached attached = kept(name, type, content);
        return requests.incidents()
                .propose(
                        timeline.number(),
                        Gate.caller(request).person(),
                        attached,
                        new Consent.None(),
                        Bodies.key(request, Schema.node()));
    }

    private Attached kept(String name, String type, byte[] content) {
        Bodies.checkText(name);
        try {
            return attachments.keep(name, type, content);
        } catch (IllegalArgumentException refused) { // what is wrong with its name
            throw new WireException(String.valueOf(refused.getMessage()));
        }
    }

    private void form(Context request) {
        Timeline timeline = requests.timeline(request);
        Pages.render(
                request,
                output -> JteattachGenerated.render(
                        output, Pages.NONE, Pages.frame(request, "Add a file"), timeline.number()));
    }

    private void content(Context request) {
        String wanted = request.pathParam("hash");
        Attached file = requests.timeline(request).entries().stream()
                .map(entry ->
                        entry.fact() instanceof Attached one && one.sha256().equals(wanted)
                                ? Optional.of(one)
                                : Optional.<Attached>empty())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> missing("There is no such file in this timeline"));
        Bytes content = attachments
                .content(file)
                .orElseThrow(() -> missing("The timeline was imported without the content of this file"));
        boolean isPicture = PICTURES.contains(file.mediaType());
        request.contentType(isPicture ? file.mediaType() : "application/octet-stream");
        request.header("Content-Security-Policy", "default-src 'none'; sandbox");
        request.header(
                "Content-Disposition",
                (isPicture ? "inline" : "attachment") + "; filename*=UTF-8''"
                        + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
        request.result(content.stream());
    }

    private static ProblemException missing(String why) {
        return new ProblemException(404, "no-file", why, "Look at the timeline for the files that it has.");
    }
}
