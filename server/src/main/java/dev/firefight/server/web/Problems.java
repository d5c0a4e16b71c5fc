package dev.firefight.server.web;

import dev.firefight.document.wire.WireException;
import dev.firefight.journal.JournalBusy;
import dev.firefight.journal.JournalException;
import dev.firefight.journal.JournalUnavailable;
import dev.firefight.server.access.AccessException;
import dev.firefight.server.access.AccessRefused;
import dev.firefight.server.access.PasswordsBusy;
import dev.firefight.server.access.TooManyAttempts;
import dev.firefight.server.drill.DrillRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns what went wrong into an answer: the same words for programs and for people. */
final class Problems {
    /** What is set on a request that is answered by a page of its own, whatever its status. */
    static final String TOLD = "told";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintWriter log;
    private final Runnable notStored;

    /**
     * Tells faults to a log.
     *
     * @param notStored told when the disk or the database failed
     */
    Problems(PrintWriter log, Runnable notStored) {
        this.log = log;
        this.notStored = notStored;
    }

    void routes(RoutesConfig routes) {
        routes.exception(ProblemException.class, (problem, request) -> answer(request, problem.problem()));
        routes.exception(
                WireException.class,
                (unread, request) -> answer(request, unreadable(String.valueOf(unread.getMessage()))));
        routes.exception(
                DrillRefused.class,
                (refused, request) -> answer(
                        request,
                        Problem.of(
                                409,
                                "drill-refused",
                                "That cannot be done in a drill",
                                String.valueOf(refused.getMessage()))));
        routes.exception(JacksonException.class, (unread, request) -> answer(request, noJson(unread)));
        routes.exception(JournalException.class, this::journal);
        routes.exception(AccessException.class, (refused, request) -> answer(request, refused(request, refused)));
        routes.exception(HttpResponseException.class, (other, request) -> answer(request, http(other)));
        routes.exception(IOException.class, (broken, request) -> answer(request, broken(broken)));
        routes.exception(HttpException.RuntimeException.class, (broken, request) -> answer(request, broken(broken)));
        routes.exception(Exception.class, this::unexpected);
        for (int status : new int[] {400, 404, 405, 413, 414, 415, 431}) {
            routes.error(status, "*", request -> {
                if (!Problem.MEDIA_TYPE.equals(request.res().getContentType()) && request.attribute(TOLD) == null) {
                    answer(request, plain(status));
                }
            });
        }
    }

    /** Whether a browser shows the answer to somebody. */
    static boolean isForPerson(Context request) {
        String accept = Optional.ofNullable(request.header("Accept")).orElse("");
        return accept.contains("text/html") && !request.path().startsWith("/api/");
    }

    static void answer(Context request, Problem problem) {
        request.attribute(TOLD, true);
        request.status(problem.status());
        if (isForPerson(request)) {
            Pages.problem(request, problem);
            return;
        }
        request.contentType(Problem.MEDIA_TYPE);
        request.result(JSON.writeValueAsBytes(problem.json(request.path())));
    }

    /** What the door refused, as it is told. */
    static Problem refused(Context request, AccessException refused) {
        String words = String.valueOf(refused.getMessage());
        return switch (refused) {
            case TooManyAttempts many -> {
                request.header("Retry-After", String.valueOf(many.waitSeconds()));
                yield Problem.of(429, "too-many-attempts", "Wait a little", words);
            }
            case PasswordsBusy _ -> {
                request.header("Retry-After", "5");
                yield Problem.of(503, "busy", "Too many log in at once", words);
            }
            case AccessRefused one ->
                switch (one.why()) {
                    case NOT_ALLOWED -> Problem.of(403, "not-permitted", "You may not do this", words);
                    case UNKNOWN -> Problem.of(404, "not-found", "There is no such thing", words);
                    case UNFIT -> Problem.of(400, "unfit", "That cannot be taken", words);
                    case CONFLICT -> Problem.of(409, "conflict", "That does not go", words);
                };
        };
    }

    /** The same in a sentence, for a form that is shown again. */
    static String sentence(AccessException refused) {
        String words = String.valueOf(refused.getMessage());
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    static Problem unreadable(String what) {
        return Problem.of(400, "unreadable", "What was sent cannot be read", what);
    }

    private static Problem noJson(JacksonException unread) {
        String where = Optional.ofNullable(unread.getLocation())
                .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                .orElse("");
        return unreadable("The body is no JSON that can be read" + where + "; send one object in UTF-8.");
    }

    /** The body ended early, came too slowly, or not in the form that was announced. Whoever sent it can do that at will: it is no fault. */
    static Problem broken(Exception broken) {
        return broken instanceof IOException && broken.getCause() instanceof TimeoutException
                ? Problem.of(408, "too-slow", "The body came too slowly", "Send it again.")
                : Problem.of(400, "broken-off", "The body ended early, or cannot be read", "Send it again.");
    }

    private void journal(JournalException trouble, Context request) {
        boolean isTold = trouble instanceof JournalBusy;
        request.header("Retry-After", isTold ? "1" : "5");
        if (!isTold) {
            notStored.run();
            log.println("firefight: " + trouble.getMessage());
        }
        String more = trouble instanceof JournalUnavailable unavailable && unavailable.perhapsStored()
                ? " It may have been stored all the same: look at the timeline, or repeat the request with the same key."
                : " Nothing was stored.";
        answer(
                request,
                Problem.of(
                        503,
                        "not-stored",
                        isTold ? "Too many write at once" : "The journal cannot take this now",
                        (isTold
                                        ? "Try again in a moment."
                                        : "The disk or the database has trouble"
                                                + Gate.known(request)
                                                        .map(_ -> ": " + trouble.getMessage())
                                                        .orElse("")
                                                + ".")
                                + more));
    }

    private static Problem http(HttpResponseException other) {
        if (other.getStatus() == 404) {
            return plain(404);
        }
        return Problem.of(
                other.getStatus(),
                "http-" + other.getStatus(),
                Optional.ofNullable(other.getMessage()).orElse("The request cannot be done"),
                "");
    }

    private static Problem plain(int status) {
        return switch (status) {
            case 404 ->
                Problem.of(
                        404,
                        "not-found",
                        "There is nothing here",
                        "Look at the list of incidents, or at /api/openapi.json.");
            case 405 ->
                Problem.of(405, "method", "That cannot be done here", "Look at /api/openapi.json for what can.");
            case 413 ->
                Problem.of(413, "too-large", "That is too much at once", "Send less; attach what is large elsewhere.");
            default -> Problem.of(status, "http-" + status, "The request cannot be read", "");
        };
    }

    /** As it is written in the program: an address may hold a secret. */
    private static String route(Context request) {
        return Optional.ofNullable(request.endpoints().matchedHttpEndpoint())
                .map(one -> one.path)
                .orElse("no route");
    }

    /** A fault of the program: told in full in its log, and without any part of it to whoever asked. */
    private void unexpected(Exception fault, Context request) {
        synchronized (log) {
            log.println("firefight: a fault of the program at " + request.method() + " " + route(request) + ":");
            fault.printStackTrace(log);
            log.flush();
        }
        answer(
                request,
                Problem.of(
                        500,
                        "fault",
                        "A fault of the program",
                        "What happened stands in its log. What was acknowledged is safe."));
    }
}
