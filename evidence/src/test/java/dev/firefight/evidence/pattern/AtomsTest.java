package dev.firefight.evidence.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtomsTest {
    @Test
    void wordsBeyondTheBoundAreValuesAndThoseBeforeItStay() {
        Atoms atoms = new Atoms(4);

        assertThat(atoms.text(atoms.ids(ShapeReader.read("lease of")))).isEqualTo("lease of");
        assertThat(atoms.text(atoms.ids(ShapeReader.read("lease of gandalf")))).isEqualTo("lease of <*>");
        assertThat(atoms.text(atoms.ids(ShapeReader.read("lease of")))).isEqualTo("lease of");
    }
}
