package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.document.wire.WireException;
import dev.firefight.server.access.Permission;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * What a form sent, read strictly: as UTF-8, with whole escapes, and not more fields than any form has. Of fields of one name the last
 * counts. A body of another kind has no fields.
 */
record FormFields(Map<String, String> values) {
    private static final int MOST_FIELDS = 100;
    private static final int MOST_BYTES_OF_STRANGERS = 16 << 10;
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String READ = "form-fields";

    static FormFields of(Context request) {
        Optional<FormFields> read = Optional.ofNullable(request.attribute(READ));
        return read.orElseGet(() -> {
            FormFields fields = request.isFormUrlencoded()
                    ? parse(Gate.known(request).isPresent() ? request.bodyAsBytes() : little(request))
                    : new FormFields(request.isMultipartFormData() ? beside(request) : Map.of());
            request.attribute(READ, fields);
            return fields;
        });
    }

    /** Whoever is not known sends a name and a password, and fills no memory. */
    private static byte[] little(Context request) {
        try {
            byte[] body = request.bodyInputStream().readNBytes(MOST_BYTES_OF_STRANGERS + 1);
            if (body.length > MOST_BYTES_OF_STRANGERS) {
                throw new ProblemException(413, "too-large", "That is too much at once", "Send less.");
            }
            return body;
        } catch (IOException broken) {
            throw new ProblemException(Problems.broken(broken));
        }
    }

    /** What a form sends beside a file: the key that says where it comes from. Files of nobody known are not even read. */
    private static Map<String, String> beside(Context request) {
        if (Gate.known(request).isEmpty()) {
            return Map.of();
        }
        return ofParts(() -> Optional.ofNullable(request.formParam(Gate.FORM_KEY_FIELD)))
                .map(key -> Map.of(Gate.FORM_KEY_FIELD, key))
                .orElse(Map.of());
    }

    /** The file that a form sent. */
    static Optional<UploadedFile> file(Context request, String name) {
        return request.isMultipartFormData()
                ? ofParts(() -> Optional.ofNullable(request.uploadedFile(name)))
                : Optional.empty();
    }

    /** Whatever is wrong with the parts of a body was done by whoever sent it. */
    private static <T> Optional<T> ofParts(Callable<Optional<T>> reading) {
        try {
            return reading.call();
        } catch (HttpResponseException tooLarge) {
            throw tooLarge;
        } catch (Exception unreadable) {
            throw new WireException("the parts of the form cannot be read, or are too large");
        }
    }

    private static FormFields parse(byte[] body) {
        return strictly(body, MOST_FIELDS);
    }

    /** The fields of a body that was read already, of so many at most. */
    static FormFields strictly(byte[] body, int most) {
        Map<String, String> values = new LinkedHashMap<>();
        String text = decoded(body);
        if (NO_ESCAPE.matcher(text).find()) {
            throw new WireException("in a form two hexadecimal digits follow a %");
        }
        String[] pairs = text.split("&", most + 1);
        if (pairs.length > most) {
            throw new WireException("a form has " + most + " fields at most");
        }
        for (String pair : pairs) {
            int at = pair.indexOf('=');
            if (at > 0) {
                values.put(unescaped(pair.substring(0, at)), unescaped(pair.substring(at + 1)));
            }
        }
        return new FormFields(values);
    }

    /** Escapes may make bytes that are no UTF-8 either; then a sign stands for them that says so. */
    private static String unescaped(String text) {
        String plain = URLDecoder.decode(text, StandardCharsets.UTF_8);
        if (plain.indexOf('\uFFFD') >= 0 && !text.contains("%EF%BF%BD") && text.indexOf('\uFFFD') < 0) {
            throw new WireException("a form is sent as UTF-8");
        }
        return plain;
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new WireException("a form is sent as UTF-8");
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value of a field; empty where it was not sent. */
    String value(String name) {
        return find(name).orElse("");
    }

    /** What somebody is to be allowed. */
    Permission permission() {
        String word = value("permission");
        return Arrays.stream(Permission.values())
                .filter(one -> Value.word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> new WireException("\"permission\" is viewer, responder or admin"));
    }
}
