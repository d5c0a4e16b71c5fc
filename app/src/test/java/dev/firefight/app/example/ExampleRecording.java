package dev.firefight.app.example;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the recording in {@code examples/checkout-fire/}. After a change of the model, write it anew with
 *
 * <pre>mvn -pl app -am test -Dtest=ExampleRecordingTest -Dsurefire.failIfNoSpecifiedTests=false -Dfirefight.example.write=true</pre>
 */
public final class ExampleRecording {
    private static final long SEED = 20260212;

    private ExampleRecording() {}

    /**
     * Writes the recording.
     *
     * @param arguments the directory to write it to
     * @throws IOException when it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("one argument is needed: the directory to write to");
        }
        write(Path.of(arguments[0]), files());
    }

    /** The files by name, as they are when unpacked. */
    static Map<String, byte[]> files() {
        Simulation evening = Simulation.run(SEED);
        Map<String, String> texts = new TreeMap<>();
        texts.put("recording.json", Changes.recording());
        texts.put("metrics.jsonl.gz", OtlpLines.metrics(evening.measurements().points()));
        texts.put("logs.jsonl.gz", OtlpLines.logs(evening.signals().lines()));
        texts.put("traces.jsonl.gz", OtlpLines.spans(evening.signals().spans()));
        texts.put("changes.jsonl", Changes.changes());
        texts.put("alerts.jsonl", Changes.alert(Alarm.of(evening.measurements().webErrorRatios())));
        texts.put("calls.csv", "caller,callee\n" + lines(Shop.calls()));
        Map<String, byte[]> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** Writes files, those whose name says so packed. */
    static void write(Path directory, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try (OutputStream raw = Files.newOutputStream(directory.resolve(file.getKey()));
                    OutputStream out = file.getKey().endsWith(".gz") ? new Packed(raw) : raw) {
                out.write(file.getValue());
            }
        }
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /** GZIP as small as it gets; the time in its header is always zero. */
    private static final class Packed extends GZIPOutputStream {
        Packed(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
