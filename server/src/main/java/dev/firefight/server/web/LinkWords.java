package dev.firefight.server.web;

import dev.firefight.evidence.drawing.SafeText;
import java.net.URI;
import java.util.Optional;

/** What stands for an address on a page: what is there and whose it is, since an address of a graph holds its whole query. */
final class LinkWords {
    private static final int MOST_HOST_CHARS = 60;
    private static final int MOST_PATH_CHARS = 40;

    private LinkWords() {}

    /** Such as "Prometheus graph on 127.0.0.1:9090", or host and beginning of the path where it is not known what is there. */
    static String of(URI address) {
        if (Optional.ofNullable(address.getAuthority()).isEmpty()) {
            return SafeText.headline(address.toString(), MOST_HOST_CHARS);
        }
        String host = SafeText.headline(host(address.getAuthority()), MOST_HOST_CHARS);
        String path = Optional.ofNullable(address.getPath()).orElse("");
        String query = Optional.ofNullable(address.getRawQuery()).orElse("");
        String place = Optional.ofNullable(address.getRawFragment()).orElse("");
        return kind(path, query, place)
                .map(kind -> kind + " on " + host)
                .orElseGet(() -> host + (path.equals("/") ? "" : SafeText.headline(path, MOST_PATH_CHARS)));
    }

    /** Of whatever stands before the host nothing is shown: it can be a password. */
    private static String host(String authority) {
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static Optional<String> kind(String path, String query, String place) {
        if (query.contains("g0.expr=") || query.contains("g0.expr%3D")) {
            return Optional.of("Prometheus graph");
        }
        if (place.startsWith("/alerts") || place.startsWith("/silences")) {
            return Optional.of("Alertmanager");
        }
        if (path.contains("/alerting/")) {
            return Optional.of("Grafana alert");
        }
        return path.contains("/d/") ? Optional.of("Grafana dashboard") : Optional.empty();
    }
}
