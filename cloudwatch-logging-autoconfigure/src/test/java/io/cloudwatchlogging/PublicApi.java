package io.cloudwatchlogging;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.cloudwatchlogging.logback.CloudWatchAppender;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * The types that are meant for users, with what they can be asked for.
 */
final class PublicApi {

	private static final Set<String> OF_ALL_TYPES = Set.of("equals", "hashCode", "toString", "valueOf", "values",
			"annotationType");

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ArchitectureTests.MainCode())
		.importPackages("io.cloudwatchlogging");

	/**
	 * The public types that are not declared in an internal package, and the exceptions.
	 */
	List<Class<?>> types() {
		return this.classes.stream()
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
			.filter((type) -> !type.isAnnotation())
			.filter((type) -> !isInternal(type) || type.isEquivalentTo(CloudWatchAppender.class)
					|| type.isAnnotatedWith(AutoConfiguration.class))
			.<Class<?>>map(JavaClass::reflect)
			.sorted((one, other) -> one.getName().compareTo(other.getName()))
			.toList();
	}

	private static boolean isInternal(JavaClass type) {
		return type.getPackage().isAnnotatedWith(Internal.class);
	}

	/** The rows of the list, one for each type. */
	String render() {
		return types().stream()
			.map((type) -> "| `" + type.getName() + "` | " + members(type) + " |\n")
			.collect(Collectors.joining("", "| Type | Members |\n| --- | --- |\n", ""));
	}

	private static String members(Class<?> type) {
		Stream<String> constants = type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(Object::toString)
				: Stream.empty();
		Stream<String> methods = Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> isMember(method, type))
			.map(PublicApi::signature)
			.sorted();
		return Stream.concat(constants, methods).map((member) -> "`" + member + "`").collect(Collectors.joining(", "));
	}

	private static boolean isMember(Method method, Class<?> type) {
		if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()
				|| OF_ALL_TYPES.contains(method.getName())) {
			return false;
		}
		// Elements in XML are what users see of an appender.
		return type != CloudWatchAppender.class || method.getName().startsWith("set");
	}

	private static String signature(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getName() + "(", ")"));
	}

}
