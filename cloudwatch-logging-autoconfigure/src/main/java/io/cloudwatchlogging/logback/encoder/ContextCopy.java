package io.cloudwatchlogging.logback.encoder;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.status.Status;
import org.jspecify.annotations.Nullable;

/**
 * A logger context that knows what another one knows at the moment, and keeps it. For
 * encoders that need it later, and to try a layout in: what Logback says of that stays in
 * it. Nothing is logged through it.
 */
public final class ContextCopy {

	/** By class name for the environment of Spring, which this package does not know. */
	private static final List<String> OBJECTS = List.of(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS,
			CoreConstants.PATTERN_RULE_REGISTRY, CoreConstants.EVALUATOR_MAP,
			"org.springframework.core.env.Environment");

	private ContextCopy() {
	}

	/**
	 * A context with the properties and the conversion words of another one.
	 * @param context the other one
	 * @return the new context
	 */
	public static LoggerContext of(Context context) {
		LoggerContext copy = new LoggerContext();
		context.getCopyOfPropertyMap().forEach(copy::putProperty);
		for (String name : OBJECTS) {
			Object object = context.getObject(name);
			if (object != null) {
				copy.putObject(name, object);
			}
		}
		return copy;
	}

	/**
	 * The first error that was said of what was tried.
	 * @param copy the context it was tried in
	 * @return the message, or {@code null} if there was none
	 */
	public static @Nullable String error(LoggerContext copy) {
		return copy.getStatusManager()
			.getCopyOfStatusList()
			.stream()
			.filter((status) -> status.getLevel() == Status.ERROR)
			.map(Status::getMessage)
			.findFirst()
			.orElse(null);
	}

}
