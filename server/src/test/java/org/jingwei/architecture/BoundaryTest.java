package org.jingwei.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import javax.sql.DataSource;
import org.jingwei.JingweiApplication;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/**
 * A boundary counts only when breaking it breaks the build: each rule runs on a violating fixture
 * too.
 */
class BoundaryTest {
    private static final String ENGINES = "org.jingwei.engine..";
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.jingwei");
    private static final JavaClasses VIOLATING =
            new ClassFileImporter().importPackages("org.jingwei.architecture.violating");

    private static final DescribedPredicate<JavaClass> ENGINE =
            JavaClass.Predicates.resideInAPackage(ENGINES);

    private static final ImportOption ALSO_TESTS = location -> true;

    private static ArchRule noCycles(String packages) {
        return slices().matching(packages).should().beFreeOfCycles();
    }

    private static final ArchRule NO_WAY_ROUND_THE_SCOPE =
            fields().that()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackages("org.jingwei.scope..")
                    .should()
                    .notHaveRawType(
                            JavaClass.Predicates.assignableTo(DataSource.class)
                                    .or(JavaClass.Predicates.assignableTo(JdbcClient.class))
                                    .or(JavaClass.Predicates.assignableTo(JdbcOperations.class)))
                    .because("rows leave PostgreSQL through ScopedDatabase alone");

    private static ArchRule noneDependsOn(String packages, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    @Test
    void modulesUseOnlyWhatTheyMay() {
        ApplicationModules.of(JingweiApplication.class, ENGINE).verify();
    }

    @Test
    void aModuleThatReachesIntoAnotherIsFound() {
        assertThatThrownBy(() ->
                        ApplicationModules.of("org.jingwei.architecture.violating", ALSO_TESTS)
                                .verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Hidden");
    }

    @Test
    void packagesHaveNoCycles() {
        noCycles("org.jingwei.(**)").check(PRODUCT);
    }

    @Test
    void aCycleOfPackagesIsFound() {
        assertThatThrownBy(
                        () -> noCycles("org.jingwei.architecture.violating.(**)").check(VIOLATING))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle");
    }

    @Test
    void enginesKnowNoSpringAndNoServer() {
        noneDependsOn(ENGINES, "org.springframework..").check(PRODUCT);
        noneDependsOn(
                        "org.jingwei.engine.geo..",
                        "org.jingwei.engine.tiles..",
                        "org.jingwei.engine.lake..",
                        "org.jingwei.engine.search..")
                .check(PRODUCT);
        noneDependsOn(
                        "org.jingwei.engine.search..",
                        "org.jingwei.engine.tiles..",
                        "org.jingwei.engine.lake..")
                .check(PRODUCT);
    }

    @Test
    void aDependencyOnSpringIsFound() {
        assertThatThrownBy(() ->
                        noneDependsOn(
                                        "org.jingwei.architecture.violating..",
                                        "org.springframework..")
                                .check(VIOLATING))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Intruder");
    }

    @Test
    void nobodyKeepsAWayRoundTheScope() {
        NO_WAY_ROUND_THE_SCOPE.check(PRODUCT);
    }

    @Test
    void aKeptJdbcClientIsFound() {
        assertThatThrownBy(() -> NO_WAY_ROUND_THE_SCOPE.check(VIOLATING))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Intruder");
        assertThatCode(() -> NO_WAY_ROUND_THE_SCOPE.check(PRODUCT)).doesNotThrowAnyException();
    }
}
