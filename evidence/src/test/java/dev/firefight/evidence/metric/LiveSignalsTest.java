package dev.firefight.evidence.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.live.golden.Convention;
import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.Recogniser;
import dev.firefight.telemetry.live.golden.Rule;
import dev.firefight.telemetry.live.golden.SignalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read live is understood as what it tells: the names of signals hold the words that the engine goes by. */
class LiveSignalsTest {
    private static List<Recognised> signals() {
        List<Recognised> all = new ArrayList<>();
        for (Convention convention : Conventions.shipped().all()) {
            for (Rule rule : convention.rules()) {
                String metric = rule.metric().replace("*", "shop");
                List<String> names = List.of(metric, metric + "_bucket", metric + "_sum", metric + "_count");
                all.addAll(Recogniser.recognise(Conventions.shipped(), names, Map.of(), Map.of(), 60)
                        .recognised());
            }
        }
        return all;
    }

    @Test
    void signalsMeanToTheEngineWhatTheirConventionSays() {
        assertThat(signals().stream()
                        .filter(signal -> !fits(signal.kind(), Meaning.of(signal.signal())))
                        .map(signal -> signal.kind() + " " + signal.signal() + " means " + Meaning.of(signal.signal()))
                        .distinct())
                .isEmpty();
    }

    private static boolean fits(SignalKind kind, Meaning meaning) {
        return switch (kind) {
            case ERRORS -> meaning == Meaning.ERROR;
            case LATENCY -> meaning == Meaning.LATENCY;
            case TRAFFIC -> meaning == Meaning.TRAFFIC;
            case MEMORY -> meaning == Meaning.MEMORY;
            case SATURATION -> meaning != Meaning.CPU && meaning != Meaning.MEMORY;
            case AVAILABILITY -> meaning != Meaning.CPU && meaning != Meaning.MEMORY && meaning != Meaning.ERROR;
            case CPU, DISK, NETWORK, RESTARTS -> true;
        };
    }
}
