package dev.firefight.telemetry.live;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a source answers, and how it is asked.
 *
 * @param base its address, such as {@code https://prometheus.example.org/}; paths of its API are put behind it
 * @param credentials how it knows who asks
 * @param tenant value of {@code X-Scope-OrgID}, by which Mimir, Loki and Tempo part tenants
 * @param headers further headers, whose values are kept secret
 * @param limits what reading it may cost
 */
public record Endpoint(
        URI base, Credentials credentials, Optional<String> tenant, Map<String, Secret> headers, Limits limits) {
    private static final int MOST_HEADERS = 32;
    private static final Set<String> OWN_HEADERS = Set.of(
            "authorization", "x-scope-orgid", "accept", "accept-encoding", "host", "content-length", "connection");

    /** Checks all of it, so that what is refused is told where it is written and not where it is used. */
    public Endpoint {
        String scheme = Optional.ofNullable(base.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the address of a source begins with http:// or https://");
        }
        if (base.getHost() == null || base.getHost().isEmpty()) {
            throw new IllegalArgumentException(
                    "the address of a source names a host, such as https://prometheus.example.org/");
        }
        if (base.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of a source holds a name or a password; tell them as credentials, where they are kept secret");
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("the address of a source ends before any ? or #");
        }
        headers = Map.copyOf(new TreeMap<>(headers));
        if (headers.size() > MOST_HEADERS) {
            throw new IllegalArgumentException("more than " + MOST_HEADERS + " further headers");
        }
        for (String name : headers.keySet()) {
            if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "the header " + name + " is not told as a further header: it is set already");
            }
        }
        try {
            decorate(HttpRequest.newBuilder(URI.create("http://localhost/")), credentials, tenant, headers);
        } catch (IllegalArgumentException e) {
            // the message of the cause would hold the value
            throw new IllegalArgumentException(
                    "a header, a token or a tenant holds characters that HTTP does not allow");
        }
    }

    /** An address at which whoever asks is answered, with the usual limits. */
    public static Endpoint of(URI base) {
        return new Endpoint(base, new Credentials.None(), Optional.empty(), Map.of(), Limits.USUAL);
    }

    /** The same with other credentials. */
    public Endpoint with(Credentials other) {
        return new Endpoint(base, other, tenant, headers, limits);
    }

    /** The same for a tenant. */
    public Endpoint withTenant(String name) {
        return new Endpoint(base, credentials, Optional.of(name), headers, limits);
    }

    /** The same with further headers. */
    public Endpoint withHeaders(Map<String, Secret> further) {
        return new Endpoint(base, credentials, tenant, further, limits);
    }

    /** The same with other limits. */
    public Endpoint with(Limits other) {
        return new Endpoint(base, credentials, tenant, headers, other);
    }

    /** All that must not be shown, in each of the forms in which it is sent. */
    List<Secret> secrets() {
        List<Secret> all = new ArrayList<>(headers.values());
        credentials.authorization().ifPresent(all::add);
        switch (credentials) {
            case Credentials.None() -> {}
            case Credentials.Bearer(Secret token) -> all.add(token);
            case Credentials.Basic(String _, Secret password) -> all.add(password);
        }
        return all;
    }

    /** Writes credentials, tenant and headers into a request. */
    void decorate(HttpRequest.Builder request) {
        decorate(request, credentials, tenant, headers);
    }

    private static void decorate(
            HttpRequest.Builder request,
            Credentials credentials,
            Optional<String> tenant,
            Map<String, Secret> headers) {
        credentials.authorization().ifPresent(secret -> request.setHeader("Authorization", secret.value()));
        tenant.ifPresent(name -> request.setHeader("X-Scope-OrgID", name));
        headers.forEach((name, secret) -> request.setHeader(name, secret.value()));
    }

    /** The address of a path of its API, which starts with a stroke. */
    URI at(String path, String query) {
        String before = base.toString();
        String root = before.endsWith("/") ? before.substring(0, before.length() - 1) : before;
        return URI.create(root + path + (query.isEmpty() ? "" : "?" + query));
    }
}
