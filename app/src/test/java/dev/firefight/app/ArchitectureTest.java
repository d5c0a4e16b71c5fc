package dev.firefight.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
                .layer("document")
                .definedBy("dev.firefight.document..")
                .layer("telemetry")
                .definedBy("dev.firefight.telemetry..")
                .layer("evidence")
                .definedBy("dev.firefight.evidence..")
                .layer("incident")
                .definedBy("dev.firefight.incident..")
                .layer("paging")
                .definedBy("dev.firefight.paging..")
                .layer("journal")
                .definedBy("dev.firefight.journal..")
                .layer("practice")
                .definedBy("dev.firefight.practice..")
                .layer("server")
                .definedBy("dev.firefight.server..")
                .layer("app")
                .definedBy("dev.firefight.app..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("server", "app")
                .whereLayer("incident")
                .mayOnlyBeAccessedByLayers("practice", "server", "app")
                .whereLayer("paging")
                .mayOnlyBeAccessedByLayers("server", "app")
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("server", "app")
                .whereLayer("practice")
                .mayOnlyBeAccessedByLayers("server", "app")
                .whereLayer("telemetry")
                .mayOnlyBeAccessedByLayers("evidence", "practice", "server", "app")
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("practice", "server", "app")
                .whereLayer("document")
                .mayNotAccessAnyLayer()
                .check(HOUSE);
    }

    @Test
    void thePackagesOfARoomDoNotDependOnEachOtherInCircles() {
        for (String room : List.of("app", "server", "evidence", "telemetry", "paging", "practice")) {
            slices().matching("dev.firefight." + room + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(HOUSE);
        }
    }

    @Test
    void whoThinksOpensNothingAndKnowsNoClockAndNoChance() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.firefight.document..",
                        "dev.firefight.evidence..",
                        "dev.firefight.incident..",
                        "dev.firefight.paging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.sql..")
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.net..").and(not(type(URI.class))))
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

    /** What is simulated is the same on every machine: the functions of {@link Math} that may differ by a bit are those of {@link StrictMath}. */
    @Test
    void whatIsSimulatedDependsOnNothingOfTheMachine() {
        noClasses()
                .that()
                .resideInAPackage("dev.firefight.practice..")
                .and()
                .resideOutsideOfPackage("dev.firefight.practice.signal..")
                .should()
                .callMethodWhere(target(owner(type(Math.class)))
                        .and(target(nameMatching("a?sinh?|a?cosh?|a?tan2?h?|exp|expm1|log.*|pow|cbrt|hypot"))))
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.nio.file..")
                .check(HOUSE);
    }
}
