package dev.firefight.server.web;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Consumer;

/** Renders pages. Templates are called as the methods they are compiled to, so that one that does not fit its page does not compile. */
final class Pages {
    /** Nothing is to be done with the tags of forms. */
    static final HtmlInterceptor NONE = new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    };

    private Pages() {}

    static Frame frame(Context request, String title) {
        return new Frame(title, Gate.known(request), request.path(), Tour.of(request));
    }

    static void render(Context request, Consumer<HtmlTemplateOutput> template) {
        StringOutput output = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(output));
        request.attribute(Problems.TOLD, true);
        request.html(output.toString());
    }

    static void problem(Context request, Problem problem) {
        render(request, output -> JteproblemGenerated.render(output, NONE, frame(request, problem.title()), problem));
    }
}
