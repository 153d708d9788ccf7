package io.cloudwatchlogging;

import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests of the architecture: which package may know which.
 */
@AnalyzeClasses(packages = "io.cloudwatchlogging", importOptions = ArchitectureTests.MainCode.class)
class ArchitectureTests {

	private static final String API = "io.cloudwatchlogging";

	private static final String ROOT = API + ".";

	private static final DescribedPredicate<JavaClass> JDK = resideInAnyPackage("java..", "javax..", "org.jspecify..")
		.or(nameMatching("byte|char|int|long|boolean|.*\\[].*"))
		.or(equivalentTo(Internal.class));

	@ArchTest
	static final ArchRule apiKnowsNoneOfOurPackages = noClasses().that()
		.resideInAPackage(API)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(ROOT + "(*)..");

	@ArchTest
	static final ArchRule apiKnowsNothingOfOthersButTheClientBuilder = classes().that()
		.resideInAPackage(API)
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAPackage(API))
			.or(nameMatching(".*\\.(AwsClientCustomizer|CloudWatchLogsClientBuilder)")));

	@ArchTest
	static final ArchRule deliveryKnowsTheJdkTheApiAndJsonOnly = classes().that()
		.resideInAPackage(ROOT + "delivery")
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAnyPackage(API, ROOT + "delivery..", ROOT + "json")));

	@ArchTest
	static final ArchRule journalKnowsTheJdkAndTheApiOnly = classes().that()
		.resideInAPackage(ROOT + "delivery.journal")
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAnyPackage(API, ROOT + "delivery.journal")));

	@ArchTest
	static final ArchRule namingKnowsTheJdkOnly = classes().that()
		.resideInAPackage(ROOT + "naming")
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAPackage(ROOT + "naming")));

	@ArchTest
	static final ArchRule limitingKnowsTheJdkAndTheApiOnly = classes().that()
		.resideInAPackage(ROOT + "limiting")
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAnyPackage(API, ROOT + "limiting")));

	@ArchTest
	static final ArchRule gzipKnowsTheJdkOnly = classes().that()
		.resideInAPackage(ROOT + "gzip")
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAPackage(ROOT + "gzip")));

	@ArchTest
	static final ArchRule jsonKnowsTheJdkOnly = classes().that()
		.resideInAPackage(ROOT + "json")
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAPackage(ROOT + "json")));

	@ArchTest
	static final ArchRule maskingKnowsTheJdkAndRe2Only = classes().that()
		.resideInAPackage(ROOT + "masking")
		.should()
		.onlyDependOnClassesThat(JDK.or(resideInAnyPackage(ROOT + "masking", "com.google.re2j")));

	@ArchTest
	static final ArchRule logbackKnowsNeitherAwsNorSpring = noClasses().that()
		.resideInAPackage(ROOT + "logback")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ROOT + "aws", ROOT + "gzip", ROOT + "autoconfigure..", "org.springframework..",
				"software.amazon..", "io.awspring..");

	@ArchTest
	static final ArchRule awsKnowsNeitherLogbackNorSpring = noClasses().that()
		.resideInAPackage(ROOT + "aws")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ROOT + "logback", ROOT + "naming", ROOT + "autoconfigure..", "org.springframework..",
				"io.awspring..", "ch.qos..", "org.slf4j..");

	@ArchTest
	static final ArchRule nothingLogsThroughTheLoggerThatIsShipped = noClasses().should()
		.dependOnClassesThat()
		.haveFullyQualifiedName("org.slf4j.Logger");

	@ArchTest
	static final ArchRule propertiesDoNotKnowTheStart = noClasses().that()
		.resideInAPackage(ROOT + "autoconfigure.properties")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ROOT + "autoconfigure", ROOT + "autoconfigure.actuate");

	@ArchTest
	static final ArchRule shippingWorksWithoutAnOperatorsView = noClasses().that()
		.resideOutsideOfPackage(ROOT + "autoconfigure.actuate")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(ROOT + "autoconfigure.actuate");

	@ArchTest
	static final ArchRule packagesOtherThanTheApiSayThatTheyAreInternal = classes().that()
		.resideOutsideOfPackage(API)
		.should(new ArchCondition<>("be in a package that is internal") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean internal = type.getPackage().isAnnotatedWith(Internal.class);
				events.add(new SimpleConditionEvent(type, internal, type.getName() + " is in package "
						+ type.getPackageName() + ", whose package-info lacks @" + Internal.class.getSimpleName()));
			}

		});

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule classesOfTheRoomHaveNoCycles = slices()
		.assignedFrom(new TopLevelClasses("shipping", "logback", "standalone"))
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule nothingButTheSharedPipelineIsStaticAndMutable = fields().that()
		.areStatic()
		.and(DescribedPredicate.describe("hold state",
				(field) -> field.getRawType().isAssignableTo(AtomicReference.class)
						|| field.getRawType().isAssignableTo(ThreadLocal.class)
						|| field.getRawType().isAssignableTo(ConcurrentMap.class)
						|| (field.getRawType().getPackageName().startsWith(API) && !field.getRawType().isEnum()
								&& !field.getRawType().isRecord() && !field.getRawType().isInterface()
								&& field.getRawType()
									.getAllFields()
									.stream()
									.anyMatch((inner) -> !inner.getModifiers().contains(JavaModifier.STATIC)
											&& !inner.getModifiers().contains(JavaModifier.FINAL)))))
		.should()
		.beDeclaredIn("io.cloudwatchlogging.shipping.Shipping");

	@ArchTest
	static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicMembers = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule beanMethodsAreNotConditionalOnClasses = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.notBeAnnotatedWith(ConditionalOnClass.class);

	@ArchTest
	static final ArchRule fieldsAreNotPublicUnlessConstant = fields().that()
		.doNotHaveModifier(JavaModifier.FINAL)
		.should()
		.notBePublic();

	/**
	 * Each top-level class with what is nested in it, of some packages.
	 */
	private record TopLevelClasses(Set<String> packages) implements SliceAssignment {

		TopLevelClasses(String... packages) {
			this(Set.of(packages));
		}

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
			String name = javaClass.getName();
			String top = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
			return this.packages.stream().anyMatch((known) -> javaClass.getPackageName().equals(ROOT + known))
					? SliceIdentifier.of(top) : SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "classes of " + this.packages;
		}

	}

	/**
	 * The classes of this module, without its tests and without those of other modules.
	 */
	static final class MainCode implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return location.contains("cloudwatch-logging-autoconfigure") && !location.contains("/test-classes/");
		}

	}

}
