package framewatch.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What docs/ARCHITECTURE.md promises of who may see what, held over all modules. */
@AnalyzeClasses(packages = "framewatch", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule detectorsSeeOnlyJava =
      classes()
          .that()
          .resideInAPackage("framewatch.detect..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "framewatch.detect..", "framewatch.config..", "org.jspecify.annotations..")
          .because(
              "a detector must give the same defects in every deployment:"
                  + " what it needs comes in as an observation or a setting");

  @ArchTest
  static final ArchRule detectorsReadNoClock =
      noClasses()
          .that()
          .resideInAPackage("framewatch.detect..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Instant")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because(
              "a detector must not read the clock: take the time from the observation,"
                  + " or a replay finds other defects");

  @ArchTest
  static final ArchRule detectorsAreDeterministic =
      noClasses()
          .that()
          .resideInAPackage("framewatch.detect..")
          .should()
          .dependOnClassesThat(
              nameMatching(
                  "java\\.(util\\.Random|util\\.concurrent\\..*|lang\\.Thread|util\\.UUID"
                      + "|security\\.SecureRandom)"))
          .orShould()
          .callMethod(Math.class, "random")
          .because("a detector is a pure step: chance and threads would make replays differ");

  @ArchTest
  static final ArchRule detectorsCountTheSameEverywhere =
      noClasses()
          .that()
          .resideInAPackage("framewatch.detect..")
          .should()
          .callMethodWhere(
              target(owner(type(Math.class)))
                  .and(target(nameMatching("(log|exp|pow|a?sin|a?cos|a?tan|cbrt|hypot).*"))))
          .because(
              "Math may give another last digit on another processor, and a replay there would find"
                  + " other defects: take StrictMath");

  @ArchTest
  static final ArchRule detectorsHoldNoState =
      fields()
          .that()
          .areDeclaredInClassesThat(
              resideInAnyPackage("framewatch.detect..").and(nameMatching(".*Detector")))
          .should()
          .beFinal()
          .because("what changes belongs to the state record, which is stored and restored");

  @ArchTest
  static final ArchRule nativeMediaOnlyInIngest =
      noClasses()
          .that(not(resideInAnyPackage("framewatch.ingest..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..")
          .because("decoders run where media is decoded: hand over descriptors or samples");

  @ArchTest
  static final ArchRule kafkaOnlyWhereRecordsAreWrittenAndRead =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "framewatch.wire.serde..",
                      "framewatch.wire.admin..",
                      "framewatch.ingest.publish..",
                      "framewatch.analyzer..",
                      "framewatch.standalone..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..")
          .because("everything else must run without a broker");

  @ArchTest
  static final ArchRule brokerOnlyInEmbeddedBroker =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("framewatch.standalone.EmbeddedBroker")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..")
          .because("Kafka's server classes are no public interface: one class follows them");

  @ArchTest
  static final ArchRule schemasKnowNobody =
      noClasses()
          .that()
          .resideInAnyPackage("framewatch.config..", "framewatch.wire..", "framewatch.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "framewatch.ingest..",
              "framewatch.detect..",
              "framewatch.analyzer..",
              "framewatch.standalone..")
          .because("dependencies point one way: schemas is below everything");

  @ArchTest
  static final ArchRule workersDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("framewatch.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "framewatch.detect..", "framewatch.analyzer..", "framewatch.standalone..")
          .because("ingest measures and never decides; what it says goes through the records");

  @ArchTest
  static final ArchRule analyzerDoesNotKnowIngest =
      noClasses()
          .that()
          .resideInAnyPackage("framewatch.detect..", "framewatch.analyzer..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("framewatch.ingest..", "framewatch.standalone..")
          .because("an analyzer runs where no media is; what it knows comes in the records");

  @ArchTest
  static final ArchRule loggingThroughSlf4j =
      noClasses()
          .that()
          .resideInAPackage("framewatch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "ch.qos.logback..", "org.apache.log4j..")
          .because("slf4j is the one way to log");
}
