package dev.firefight.practice.production;

import dev.firefight.practice.design.Systems;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;

/** All that the shop tells of itself in a short while of much trouble, as one number. */
final class Fingerprint {
    private Fingerprint() {}

    /** Prints it, for whoever started this in a process of its own. */
    public static void main(String[] args) {
        System.out.println(of(Long.parseLong(args[0])));
    }

    static String of(long seed) {
        Production shop = new Production(Systems.shop(), Instant.parse("2026-03-02T12:00:00Z"), seed);
        Mischief mischief = new Mischief(shop, new Random(seed), true);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                Tiny.run(shop, 5);
                for (int i = 0; i < 20; i++) {
                    mischief.act();
                    Tiny.run(shop, 0.7);
                    writeNumbers(shop, out);
                }
                writeTold(shop, out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    private static void writeNumbers(Production shop, DataOutputStream out) throws IOException {
        out.writeLong(shop.events());
        out.writeLong(shop.users().good());
        double[] values = shop.scrape();
        for (double value : values) {
            out.writeLong(Double.doubleToLongBits(value));
        }
    }

    private static void writeTold(Production shop, DataOutputStream out) throws IOException {
        for (int i = 0; i < shop.meters().size(); i++) {
            out.writeUTF(shop.meters().keys().get(i).toString());
        }
        for (LogBook.Line line : shop.logs().lines()) {
            out.writeUTF(line.toString());
        }
        TraceBook traces = shop.traces();
        for (int i = 0; i < traces.size(); i++) {
            out.writeLong(traces.traceHigh(i));
            out.writeLong(traces.traceLow(i));
            out.writeLong(traces.id(i));
            out.writeLong(traces.parent(i));
            out.writeLong(traces.startNanos(i));
            out.writeLong(traces.endNanos(i));
            out.writeUTF(traces.name(i).toString());
            out.writeUTF(traces.outcome(i).name());
        }
    }
}
