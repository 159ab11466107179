package org.nbdscope.dissector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** What may use what in the dissector. CONTRIBUTING.md draws the same picture. A station that has no classes yet breaks no rule. */
@AnalyzeClasses(packages = "org.nbdscope.dissector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.nbdscope.dissector.";

    /**
     * A package on the way from the file to the user.
     *
     * @param name   of the package below {@link #ROOT}
     * @param reason why it must know nothing of the stations after it
     */
    private record Station(String name, String reason) {

        String packages() {
            return ROOT + name + "..";
        }
    }

    /** In the order in which data passes them: a station uses those before it, never those after it. */
    private static final List<Station> STATIONS = List.of(
        new Station("schema", "fields are declared once, for everybody, and so depend on nobody"),
        new Station("capture", "a file of packets is read whatever the packets hold"),
        new Station("packet", "a segment is taken out of its packet whatever stream it belongs to"),
        new Station("tcp", "streams are put together whatever is said in them"),
        new Station("protocol", "the vocabulary of NBD is the specification's, not that of a connection's state"),
        new Station("session", "the state machine tells its listener what it sees, and does not ask who keeps it"),
        new Station("model", "the tables keep what was seen, and judge nothing"),
        new Station("detail", "a message's tree is made from its bytes and its row alone"),
        new Station("analysis", "charts are computed from the tables, whatever the rules say of them"),
        new Station("findings", "a rule judges what was said, not what somebody chose to display"),
        new Station("filter", "a filter decides on rows, whatever form they are printed in"),
        new Station("export", "it is the last station"));

    @ArchTest
    static void dataFlowsOneWay(JavaClasses dissector) {
        for (int i = 0; i < STATIONS.size() - 1; i++) {
            Station station = STATIONS.get(i);
            String[] later = STATIONS.subList(i + 1, STATIONS.size()).stream().map(Station::packages).toArray(String[]::new);
            noClasses().that().resideInAPackage(station.packages())
                .should().dependOnClassesThat().resideInAnyPackage(later)
                .because(station.reason())
                .allowEmptyShould(true)
                .check(dissector);
        }
    }

    @ArchTest
    static final ArchRule EVERY_CLASS_HAS_A_STATION = classes()
        .should().resideInAnyPackage(STATIONS.stream().map(Station::packages).toArray(String[]::new))
        .because("the order above must hold for all of the dissector: a new package takes its place there");

    @ArchTest
    static void thereIsSomethingToCheck(JavaClasses dissector) {
        assertTrue(dissector.containPackage(ROOT + "schema"), "the dissector's classes were not found");
    }

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..")
        .should().beFreeOfCycles()
        .because("packages that need each other are one package");

    @ArchTest
    static final ArchRule NO_WINDOW = noClasses()
        .should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
        .because("the command line uses the dissector where there is no display");

    @ArchTest
    static final ArchRule NO_LIBPCAP = noClasses()
        .should().dependOnClassesThat().resideInAPackage("org.pcap4j..")
        .because("reading a file needs no native library; live capture is a file that grows");

    @ArchTest
    static final ArchRule PRINTS_NOTHING = noClasses()
        .should(ACCESS_STANDARD_STREAMS)
        .because("the program decides what is printed, and where");

    @ArchTest
    static final ArchRule LOGS_NOTHING = noClasses()
        .should().dependOnClassesThat().resideInAPackage("java.util.logging..")
        .because("what is worth telling is data: a message row, a finding, an exception");

    @ArchTest
    static final ArchRule STARTS_NO_THREADS = noClasses()
        .should().callConstructorWhere(JavaCall.Predicates.target(
            DescribedPredicate.describe("is of a Thread", target -> target.getOwner().isAssignableTo(Thread.class))))
        .orShould().dependOnClassesThat().areAssignableTo(Executor.class)
        .orShould().dependOnClassesThat().belongToAnyOf(Executors.class, CompletableFuture.class, Timer.class)
        .orShould().callMethod(Collection.class, "parallelStream")
        .because("the caller owns the threads: the window scans in the background, the command line in one thread");
}
