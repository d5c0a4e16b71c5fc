package dev.firefight.server.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate and its key, by which the server proves who it is. */
public final class Tls {
    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END");
    private static final String ALGORITHMS = "RSA EC EdDSA";

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private Tls(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /**
     * Reads both.
     *
     * @param certificate in PEM, that of the server first and those that vouch for it behind
     * @param key in PEM, as PKCS#8 without a password
     * @throws IllegalArgumentException with words that say which file is wrong, and what to do
     */
    public static Tls read(Path certificate, Path key) {
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey own = key(key);
        if (!belongsTo(chain.getFirst().getPublicKey(), own)) {
            throw new IllegalArgumentException("the key in " + key + " does not belong to the first certificate in "
                    + certificate + ": put the certificate of this server first, or take its key");
        }
        return new Tls(chain, own);
    }

    /** Whether browsers refuse the certificate for its dates, in words. */
    public Optional<String> trouble(Instant now) {
        Instant from = chain.getFirst().getNotBefore().toInstant();
        Instant until = chain.getFirst().getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of("the certificate is of use only from " + from + " on");
        }
        return now.isAfter(until) ? Optional.of("the certificate ended at " + until) : Optional.empty();
    }

    KeyStore store(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("server", key, password, chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("a certificate that was read cannot be kept", impossible);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new IllegalArgumentException(noCertificate(file));
            }
            return chain;
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException(noCertificate(file), unreadable);
        }
    }

    private static String noCertificate(Path file) {
        return file + " holds no certificate that can be read: it begins with -----BEGIN CERTIFICATE-----";
    }

    private static PrivateKey key(Path file) {
        Matcher found = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new IllegalArgumentException(
                    file + " holds no key that can be read: it begins with -----BEGIN PRIVATE KEY-----");
        }
        if (!found.group(1).equals("PRIVATE KEY")) {
            throw new IllegalArgumentException("the key in " + file + " is of another form (" + found.group(1)
                    + "): make one of it with openssl pkcs8 -topk8 -nodes -in " + file + " -out key.pem");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
            for (String algorithm : ALGORITHMS.split(" ", -1)) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                } catch (InvalidKeySpecException another) {
                    // It is tried as the next one.
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "the key in " + file + " cannot be read: is the file whole?", unreadable);
        }
        throw new IllegalArgumentException(
                "the key in " + file + " cannot be read: it is one of " + ALGORITHMS + ", and the file is whole");
    }

    private static boolean belongsTo(PublicKey certificate, PrivateKey key) {
        String name =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        try {
            byte[] text = "firefight".getBytes(StandardCharsets.UTF_8);
            Signature signing = Signature.getInstance(name);
            signing.initSign(key);
            signing.update(text);
            byte[] signed = signing.sign();
            Signature checking = Signature.getInstance(name);
            checking.initVerify(certificate);
            checking.update(text);
            return checking.verify(signed);
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(file + " is too large for what it should hold");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Tls[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
