package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Message.Attached;
import dev.firefight.server.incidents.Attachments;
import dev.firefight.server.incidents.Exports;
import dev.firefight.server.incidents.Imports;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Timeline;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Incidents as files: written to be read, kept, or restored here or elsewhere. */
final class ExportApi {
    /** With the files that belong to it, which are a third larger there. */
    static final int MOST_IMPORT_BYTES = 128 << 20;

    /** What a browser takes at once; the rest is in the JSON. */
    private static final int MOST_PICTURES_BYTES = 32 << 20;

    private static final int MOST_NAME_CHARS = 60;

    private final Incidents incidents;
    private final Attachments attachments;
    private final Exports exports;
    private final Imports imports;
    private final IncidentRequests requests;

    ExportApi(IncidentRequests requests, Attachments attachments, Exports exports, Imports imports) {
        this.incidents = requests.incidents();
        this.attachments = attachments;
        this.exports = exports;
        this.imports = imports;
        this.requests = requests;
    }

    private enum Form {
        JSON("json", "application/json"),
        MARKDOWN("md", "text/markdown; charset=utf-8"),
        HTML("html", "text/html; charset=utf-8");

        private final String ending;
        private final String mediaType;

        Form(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/api/v1/incidents/{incident}/export",
                                Allowed.VIEWER,
                                "All of an incident as a file: JSON can be imported again, the others are for people",
                                this::export)
                        .with("as", "json unless told", Schema.choice(Form.values()))
                        .gives(Schema.named("file"))
                        .gives("text/markdown", Schema.text())
                        .gives("text/html", Schema.text()),
                Endpoint.write(
                                "/api/v1/incidents/import",
                                Allowed.ADMIN,
                                "Restores an exported incident as a new one, all of it or nothing; of up to "
                                        + Imports.MOST_ENTRIES + " entries and "
                                        + (MOST_IMPORT_BYTES >> 20) + " MB",
                                this::restore)
                        .with("from", "where it was, in your words; it stands in the timeline", Schema.text())
                        .takes(Schema.named("file"))
                        .gives(Schema.named("written")));
    }

    /** Importing by a form of a page, which sends the file among its fields. */
    void routes(RoutesConfig routes) {
        routes.get(
                "/admin/import",
                request -> Pages.render(
                        request,
                        output -> JterestoreGenerated.render(
                                output, Pages.NONE, Pages.frame(request, "Import an incident"))),
                Allowed.ADMIN);
        routes.post("/admin/import", this::restoreByForm, Allowed.ADMIN);
    }

    private void restoreByForm(Context request) throws IOException {
        UploadedFile file = FormFields.file(request, "file").orElseThrow(() -> new WireException("no file was chosen"));
        try (InputStream content = file.content()) {
            requests.redirect(request, restored(request, content, Optional.ofNullable(request.formParam("from"))));
        }
    }

    private void export(Context request) {
        Timeline timeline = requests.timeline(request);
        Form form = ListQuery.choice("as", Optional.ofNullable(request.queryParam("as")), Form.values())
                .orElse(Form.JSON);
        request.contentType(form.mediaType);
        request.header("Content-Disposition", "attachment; filename=\"" + name(timeline) + "." + form.ending + "\"");
        switch (form) {
            case JSON -> {
                try {
                    exports.write(timeline.number(), request.outputStream());
                } catch (IOException gone) {
                    // Whoever asked has left.
                }
            }
            case MARKDOWN -> request.result(DossierMarkdown.write(Dossier.of(timeline, incidents.policy())));
            case HTML ->
                request.result(DossierPage.write(Dossier.of(timeline, incidents.policy()), pictures(timeline)));
        }
    }

    private List<DossierPage.Picture> pictures(Timeline timeline) {
        List<DossierPage.Picture> pictures = new ArrayList<>();
        long leftBytes = MOST_PICTURES_BYTES;
        for (Entry entry : timeline.entries()) {
            if (entry.fact() instanceof Attached file
                    && AttachmentApi.PICTURES.contains(file.mediaType())
                    && file.bytes() <= leftBytes) {
                leftBytes -= file.bytes();
                attachments.content(file).ifPresent(content -> pictures.add(new DossierPage.Picture(file, content)));
            }
        }
        return pictures;
    }

    /** Such as {@code incident-7-checkout-fails}: nothing that any file system or header could take for something else. */
    private static String name(Timeline timeline) {
        String title = timeline.state().declared().map(one -> one.title()).orElse("");
        String words =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String name = "incident-" + timeline.number() + (words.isEmpty() ? "" : "-" + words);
        return name.length() <= MOST_NAME_CHARS ? name : name.substring(0, MOST_NAME_CHARS);
    }

    private void restore(Context request) {
        String type = Optional.ofNullable(request.header("Content-Type")).orElse("");
        if (!type.startsWith(Endpoint.JSON)) {
            throw new ProblemException(
                    415,
                    "media-type",
                    "The body is of another kind",
                    "Send the file, with Content-Type: application/json.");
        }
        requests.answer(
                request, restored(request, request.bodyInputStream(), Optional.ofNullable(request.queryParam("from"))));
    }

    private Outcome restored(Context request, InputStream content, Optional<String> from) {
        try {
            return imports.restore(
                    Gate.caller(request).person(),
                    new Bounded(content),
                    from.filter(one -> !one.isBlank()).orElse("a file"),
                    Bodies.key(request, Schema.node()));
        } catch (IllegalArgumentException refused) {
            throw new WireException(String.valueOf(refused.getMessage()));
        }
    }

    /** A body that is refused once it is too long, however long it says it is. */
    private static final class Bounded extends FilterInputStream {
        private long left = MOST_IMPORT_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            int read = super.read(into, at, most);
            return count(read, read);
        }

        private int count(int answer, int bytes) {
            left -= Math.max(0, answer < 0 ? 0 : bytes);
            if (left < 0) {
                throw new ProblemException(
                        413,
                        "too-large",
                        "That is too much at once",
                        "An incident is imported from up to " + (MOST_IMPORT_BYTES >> 20) + " MB.");
            }
            return answer;
        }
    }
}
