package dev.firefight.evidence.change;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The word lists and patterns shipped beside the classes: lines, without the empty ones and those that start with a hash. */
final class Tables {
    private static final List<String> WORDS = lines("words.txt");

    private Tables() {}

    static List<String> lines(String file) {
        try (InputStream bytes = Tables.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("the program was packaged without " + file);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + file + " cannot be read", e);
        }
    }

    /** The words of one list of {@code words.txt} as they stand there. */
    static Set<String> words(String list) {
        return WORDS.stream()
                .filter(line -> line.startsWith(list + ":"))
                .flatMap(line -> separated(line.substring(list.length() + 1)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<String> separated(String words) {
        return Arrays.asList(words.trim().split("\\s+"));
    }
}
