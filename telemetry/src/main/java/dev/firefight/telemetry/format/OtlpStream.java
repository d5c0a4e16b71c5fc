package dev.firefight.telemetry.format;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.window.Encoding;

/** Reads export requests of OTLP one after the other, in either encoding, in the order in which they came: what a metric adds up goes on from one to the next. */
public final class OtlpStream {
    private final ReadNotes notes;
    private final OtlpProtobufRequests protobuf;
    private final OtlpJsonRequests json;

    /**
     * Reads into a builder.
     *
     * @param notes what was found, and what could not be used and why
     */
    public OtlpStream(TelemetryBuilder into, ReadNotes notes) {
        this.notes = notes;
        this.protobuf = new OtlpProtobufRequests(into, notes);
        this.json = new OtlpJsonRequests(new OtlpJsonContent(into, notes), notes);
    }

    /** Reads a request; whatever the bytes, it ends. */
    public void read(Encoding encoding, byte[] body) {
        switch (encoding) {
            case PROTOBUF -> protobuf.read(body);
            case JSON -> JsonValues.forEachIn(body, notes, json::read);
        }
    }
}
