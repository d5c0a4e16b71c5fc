package dev.firefight.practice.table;

import dev.firefight.practice.scenario.Scenario.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to be read aloud, and to be talked about for some minutes.
 *
 * @param title what it is about, in a few words
 * @param at when that is, after the beginning; empty before it and after its end
 * @param minutes for how long to talk
 * @param told what is read aloud
 * @param voice who says something; empty where nobody does
 * @param alerts what fires, each in a line
 * @param asks what to talk about
 * @param fold what stands above the notes while they are folded away
 * @param notes what good answers contain, for whoever leads
 * @param handouts what tools show, for whoever asks
 */
public record Card(
        String title,
        Optional<Duration> at,
        int minutes,
        List<String> told,
        Optional<Voice> voice,
        List<String> alerts,
        List<String> asks,
        String fold,
        List<String> notes,
        List<Handout> handouts) {
    private static final String FOLD = "For the facilitator: what good answers contain";

    /** Copies the lists. */
    public Card {
        told = List.copyOf(told);
        alerts = List.copyOf(alerts);
        asks = List.copyOf(asks);
        notes = List.copyOf(notes);
        handouts = List.copyOf(handouts);
    }

    static Card of(String title, int minutes, String... told) {
        return new Card(
                title,
                Optional.empty(),
                minutes,
                List.of(told),
                Optional.empty(),
                List.of(),
                List.of(),
                FOLD,
                List.of(),
                List.of());
    }

    Card at(Duration moment) {
        return new Card(title, Optional.of(moment), minutes, told, voice, alerts, asks, fold, notes, handouts);
    }

    Card saidBy(Voice one) {
        return new Card(title, at, minutes, told, Optional.of(one), alerts, asks, fold, notes, handouts);
    }

    Card alerting(List<String> lines) {
        return new Card(title, at, minutes, told, voice, lines, asks, fold, notes, handouts);
    }

    Card asking(String... questions) {
        return new Card(title, at, minutes, told, voice, alerts, List.of(questions), fold, notes, handouts);
    }

    /** With one more note. */
    Card noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Card(title, at, minutes, told, voice, alerts, asks, fold, more, handouts);
    }

    Card noting(List<String> more) {
        Card card = this;
        for (String note : more) {
            card = card.noting(note);
        }
        return card;
    }

    Card folded(String words) {
        return new Card(title, at, minutes, told, voice, alerts, asks, words, notes, handouts);
    }

    Card handing(List<Handout> all) {
        return new Card(title, at, minutes, told, voice, alerts, asks, fold, notes, all);
    }
}
