package dev.firefight.app.report;

import dev.firefight.app.report.ReportHeader.FileTaken;
import dev.firefight.evidence.Bucket;
import dev.firefight.evidence.BucketFinding;
import dev.firefight.evidence.Curve;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Evidence.Kind;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Findings.Quiet;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Scores;
import dev.firefight.evidence.ServiceMap;
import dev.firefight.evidence.ServiceMap.Edge;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.TraceExemplar.Bar;
import dev.firefight.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Findings whose every text and number wants to break a report. */
final class HostileFindings {
    static final String SCRIPT = "<script>alert('x')</script>";
    static final String ATTRIBUTE = "\" onload=\"alert(1)\" x='";
    static final String STYLE = "</style><style>*{display:none}</style>";
    static final String TERMINAL = "\u001B[2J\u001B]0;owned\u0007\u009B31m\b\r\nrm -rf";
    static final String DIRECTION = "safe\u202Egpj.exe\u2066\u200B שלום عالم";
    static final String EMOJI = "🔥👩‍🚒漢字";
    static final String HALF_PAIR = "half \uD83D of a pair";
    static final String ADDRESS = "javascript:alert(1) https://example.org/x.png url(//evil)";
    static final String LONG = "n".repeat(10_000);
    static final String ENTITY = "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;]]>-->\u0000\uFFFE";
    static final List<String> TEXTS = List.of(
            SCRIPT, ATTRIBUTE, STYLE, TERMINAL, DIRECTION, EMOJI, HALF_PAIR, ADDRESS, LONG, ENTITY, "", "`", "a `b` c",
            "{}");
    private static final double[] NUMBERS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -0.0,
        0,
        1e-9,
        -12.5,
        42
    };
    private static final long[] TIMES = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, SampleFindings.ONSET, SampleFindings.END
    };

    private final Random random;

    private HostileFindings(long seed) {
        random = new Random(seed);
    }

    static Findings of(long seed) {
        return new HostileFindings(seed).findings();
    }

    static ReportHeader header(long seed) {
        HostileFindings from = new HostileFindings(seed);
        return new ReportHeader(
                from.text(),
                List.of(
                        new FileTaken(from.text(), from.text(), from.text(), List.of(from.text(), from.text())),
                        new FileTaken("", "", "", List.of())),
                from.time(),
                from.text());
    }

    private Findings findings() {
        List<Suspect> suspects = new ArrayList<>();
        int count = random.nextInt(16);
        for (int rank = 1; rank <= count; rank++) {
            suspects.add(new Suspect(
                    rank,
                    text(),
                    text(),
                    any(Bucket.values()),
                    text(),
                    number(),
                    number(),
                    text(),
                    evidence(),
                    text(),
                    text()));
        }
        List<BucketFinding> buckets = new ArrayList<>();
        for (Bucket bucket : Bucket.values()) {
            buckets.add(new BucketFinding(bucket, any(Verdict.values()), text(), evidence()));
        }
        return new Findings(
                time(),
                time(),
                new Onset(time(), any(Onset.Origin.values()), text()),
                buckets,
                suspects,
                map(),
                List.of(new Quiet(text(), random.nextInt(), number()), new Quiet(text(), 1, number())),
                List.of(trace(), trace(), new TraceExemplar(text(), text(), List.of())),
                Scores.NOTHING);
    }

    private List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        int count = random.nextInt(15);
        for (int i = 0; i < count; i++) {
            evidence.add(new Evidence(
                    any(Kind.values()),
                    text(),
                    text(),
                    number(),
                    number(),
                    random.nextBoolean() ? "s" : text(),
                    number(),
                    random.nextBoolean() ? OptionalLong.of(time()) : OptionalLong.empty(),
                    text(),
                    random.nextBoolean() ? Optional.of(curve()) : Optional.empty()));
        }
        return evidence;
    }

    private Curve curve() {
        int points = random.nextInt(4) * random.nextInt(200);
        long[] times = random.longs(points).sorted().toArray();
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            times[i] = random.nextBoolean() ? times[i] : SampleFindings.START + i;
            values[i] = number();
        }
        return new Curve(times, values, number(), number());
    }

    private ServiceMap map() {
        List<String> services = new ArrayList<>();
        List<Edge> calls = new ArrayList<>();
        int count = random.nextInt(80);
        for (int i = 0; i < count; i++) {
            services.add(random.nextBoolean() ? text() : "service " + random.nextInt(100));
        }
        for (int i = 0; i < count * 2; i++) {
            calls.add(new Edge(
                    services.get(random.nextInt(count)), services.get(random.nextInt(count)), random.nextLong()));
        }
        return new ServiceMap(services, calls);
    }

    private TraceExemplar trace() {
        List<Bar> bars = new ArrayList<>();
        int count = random.nextInt(100);
        for (int i = 0; i < count; i++) {
            bars.add(new Bar(
                    random.nextInt(-3, 30),
                    text(),
                    text(),
                    time(),
                    time(),
                    random.nextBoolean(),
                    random.nextInt(5) == 0));
        }
        return new TraceExemplar(text(), text(), bars);
    }

    private String text() {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(3) == 0 ? text + TEXTS.get(random.nextInt(TEXTS.size())) : text;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private double number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private long time() {
        return TIMES[random.nextInt(TIMES.length)];
    }
}
