package dev.firefight.app.client;

import dev.firefight.evidence.drawing.SafeText;

/** Colours, where they are wanted. What is coloured is made safe for a terminal on the way. */
record Ink(boolean isColoured) {
    String plain(String text) {
        return SafeText.line(text);
    }

    String bold(String text) {
        return in("1", text);
    }

    String quiet(String text) {
        return in("2", text);
    }

    String bad(String text) {
        return in("1;31", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String mild(String text) {
        return in("33", text);
    }

    private String in(String code, String text) {
        String safe = SafeText.line(text);
        return isColoured && !safe.isEmpty() ? "\u001b[" + code + "m" + safe + "\u001b[0m" : safe;
    }
}
