package dev.firefight.server.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text of several lines: words, and the list below them. Lines that begin with a dash are a list.
 *
 * @param words may be empty, and may have several lines
 * @param items of the list; empty where there is none
 */
record Passage(String words, List<String> items) {
    private static final String DASH = "- ";

    /** Copies the list. */
    Passage {
        items = List.copyOf(items);
    }

    /** All parts of a text, in order. */
    static List<Passage> of(String text) {
        List<Passage> passages = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(DASH)) {
                items.add(line.substring(DASH.length()).strip());
            } else {
                if (!items.isEmpty()) {
                    add(passages, words, items);
                }
                words.add(line);
            }
        }
        add(passages, words, items);
        return passages;
    }

    private static void add(List<Passage> passages, List<String> words, List<String> items) {
        String text = String.join("\n", words).strip();
        if (!text.isEmpty() || !items.isEmpty()) {
            passages.add(new Passage(text, items));
        }
        words.clear();
        items.clear();
    }
}
