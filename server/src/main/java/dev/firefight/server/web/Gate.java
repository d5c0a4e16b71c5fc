package dev.firefight.server.web;

import dev.firefight.server.access.Access;
import dev.firefight.server.access.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.security.RouteRole;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets in, or not. Whoever shows a cookie has to show with everything that alters something the key of its forms too, which no other site can
 * know; whoever shows a token needs none.
 */
final class Gate {
    /** Where a script puts the key of its forms. */
    static final String FORM_KEY_HEADER = "Firefight-Form-Key";

    /** Where a form puts it. */
    static final String FORM_KEY_FIELD = "formKey";

    private static final String CALLER = "caller";
    private static final String BEARER = "Bearer ";
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
    /** By these some servers take another method than that of the request. */
    private static final List<String> OTHER_METHODS =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\";\\s]*)");
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Access access;
    private final Optional<DemoDoor> demo;

    private final Function<Context, Set<RouteRole>> rolesOfReading;

    /**
     * Over who is known.
     *
     * @param demo lets in whoever sits at this machine; empty where it is no demo
     * @param rolesOfReading of the route that answers the same path for GET, which answers HEAD too
     */
    Gate(Access access, Optional<DemoDoor> demo, Function<Context, Set<RouteRole>> rolesOfReading) {
        this.access = access;
        this.demo = demo;
        this.rolesOfReading = rolesOfReading;
    }

    /** Before any route is looked for. */
    static void checkRequest(Context request) {
        if (OTHER_METHODS.stream().anyMatch(one -> request.header(one) != null)) {
            throw new ProblemException(400, "method", "A request has one method", "Send it as what it is.");
        }
        if (!METHODS.contains(request.req().getMethod())) {
            throw new ProblemException(405, "method", "That cannot be done here", "GET and POST are all there is.");
        }
        if (request.header("Content-Encoding") != null && !OtlpApi.takesPacked(request)) {
            throw new ProblemException(415, "content-encoding", "The body is packed", "Send it as it is.");
        }
        checkCharset(Optional.ofNullable(request.header("Content-Type")).orElse(""));
        if (NO_ESCAPE.matcher(request.path()).find()) {
            throw new ProblemException(
                    400, "address", "The address cannot be read", "After a % two hexadecimal digits follow.");
        }
    }

    /** JSON and forms are UTF-8, and what else is sent names letters that there are. */
    private static void checkCharset(String type) {
        Matcher charset = CHARSET.matcher(type);
        if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8") && !isOfAnyLetters(type, charset.group(1))) {
            throw new ProblemException(415, "charset", "The body is in letters of another kind", "Send it as UTF-8.");
        }
    }

    private static boolean isOfAnyLetters(String type, String charset) {
        try {
            return !type.startsWith("application/") && Charset.isSupported(charset);
        } catch (IllegalCharsetNameException noName) {
            return false;
        }
    }

    /** Before a route that was found. */
    void check(Context request) {
        Allowed allowed = allowed(
                request.method().equals(HandlerType.HEAD) ? rolesOfReading.apply(request) : request.routeRoles());
        Optional<String> token = token(request);
        boolean isReading = READING.contains(request.method());
        boolean isAsked = isReading && token.isEmpty() && allowed.needed().isPresent();
        Optional<Caller> caller =
                shown(request).or(() -> isAsked ? demo.flatMap(door -> door.letIn(request)) : Optional.empty());
        caller.ifPresent(one -> request.attribute(CALLER, one));
        if (!isReading && token.isEmpty() && isFromElsewhere(request)) {
            throw new ProblemException(
                    403,
                    "cross-site",
                    "This was sent by a page of another site",
                    "Open the page here, and send it from there.");
        }
        if (allowed.needed().isEmpty()) {
            return;
        }
        if (caller.isEmpty()) {
            refuse(request);
            return;
        }
        if (!caller.get().permission().includes(allowed.needed().get())) {
            throw new ProblemException(
                    403,
                    "not-permitted",
                    "You may not do this",
                    "Your permission is " + caller.get().permission().name().toLowerCase(java.util.Locale.ROOT)
                            + "; ask an administrator for more.");
        }
        if (token.isEmpty() && !isReading) {
            checkFormKey(request, caller.get());
        }
    }

    /** Whether whoever made a request is let in still: a stream of events outlives sessions. */
    boolean stillKnows(Context request) {
        return shown(request).isPresent();
    }

    /** Who shows a token, or else a cookie. */
    private Optional<Caller> shown(Context request) {
        Optional<String> token = token(request);
        return token.isPresent()
                ? access.byToken(token.get())
                : SessionCookie.of(request).flatMap(access::bySession);
    }

    private static Optional<String> token(Context request) {
        return Optional.ofNullable(request.header("Authorization"))
                .filter(one -> one.startsWith(BEARER))
                .map(one -> one.substring(BEARER.length()).strip());
    }

    /** Whether a page of another site sends it. Browsers of today say so; those of yesterday say where it comes from. */
    private static boolean isFromElsewhere(Context request) {
        Optional<String> site = Optional.ofNullable(request.header("Sec-Fetch-Site"));
        if (site.isPresent()) {
            return !site.get().equals("same-origin") && !site.get().equals("none");
        }
        return Optional.ofNullable(request.header("Origin"))
                .filter(origin -> !origin.substring(origin.indexOf("//") + 2)
                        .equals(Visitor.of(request).host()))
                .isPresent();
    }

    /** Who makes a request that was let in. */
    static Caller caller(Context request) {
        return known(request)
                .orElseThrow(() -> new IllegalStateException("a route that anyone may use asks who it is"));
    }

    /** Who makes a request, if they are known. */
    static Optional<Caller> known(Context request) {
        return Optional.<Caller>ofNullable(request.attribute(CALLER));
    }

    static Allowed allowed(Set<RouteRole> roles) {
        if (roles.size() == 1 && roles.iterator().next() instanceof Allowed one) {
            return one;
        }
        throw new IllegalStateException("a route does not say who may use it, so that nobody may");
    }

    private static void refuse(Context request) {
        if (request.method().equals(HandlerType.GET) && Problems.isForPerson(request)) {
            String to = request.path()
                    + Optional.ofNullable(request.queryString())
                            .map(query -> "?" + query)
                            .orElse("");
            request.redirect("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
            request.skipRemainingHandlers();
            return;
        }
        request.header("WWW-Authenticate", "Bearer realm=\"firefight\"");
        throw new ProblemException(
                401, "not-let-in", "Nobody is let in without being known", "Log in, or send a token that is valid.");
    }

    private static void checkFormKey(Context request, Caller caller) {
        String given = Optional.ofNullable(request.header(FORM_KEY_HEADER))
                .or(() -> FormFields.of(request).find(FORM_KEY_FIELD))
                .orElse("");
        boolean isEqual = MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), caller.formKey().getBytes(StandardCharsets.UTF_8));
        if (caller.formKey().isEmpty() || !isEqual) {
            throw new ProblemException(
                    403,
                    "form-key",
                    "This did not come from a page of this session",
                    "Load the page again, and send it once more.");
        }
    }
}
