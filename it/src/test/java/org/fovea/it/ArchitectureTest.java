package org.fovea.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.fovea.config.SecretSettings;
import org.fovea.service.access.Caller;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The borders of the house, as ARCHITECTURE.md draws them.
class ArchitectureTest {
  private static final JavaClasses FOVEA =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.fovea");

  /// From the top down; each may use only those after it.
  private static final List<String> SERVICE_FEATURES =
      List.of(
          "retention",
          "disclosure",
          "request",
          "account",
          "publication",
          "discussion",
          "upload",
          "usage",
          "link",
          "precondition",
          "image",
          "instrument",
          "space",
          "policy",
          "institution",
          "document",
          "hold",
          "audit",
          "idempotency",
          "access",
          "shared");

  private static final List<String> MODEL_FEATURES =
      List.of(
          "request",
          "publication",
          "discussion",
          "upload",
          "image",
          "instrument",
          "space",
          "policy",
          "institution",
          "idempotency",
          "access",
          "account",
          "audit",
          "retention",
          "document",
          "shared");

  /// Services that work for other services inside a transaction, not for a caller.
  private static final Set<String> WITHOUT_CALLER =
      Set.of(
          "PyramidQueue.*",
          "UploadLedger.record",
          "AuditLog.recordOwn",
          "ClosingSteps.*",
          "ErasureReplay.*",
          "InactiveAccounts.warnSome",
          "InactiveAccounts.closeSome",
          "RetentionLedger.*",
          "UsageLedger.add",
          "DocumentService.begin");

  @Test
  void modulesDependOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("web")
        .definedBy("org.fovea.web..")
        .layer("ejb")
        .definedBy("org.fovea.service..")
        .layer("jpa")
        .definedBy("org.fovea.model..")
        .layer("config")
        .definedBy("org.fovea.config..")
        .layer("pyramid")
        .definedBy("org.fovea.pyramid..")
        .layer("launcher")
        .definedBy("org.fovea.launcher..")
        .layer("hub")
        .definedBy("org.fovea.hub..")
        .whereLayer("hub")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("launcher")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("web")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("ejb")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("jpa")
        .mayOnlyBeAccessedByLayers("ejb", "web", "launcher")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("ejb", "web", "launcher")
        .whereLayer("pyramid")
        .mayOnlyBeAccessedByLayers("ejb", "web")
        .check(FOVEA);
  }

  @Test
  void theHubNeedsAJdkAndNothingElse() {
    classes()
        .that()
        .resideInAPackage("org.fovea.hub..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.fovea.hub..", "java..", "org.jspecify.annotations")
        .check(FOVEA);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching("org.fovea.(**)").should().beFreeOfCycles().check(FOVEA);
  }

  @TestFactory
  @DisplayName("a service feature uses only those below it")
  List<DynamicTest> serviceFeatures() {
    return ordered("org.fovea.service", SERVICE_FEATURES);
  }

  @TestFactory
  @DisplayName("a model feature uses only those below it")
  List<DynamicTest> modelFeatures() {
    return ordered("org.fovea.model", MODEL_FEATURES);
  }

  @Test
  void theWebKnowsNoEntity() {
    noClasses()
        .that()
        .resideInAPackage("org.fovea.web..")
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(Entity.class)
        .check(FOVEA);
  }

  @Test
  void theWebKnowsOfTheEngineOnlyHowTilesAreAddressed() {
    noClasses()
        .that()
        .resideInAPackage("org.fovea.web..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.fovea.pyramid..")
                .and(not(resideInAnyPackage("org.fovea.pyramid.geometry"))))
        .check(FOVEA);
  }

  @Test
  void theLauncherKnowsOfTheServerOnlyHowTheAuditLogIsProved() {
    noClasses()
        .that()
        .resideInAPackage("org.fovea.launcher..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.fovea.model..", "org.fovea.config..")
                .and(
                    not(
                        resideInAnyPackage("org.fovea.model.audit")
                            .or(equivalentTo(SecretSettings.class)))))
        .orShould()
        .dependOnClassesThat()
        .areAnnotatedWith(Entity.class)
        .check(FOVEA);
  }

  @Test
  void onlyServicesTalkToTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.fovea.service..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(EntityManager.class)
        .check(FOVEA);
  }

  @Test
  void onlyConfigReadsTheEnvironment() {
    noClasses()
        .that()
        .resideInAnyPackage("org.fovea.service..", "org.fovea.web..", "org.fovea.model..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .check(FOVEA);
  }

  @Test
  void onlyTheClockTellsTheTime() {
    noClasses()
        .that()
        .resideInAnyPackage("org.fovea.service..", "org.fovea.web..", "org.fovea.model..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(FOVEA);
    noClasses().should().dependOnClassesThat().belongToAnyOf(java.util.Calendar.class).check(FOVEA);
  }

  @Test
  void theServerNeverDecodes() {
    noClasses()
        .that()
        .resideInAnyPackage("org.fovea.service..", "org.fovea.web..", "org.fovea.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.imageio..", "java.awt.image..", "com.twelvemonkeys..", "com.drew..")
        .check(FOVEA);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(FOVEA);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..")
        .check(FOVEA);
  }

  @Test
  void everyServiceMethodBeginsWithTheCaller() {
    classes()
        .that()
        .areAnnotatedWith(Stateless.class)
        .should(beginEveryPublicMethodWithTheCaller())
        .check(FOVEA);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    classes()
        .that(are(not(simpleNameEndingWith("package-info"))))
        .should(liveInAPackageThatIsNullMarked())
        .check(FOVEA);
  }

  private static List<DynamicTest> ordered(String root, List<String> features) {
    return features.stream()
        .map(feature ->
            DynamicTest.dynamicTest(feature, () -> rule(root, features, feature).check(FOVEA)))
        .toList();
  }

  private static ArchRule rule(String root, List<String> features, String feature) {
    String[] above =
        features.subList(0, features.indexOf(feature)).stream()
            .map(name -> root + "." + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + feature + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .allowEmptyShould(true); // features that later work will bring
  }

  private static ArchCondition<JavaClass> beginEveryPublicMethodWithTheCaller() {
    return new ArchCondition<>("begin every public method with the caller") {
      @Override
      public void check(JavaClass service, ConditionEvents events) {
        service.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(method -> !method.isAnnotatedWith(Schedule.class))
            .filter(method -> !observes(method) && !isExcused(method))
            .filter(method -> !beginsWithCaller(method))
            .forEach(method ->
                events.add(SimpleConditionEvent.violated(method, method.getDescription())));
      }
    };
  }

  private static boolean beginsWithCaller(JavaMethod method) {
    var parameters = method.getRawParameterTypes();
    return !parameters.isEmpty() && parameters.getFirst().isEquivalentTo(Caller.class);
  }

  private static boolean observes(JavaMethod method) {
    return method.getParameters().stream().anyMatch(p -> p.isAnnotatedWith(Observes.class));
  }

  private static boolean isExcused(JavaMethod method) {
    var owner = method.getOwner().getSimpleName();
    return WITHOUT_CALLER.contains(owner + ".*")
        || WITHOUT_CALLER.contains(owner + "." + method.getName());
  }

  private static ArchCondition<JavaClass> liveInAPackageThatIsNullMarked() {
    return new ArchCondition<>("live in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage()
                .tryGetAnnotationOfType("org.jspecify.annotations.NullMarked")
                .isPresent();
        if (!marked) {
          events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not"));
        }
      }
    };
  }
}
