package dev.firefight.telemetry.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A way in which disks, networks and strangers spoil a file. */
enum Damage {
    /** The file ends early, anywhere. */
    CUT {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            return IntStream.rangeClosed(0, sample.length).mapToObj(length -> Arrays.copyOf(sample, length));
        }
    },
    /** Some bits are wrong. */
    FLIPPED_BITS {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            return each(400, () -> {
                byte[] flipped = sample.clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return flipped;
            });
        }
    },
    /** A piece is there again, somewhere, or the whole file is. */
    REPEATED {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            Stream<byte[]> pieces = each(200, () -> {
                int from = random.nextInt(sample.length);
                int to = from + random.nextInt(sample.length - from);
                return inserted(sample, random.nextInt(sample.length), Arrays.copyOfRange(sample, from, to));
            });
            return Stream.concat(pieces, Stream.of(inserted(sample, sample.length, sample)));
        }
    },
    /** A piece is missing. */
    HOLED {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            return each(200, () -> {
                int from = random.nextInt(sample.length);
                int to = from + random.nextInt(sample.length - from);
                byte[] rest = Arrays.copyOf(sample, sample.length - (to - from));
                System.arraycopy(sample, to, rest, from, sample.length - to);
                return rest;
            });
        }
    },
    /** The lines are in another order. */
    SHUFFLED {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            List<String> lines = new ArrayList<>(text(sample).lines().toList());
            return each(50, () -> {
                Collections.shuffle(lines, random);
                return bytes(String.join("\n", lines));
            });
        }
    },
    /** Bytes that are no UTF-8, and characters that are rare. */
    NO_UTF_8 {
        private static final List<String> ODD = List.of(
                "\u00ff",
                "\u00c3(",
                "\u00c0\u00af",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\0",
                "\r",
                "\u00ef\u00bb\u00bf");

        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            return ODD.stream()
                    .map(odd -> odd.getBytes(StandardCharsets.ISO_8859_1))
                    .flatMap(odd -> each(20, () -> inserted(sample, random.nextInt(sample.length), odd)));
        }
    },
    /** Values of another kind, in each place of a document and in each cell of a table. */
    WRONG_TYPES {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            String text = text(sample);
            return (text.startsWith("{") || text.startsWith("[") ? WrongTypes.inJson(text) : WrongTypes.inTable(text))
                    .map(Damage::bytes);
        }
    },
    /** A field of ten megabytes. */
    HUGE_FIELD {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            byte[] huge = new byte[10_000_000];
            Arrays.fill(huge, (byte) 'x');
            return each(1, () -> inserted(sample, random.nextInt(sample.length), huge));
        }
    },
    /** Far more levels than anybody needs. */
    DEEP_NESTING {
        @Override
        Stream<byte[]> of(byte[] sample, Random random) {
            return Stream.of("[", "{\"a\":", "[{\"values\":")
                    .map(level -> bytes(level.repeat(50_000)))
                    .flatMap(deep -> Stream.concat(
                            Stream.of(deep), each(3, () -> inserted(sample, random.nextInt(sample.length), deep))));
        }
    };

    /** Some samples that are spoiled in this way. */
    abstract Stream<byte[]> of(byte[] sample, Random random);

    private static Stream<byte[]> each(int count, Supplier<byte[]> spoiled) {
        return Stream.generate(spoiled).limit(count);
    }

    private static byte[] inserted(byte[] sample, int at, byte[] piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(sample.length + piece.length);
        all.write(sample, 0, at);
        all.writeBytes(piece);
        all.write(sample, at, sample.length - at);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
