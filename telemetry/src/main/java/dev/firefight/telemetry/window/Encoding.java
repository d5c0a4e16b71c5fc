package dev.firefight.telemetry.window;

import java.util.Arrays;
import java.util.Optional;

/** How an export request of OTLP is written. */
public enum Encoding {
    /** In protobuf. */
    PROTOBUF(0),
    /** In JSON. */
    JSON(1);

    private final byte onDisk;

    Encoding(int onDisk) {
        this.onDisk = (byte) onDisk;
    }

    byte onDisk() {
        return onDisk;
    }

    static Optional<Encoding> ofDisk(byte number) {
        return Arrays.stream(values()).filter(one -> one.onDisk == number).findFirst();
    }
}
