package org.nbdscope.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.nbdscope.app.gui.theme.Dialogs;

/** What may use what in the program. A package that has no classes yet breaks no rule. */
@AnalyzeClasses(packages = "org.nbdscope.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static void thereIsSomethingToCheck(JavaClasses app) {
        assertTrue(app.contain(Main.class), "the program's classes were not found");
    }

    @ArchTest
    static final ArchRule LIBPCAP_ONLY_IN_LIVE = noClasses().that().resideOutsideOfPackage("org.nbdscope.app.live..")
        .should().dependOnClassesThat().resideInAPackage("org.pcap4j..")
        .because("everything else must work where libpcap is missing or forbidden");

    @ArchTest
    static final ArchRule VIEW_MODELS_AND_COMMANDS_WITHOUT_SCENE = noClasses()
        .that().resideInAnyPackage("org.nbdscope.app.view..", "org.nbdscope.app.cli..")
        .should().dependOnClassesThat().resideInAPackage("javafx.scene..")
        .because("view models are tested without a toolkit, and the command line runs without a display")
        .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PRINTS_ONLY_IN_CLI = noClasses()
        .that().resideOutsideOfPackage("org.nbdscope.app.cli..").and().doNotBelongToAnyOf(Main.class)
        .should(ACCESS_STANDARD_STREAMS)
        .because("standard output belongs to the rows of the command line, and to nothing else")
        .allowEmptyShould(true);

    @ArchTest
    static final ArchRule DIALOGS_GET_THEIR_OWNER_IN_ONE_PLACE = noClasses()
        .that().doNotBelongToAnyOf(Dialogs.class)
        .should().callMethodWhere(target(name("initOwner")))
        .because("a dialog has the ground of its owner before the system makes its window, or it begins white in the dark");
}
