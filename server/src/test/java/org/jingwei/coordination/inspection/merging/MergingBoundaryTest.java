package org.jingwei.coordination.inspection.merging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The planner can be used, and measured, without the server around it. */
class MergingBoundaryTest {
    private static ArchRule knowsOnlyTheJdkAnd(String itself) {
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", itself);
    }

    @Test
    void thePlannerKnowsOnlyTheJdk() {
        String merging = "org.jingwei.coordination.inspection.merging";
        knowsOnlyTheJdkAnd(merging)
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(merging));
    }

    @Test
    void anotherDependencyIsFound() {
        String violating = "org.jingwei.architecture.violating.right";
        assertThatThrownBy(() ->
                        knowsOnlyTheJdkAnd(violating)
                                .check(new ClassFileImporter().importPackages(violating)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("should only depend on");
    }
}
