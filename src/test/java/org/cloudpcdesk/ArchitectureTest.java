package org.cloudpcdesk;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpcdesk.graph.CloudPcActions;
import org.cloudpcdesk.platform.Time;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Keeps the floors of the house: imports go down only, and what is dangerous stays in its room. */
class ArchitectureTest {
  private static final String ROOT = "org.cloudpcdesk";
  private static final JavaClasses PROGRAM =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  /** Everything below the windows. */
  private static final String[] DOMAIN = {
    in("deprovision"),
    in("export"),
    in("inventory"),
    in("access"),
    in("signin"),
    in("graph"),
    in("settings"),
    in("diagnostics"),
    in("store"),
    in("platform"),
    in("model"),
    in("sample")
  };

  private static String in(String room) {
    return ROOT + "." + room + "..";
  }

  @Test
  void importsGoDownOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("app").definedBy(in("app"))
        .layer("ui").definedBy(in("ui"))
        .layer("deprovision").definedBy(in("deprovision"))
        .layer("export").definedBy(in("export"))
        .layer("inventory").definedBy(in("inventory"))
        .layer("access").definedBy(in("access"))
        .layer("signin").definedBy(in("signin"))
        .layer("graph").definedBy(in("graph"))
        .layer("settings").definedBy(in("settings"))
        .layer("diagnostics").definedBy(in("diagnostics"))
        .layer("store").definedBy(in("store"))
        .layer("platform").definedBy(in("platform"))
        .layer("model").definedBy(in("model"))
        .layer("sample").definedBy(in("sample"))
        .whereLayer("app").mayNotBeAccessedByAnyLayer()
        .whereLayer("sample").mayOnlyBeAccessedByLayers("app")
        .whereLayer("ui").mayOnlyBeAccessedByLayers("app")
        .whereLayer("deprovision").mayOnlyBeAccessedByLayers("app", "ui")
        .whereLayer("export").mayOnlyBeAccessedByLayers("app", "ui")
        .whereLayer("export").mayOnlyAccessLayers("inventory", "store", "model")
        .whereLayer("inventory").mayOnlyBeAccessedByLayers("app", "ui", "deprovision", "export")
        .whereLayer("access").mayOnlyBeAccessedByLayers("app", "ui")
        .whereLayer("access").mayOnlyAccessLayers("signin", "graph", "platform", "model")
        .whereLayer("signin").mayOnlyBeAccessedByLayers("app", "ui", "deprovision", "inventory", "access")
        .whereLayer("diagnostics").mayOnlyBeAccessedByLayers("app", "ui")
        .whereLayer("graph").mayOnlyBeAccessedByLayers("app", "ui", "deprovision", "inventory", "access", "diagnostics")
        .whereLayer("settings").mayOnlyBeAccessedByLayers("app", "ui", "deprovision", "inventory", "diagnostics")
        .whereLayer("store").mayOnlyBeAccessedByLayers("app", "ui", "deprovision", "inventory", "export")
        .whereLayer("store").mayOnlyAccessLayers("platform", "model")
        .whereLayer("platform")
        .mayOnlyBeAccessedByLayers("app", "ui", "deprovision", "inventory", "access", "signin", "graph", "settings", "store")
        .ensureAllClassesAreContainedInArchitecture()
        .check(PROGRAM);
  }

  @Test
  void windowAndTerminalStandBesideEachOther() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(in("app"))
        .layer("entry").definedBy(ROOT + ".app")
        .layer("window").definedBy(in("app.window"))
        .layer("terminal").definedBy(in("app.terminal"))
        .layer("update").definedBy(in("app.update"))
        .layer("session").definedBy(in("app.session"))
        .layer("process").definedBy(in("app.process"))
        .whereLayer("entry").mayNotBeAccessedByAnyLayer()
        .whereLayer("window").mayOnlyBeAccessedByLayers("entry")
        .whereLayer("terminal").mayOnlyBeAccessedByLayers("entry")
        .whereLayer("update").mayOnlyBeAccessedByLayers("window")
        .whereLayer("session").mayOnlyBeAccessedByLayers("entry", "window", "terminal")
        .whereLayer("process").mayNotAccessAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(PROGRAM.that(resideInAPackage(in("app"))));
  }

  @Test
  void theModelStandsOnNothing() {
    noClasses().that().resideInAPackage(in("model"))
        .should().dependOnClassesThat(inTheProgramBut("model"))
        .check(PROGRAM);
  }

  @Test
  void platformKnowsAtMostTheModel() {
    noClasses().that().resideInAPackage(in("platform"))
        .should().dependOnClassesThat(inTheProgramBut("platform", "model"))
        .check(PROGRAM);
  }

  @Test
  void theSampleTenantStandsApart() {
    noClasses().that().resideInAPackage(in("sample"))
        .should().dependOnClassesThat(inTheProgramBut("sample"))
        .because("a mistake in the client must not hide in the tenant it is tried against")
        .check(PROGRAM);
  }

  @Test
  void theDomainKnowsNoJavaFx() {
    noClasses().that().resideInAnyPackage(DOMAIN)
        .should().dependOnClassesThat()
        .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
        .check(PROGRAM);
  }

  @Test
  void viewModelsKnowNoNodes() {
    noClasses().that().haveSimpleNameEndingWith("ViewModel")
        .should().dependOnClassesThat().resideInAPackage("javafx.scene..")
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @Test
  void onlyDeprovisionHoldsTheCallsThatChangeATenant() {
    noClasses().that().resideOutsideOfPackages(in("deprovision"), in("graph"), in("app"))
        .should().dependOnClassesThat(equivalentTo(CloudPcActions.class))
        .check(PROGRAM);
  }

  @Test
  void onlyDeprovisionMakesTheCallsThatChangeATenant() {
    noClasses().that().resideOutsideOfPackage(in("deprovision"))
        // Its default method stands on its other one.
        .and().doNotBelongToAnyOf(CloudPcActions.class)
        .should().accessTargetWhere(targetOwner(equivalentTo(CloudPcActions.class)))
        .check(PROGRAM);
  }

  @Test
  void onlyTheProgramItselfWritesToTheConsole() {
    noClasses().that().resideOutsideOfPackage(in("app"))
        .should(ACCESS_STANDARD_STREAMS)
        .check(PROGRAM);
  }

  @Test
  void nobodyLogsPastSlf4j() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").check(PROGRAM);
  }

  @Test
  void nobodyStartsThreadsByHand() {
    noClasses()
        .should().callConstructorWhere(target(owner(assignableTo(Thread.class))))
        .orShould().callMethod(Thread.class, "startVirtualThread", Runnable.class)
        .because("work runs on named executors that tests can replace")
        .check(PROGRAM);
  }

  @Test
  void onlyTheClockSleeps() {
    noClasses().that().resideOutsideOfPackage(in("platform"))
        .should().accessTargetWhere(targetOwner(equivalentTo(Thread.class)).and(target(name("sleep"))))
        .because("tests hold " + Time.class.getSimpleName())
        .check(PROGRAM);
  }

  @Test
  void backgroundEventsBecomeUiEventsInOnePlace() {
    noClasses().that().resideOutsideOfPackage(in("ui.common"))
        .should().accessTargetWhere(
            targetOwner(name("javafx.application.Platform")).and(target(name("runLater"))))
        .check(PROGRAM);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void everyPackageIsCheckedForNulls() {
    List<String> unmarked = new ArrayList<>();
    List<String> marked = new ArrayList<>();
    for (JavaPackage room : PROGRAM.getPackage(ROOT).getSubpackagesInTree()) {
      if (!room.getClasses().isEmpty()) {
        (room.isAnnotatedWith(NullMarked.class) ? marked : unmarked).add(room.getName());
      }
    }

    assertThat(unmarked).isEmpty();
    assertThat(marked).contains(ROOT + ".deprovision", ROOT + ".graph");
  }

  private static DescribedPredicate<JavaClass> inTheProgramBut(String... rooms) {
    String[] packages = Stream.of(rooms).map(ArchitectureTest::in).toArray(String[]::new);
    return resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(packages));
  }
}
