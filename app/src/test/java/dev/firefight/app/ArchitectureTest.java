package dev.firefight.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The house as it is drawn: data flows one way, and who is pure stays pure. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.firefight");

    @Test
    void dataFlowsOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("telemetry")
                .definedBy("dev.firefight.telemetry..")
                .layer("evidence")
                .definedBy("dev.firefight.evidence..")
                .layer("app")
                .definedBy("dev.firefight.app..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("telemetry")
                .mayOnlyBeAccessedByLayers("evidence", "app")
                .check(HOUSE);
    }

    @Test
    void thePackagesOfARoomDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.firefight.app.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("dev.firefight.evidence.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
        slices().matching("dev.firefight.telemetry.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void evidenceOpensNothingAndKnowsNoClockAndNoChance() {
        noClasses()
                .that()
                .resideInAPackage("dev.firefight.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }
}
