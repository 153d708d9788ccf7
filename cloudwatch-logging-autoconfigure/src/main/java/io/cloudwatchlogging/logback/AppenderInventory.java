package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.InvalidNameTemplateException;
import org.jspecify.annotations.Nullable;

/**
 * The appenders that ship, for whoever wants to know them.
 *
 * @param automatic what the automatic appender does, {@code null} if it stands nowhere
 * @param declared those that the user has declared
 */
record AppenderInventory(@Nullable AppenderCore automatic, Collection<DeclaredAppender> declared) {

	/** Returns the name of each and where its events go, as far as that is known. */
	List<AppenderDescription> describe(DeferredNames names) {
		List<AppenderDescription> descriptions = new ArrayList<>();
		if (this.automatic != null) {
			descriptions.add(AppenderDescription.of(AutomaticAppender.NAME, this.automatic.route(), names));
		}
		this.declared.forEach((appender) -> descriptions
			.add(AppenderDescription.of(appender.name(), appender.core().route(), names)));
		return descriptions;
	}

	/** Returns why names in declarations are invalid, by name of the appender. */
	Map<String, InvalidNameTemplateException> invalidNames() {
		Map<String, InvalidNameTemplateException> invalid = new LinkedHashMap<>();
		for (DeclaredAppender appender : this.declared) {
			Route route = appender.core().route();
			if (route != null && route.invalidName() != null) {
				invalid.put(appender.name(), route.invalidName());
			}
		}
		return invalid;
	}

}
