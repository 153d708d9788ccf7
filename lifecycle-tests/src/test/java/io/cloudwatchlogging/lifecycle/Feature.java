package io.cloudwatchlogging.lifecycle;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Jars of the tests' class path that only some applications have.
 */
enum Feature {

	/** Tomcat and Spring MVC. */
	WEB("spring-boot-(starter-)?(webmvc|tomcat|jackson|servlet|web-server|http-converter).*|spring-web(mvc)?-.*|tomcat-.*"
			+ "|jackson-.*"),

	/** Spring Boot's production features. */
	ACTUATOR("spring-boot-(starter-)?(actuator|health|micrometer).*|micrometer-(core|jakarta9)-.*|HdrHistogram-.*"
			+ "|LatencyUtils-.*"),

	/** Restarts the application when its classes change. */
	DEVTOOLS("spring-boot-devtools-.*"),

	/** Spring Cloud with its bootstrap context. */
	CLOUD("spring-cloud-context-.*|spring-security-crypto-.*"),

	/** What only the tests themselves have. */
	TESTS("cloudwatch-logging-test.*|spring-boot-(starter-)?test-.*|spring-boot-test-.*|spring-test-.*|junit-.*"
			+ "|assertj-.*|mockito-.*|hamcrest-.*|awaitility-.*|byte-buddy-.*|objenesis-.*|json-path-.*|json-smart-.*"
			+ "|accessors-smart-.*|asm-.*|jsonassert-.*|xmlunit-.*|android-json-.*|opentest4j-.*|surefire-.*");

	private final Pattern jars;

	Feature(String jars) {
		this.jars = Pattern.compile(jars);
	}

	boolean has(String jar) {
		return this.jars.matcher(jar).matches();
	}

	/** Whether an application with these features has a jar. */
	static boolean isNeeded(String jar, Set<Feature> features) {
		return EnumSet.complementOf(features.isEmpty() ? EnumSet.noneOf(Feature.class) : EnumSet.copyOf(features))
			.stream()
			.noneMatch((feature) -> feature.has(jar));
	}

}
