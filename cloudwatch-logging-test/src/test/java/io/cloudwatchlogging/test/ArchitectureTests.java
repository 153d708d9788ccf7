package io.cloudwatchlogging.test;

import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the architecture: which package may know which, and what users can see.
 */
@AnalyzeClasses(packages = "io.cloudwatchlogging.test", importOptions = ArchitectureTests.MainCode.class)
class ArchitectureTests {

	private static final String API = "io.cloudwatchlogging.test";

	private static final String ROOT = API + ".";

	private static final DescribedPredicate<JavaClass> JDK = resideInAnyPackage("java..", "javax..", "org.jspecify..")
		.or(nameMatching("byte|char|int|long|boolean|double|.*\\[].*"));

	private static final DescribedPredicate<JavaClass> JSON = resideInAnyPackage("tools.jackson..",
			"com.fasterxml.jackson.annotation..");

	@ArchTest
	static final ArchRule nothingKnowsTheEntrance = noClasses().that()
		.resideInAPackage(ROOT + "(*)..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(API);

	@ArchTest
	static final ArchRule springIsKnownToTheEntranceOnly = noClasses().that()
		.resideInAPackage(ROOT + "(*)..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "io.awspring..", "org.junit..");

	@ArchTest
	static final ArchRule protocolKnowsTheJdkAndJsonOnly = only("protocol");

	@ArchTest
	static final ArchRule filterKnowsTheJdkAndJsonOnly = only("filter");

	@ArchTest
	static final ArchRule modelKnowsTheProtocolOnly = only("model", "protocol");

	@ArchTest
	static final ArchRule faultKnowsWhatRequestsAre = only("fault", "model", "protocol");

	@ArchTest
	static final ArchRule storeKnowsNeitherOperationsNorHttp = only("store", "model", "protocol");

	@ArchTest
	static final ArchRule operationsKnowNoHttp = only("operations", "store", "filter", "model", "protocol");

	@ArchTest
	static final ArchRule consoleKnowsNoHttpFrontAndNoOperations = noClasses().that()
		.resideInAPackage(ROOT + "console")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ROOT + "http", ROOT + "operations");

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

	/**
	 * What is listed here is meant for users, everything else that is public crosses
	 * packages only.
	 */
	@ArchTest
	static void usersSeeTheseTypes(JavaClasses classes) {
		Set<String> seen = new TreeSet<>();
		for (JavaClass type : classes) {
			boolean isForUsers = type.getPackageName().equals(API) || type.getPackageName().equals(ROOT + "model");
			if (isForUsers && type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)) {
				seen.add(type.getName().substring(ROOT.length()));
			}
		}
		assertThat(seen).containsExactly("AutoConfigureCloudWatchLogs", "EmbeddedCloudWatchLogs",
				"EmbeddedCloudWatchLogsApplication", "EmbeddedCloudWatchLogsAutoConfiguration",
				"EmbeddedCloudWatchLogsBuilder", "EmbeddedCloudWatchLogsConfiguration",
				"EmbeddedCloudWatchLogsExtension", "model.AcceptedBatch", "model.Entity", "model.LogGroup",
				"model.LogGroupClass", "model.ReceivedRequest", "model.ReceivedRequests", "model.StoredEvent");
	}

	private static ArchRule only(String room, String... known) {
		DescribedPredicate<JavaClass> allowed = JDK.or(JSON).or(resideInAnyPackage(ROOT + room));
		for (String other : known) {
			allowed = allowed.or(resideInAnyPackage(ROOT + other));
		}
		return classes().that().resideInAPackage(ROOT + room).should().onlyDependOnClassesThat(allowed);
	}

	/**
	 * The classes of this module without its tests.
	 */
	static final class MainCode implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return !location.contains("/test-classes/");
		}

	}

}
