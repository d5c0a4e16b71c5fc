package dev.firefight.server.web;

import dev.firefight.server.access.Access;
import dev.firefight.server.access.AccessException;
import dev.firefight.server.access.Caller;
import dev.firefight.server.access.NewSession;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in whoever sits at this machine, without a password: of a demo. What comes from elsewhere, or was passed on by anything, or is meant for another
 * name, stays outside; the latter keeps out pages whose name leads to this machine only since they say so (DNS rebinding). All who come in
 * share one session, as long as it lasts.
 */
final class DemoDoor {
    /** As who. */
    static final String ACCOUNT = "Demo";

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    /** Whoever passes a request on says so in one of these, or in one that begins with X-Forwarded. */
    private static final Set<String> PASSED_ON =
            Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "x-original-host");

    private final Access access;
    private final InstantSource clock;
    private Optional<NewSession> session = Optional.empty();

    DemoDoor(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Whether an address is reached from this machine only. */
    static boolean isOfThisMachine(String host) {
        return NAMES.contains(host) || host.equals("::1");
    }

    /** Gives a browser a session, where it may have one. */
    Optional<Caller> letIn(Context request) {
        if (!isFromHere(request) || !isForHere(request) || isPassedOn(request) || isOfAnotherPage(request)) {
            return Optional.empty();
        }
        try {
            NewSession entered = session(request.req().getRemoteAddr());
            SessionCookie.set(request, entered, clock.instant());
            return Optional.of(entered.caller());
        } catch (AccessException _) {
            return Optional.empty(); // somebody closed the account: then it is as everywhere
        }
    }

    private synchronized NewSession session(String from) {
        NewSession now = session.filter(one -> access.bySession(one.secret()).isPresent())
                .orElseGet(() -> access.letIn(ACCOUNT, from));
        session = Optional.of(now);
        return now;
    }

    private static boolean isFromHere(Context request) {
        String address = request.req().getRemoteAddr();
        try {
            return InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** By its own name and port, and no other. */
    private static boolean isForHere(Context request) {
        String named = Optional.ofNullable(request.header("Host")).orElse("");
        int port = request.req().getLocalPort();
        return NAMES.stream().anyMatch(name -> named.equalsIgnoreCase(name + ":" + port))
                && named.equals(request.host());
    }

    private static boolean isPassedOn(Context request) {
        return Collections.list(request.req().getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("x-forwarded") || PASSED_ON.contains(name));
    }

    /** Whether a page of another site asks for something to be shown in it; to lead somebody here is no harm. */
    private static boolean isOfAnotherPage(Context request) {
        String site = Optional.ofNullable(request.header("Sec-Fetch-Site")).orElse("none");
        String mode = Optional.ofNullable(request.header("Sec-Fetch-Mode")).orElse("");
        return !site.equals("none") && !site.equals("same-origin") && !mode.equals("navigate");
    }
}
