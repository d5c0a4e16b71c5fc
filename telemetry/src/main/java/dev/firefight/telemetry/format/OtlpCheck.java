package dev.firefight.telemetry.format;

import dev.firefight.telemetry.window.Encoding;
import dev.firefight.telemetry.window.Signal;

/**
 * Reads an export request of OTLP to its end without keeping anything of it: whatever is taken here is understood when it is read later.
 * What newer senders know and this program does not is passed over, as the protocol asks.
 *
 * @param items how many spans, points or log records it has
 * @param rejected how many of them say nothing: a span without ids or start, a log record or a point without time, a metric without name
 */
public record OtlpCheck(int items, int rejected) {
    /** How deep messages may be nested. Protobuf's own readers end at 100. */
    static final int MOST_DEPTH = 64;

    /**
     * Reads a request.
     *
     * @param body all of it, unpacked
     * @throws OtlpUnreadable when it is no such request, with words for whoever sent it
     */
    public static OtlpCheck of(Signal signal, Encoding encoding, byte[] body) throws OtlpUnreadable {
        OtlpSchema.Message request = OtlpSchema.message(
                switch (signal) {
                    case TRACES -> "TracesRequest";
                    case METRICS -> "MetricsRequest";
                    case LOGS -> "LogsRequest";
                });
        OtlpTally tally = new OtlpTally();
        switch (encoding) {
            case PROTOBUF -> new OtlpProtobufCheck(body, tally).request(request);
            case JSON -> OtlpJsonCheck.request(body, request, tally);
        }
        return new OtlpCheck(tally.items(), tally.rejected());
    }
}
