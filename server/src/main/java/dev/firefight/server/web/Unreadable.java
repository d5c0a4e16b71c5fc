package dev.firefight.server.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what never reaches a route, since it is no request at all, or one too large to be looked at: as guarded as every other answer. */
final class Unreadable extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        HttpFields.Mutable headers = response.getHeaders();
        byte[] body = answer(request.isSecure(), status, headers);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static byte[] answer(boolean isSecure, int status, HttpFields.Mutable headers) {
        Headers.set(isSecure, headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        return Bodies.JSON.writeValueAsString(problem(status).json("")).getBytes(StandardCharsets.UTF_8);
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 408 -> Problem.of(status, "too-slow", "The request came too slowly", "Send it again.");
            case 413 -> Problem.of(status, "too-large", "That is too much at once", "Send less.");
            case 414, 431 -> Problem.of(status, "too-long", "Address or headers are too long", "Send less in them.");
            default ->
                status >= 500 && status != 505
                        ? Problem.of(status, "fault", "The request could not be done", "Try again in a moment.")
                        : Problem.of(status, "no-request", "That is no request that can be read", "Send HTTP/1.1.");
        };
    }
}
