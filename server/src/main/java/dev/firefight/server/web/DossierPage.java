package dev.firefight.server.web;

import dev.firefight.incident.Message.Attached;
import dev.firefight.journal.Bytes;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A dossier as one file that any browser opens from a disk. It loads nothing and runs nothing, and says so in a policy of its own, which names
 * its style by its hash.
 */
final class DossierPage {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'";

    private DossierPage() {}

    /** A picture that lies in the page itself. */
    record Picture(Attached file, Bytes content) {
        /** In the form of an address. */
        public String address() {
            return "data:" + file.mediaType() + ";base64," + Base64.getEncoder().encodeToString(content.toArray());
        }
    }

    static String write(Dossier dossier, List<Picture> pictures) {
        StringOutput output = new StringOutput();
        JtedossierGenerated.render(new OwaspHtmlTemplateOutput(output), Pages.NONE, dossier, pictures, POLICY, STYLE);
        return output.toString();
    }

    private static String style() {
        try (InputStream in = Optional.ofNullable(
                        DossierPage.class.getResourceAsStream("/dev/firefight/server/web/dossier.css"))
                .orElseThrow(() -> new IllegalStateException("dossier.css is missing in the program: build it anew"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String style) {
        return Base64.getEncoder().encodeToString(Bytes.ofText(style).sha256().toArray());
    }
}
