package dev.firefight.server.investigation;

import dev.firefight.telemetry.Series;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.SignalKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which golden signals of which services a source measures.
 *
 * @param services for each service what is measured of it, in the order of names; at most {@value #MOST_SERVICES}
 * @param serviceCount how many services there are
 * @param series how many series were read
 */
public record Coverage(Map<String, Set<SignalKind>> services, int serviceCount, int series) {
    /** So many services are told. */
    public static final int MOST_SERVICES = 500;

    /** Copies. */
    public Coverage {
        services = Collections.unmodifiableMap(new TreeMap<>(services));
    }

    /** Of what was read, by what was recognised. Series whose service nobody names count as read only. */
    static Coverage of(Telemetry telemetry, List<Recognised> recognised) {
        Map<String, SignalKind> kinds = new TreeMap<>();
        recognised.forEach(one -> kinds.putIfAbsent(one.signal(), one.kind()));
        Map<String, Set<SignalKind>> services = new TreeMap<>();
        for (Series one : telemetry.series()) {
            String service = one.key().origin().service();
            Optional<SignalKind> kind = kind(one.key().metric(), kinds);
            if (!service.isEmpty() && kind.isPresent()) {
                services.computeIfAbsent(service, _ -> EnumSet.noneOf(SignalKind.class))
                        .add(kind.get());
            }
        }
        int count = services.size();
        Map<String, Set<SignalKind>> first = new TreeMap<>();
        services.entrySet().stream()
                .limit(MOST_SERVICES)
                .forEach(one -> first.put(one.getKey(), Collections.unmodifiableSet(one.getValue())));
        return new Coverage(first, count, telemetry.series().size());
    }

    /** Quantiles of a histogram are called as its signal with something behind it. */
    private static Optional<SignalKind> kind(String series, Map<String, SignalKind> kinds) {
        for (String name = series; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('_')))) {
            Optional<SignalKind> kind = Optional.ofNullable(kinds.get(name));
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }
}
