package dev.firefight.telemetry.format;

import java.util.regex.Pattern;

/**
 * The workload behind the name of a Kubernetes pod. A Deployment's pods are named {@code <name>-<template hash>-<suffix>}, a
 * DaemonSet's {@code <name>-<suffix>}, a StatefulSet's {@code <name>-<ordinal>}; hashes and suffixes are drawn from an alphabet without
 * vowels.
 *
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go">apimachinery, SafeEncodeString</a>
 */
final class PodName {
    private static final String SUFFIX = "-[bcdfghjklmnpqrstvwxz2456789]{5}";
    private static final Pattern GENERATED =
            Pattern.compile("(?:-(?=[a-z]{0,9}[0-9])[a-z0-9]{6,10}" + SUFFIX + "|" + SUFFIX + "|-[0-9]{1,3})$");

    private PodName() {}

    /** The name without its generated end; the name itself when it has none. */
    static String workload(String pod) {
        String workload = GENERATED.matcher(pod).replaceFirst("");
        return workload.isEmpty() ? pod : workload;
    }
}
