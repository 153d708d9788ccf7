package io.cloudwatchlogging.test.operations;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import io.cloudwatchlogging.test.protocol.TextRule;
import io.cloudwatchlogging.test.store.LogStore;
import org.jspecify.annotations.Nullable;

/**
 * Operations on the tags of log groups.
 */
final class TagOperations {

	private static final String RESERVED_PREFIX = "aws:";

	private final LogStore store;

	TagOperations(LogStore store) {
		this.store = store;
	}

	void addTo(Map<String, Operation> operations) {
		operations.put("TagResource", (parameters, requestId) -> tag(parameters));
		operations.put("UntagResource", (parameters, requestId) -> untag(parameters));
		operations.put("ListTagsForResource", (parameters, requestId) -> list(parameters));
	}

	static void checkNotReserved(Collection<String> keys) {
		for (String key : keys) {
			if (key.startsWith(RESERVED_PREFIX)) {
				throw ServiceException.invalidParameter("Tag keys must not start with aws: " + key);
			}
		}
	}

	private @Nullable Object tag(Parameters parameters) {
		Map<String, String> added = parameters.tags();
		if (parameters.get("tags") == null) {
			parameters.violations().add(null, "tags", "Member must not be null");
		}
		String name = LogGroupIdentifier.nameOfTagged(parameters);
		checkNotReserved(added.keySet());
		this.store.inGroup(name, (group) -> {
			Map<String, String> tags = new LinkedHashMap<>(group.settings().tags());
			tags.putAll(added);
			if (tags.size() > Limits.TAGS) {
				throw new ServiceException(400, "TooManyTagsException",
						"A log group can have no more than " + Limits.TAGS + " tags.");
			}
			group.settings(group.settings().withTags(tags));
			return name;
		});
		return null;
	}

	private @Nullable Object untag(Parameters parameters) {
		List<String> keys = parameters.texts("tagKeys", TextRule.TAG_KEY, Limits.TAGS);
		if (keys == null) {
			parameters.violations().add(null, "tagKeys", "Member must not be null");
		}
		String name = LogGroupIdentifier.nameOfTagged(parameters);
		this.store.inGroup(name, (group) -> {
			Map<String, String> tags = new LinkedHashMap<>(group.settings().tags());
			if (keys != null) {
				tags.keySet().removeAll(keys);
			}
			group.settings(group.settings().withTags(tags));
			return name;
		});
		return null;
	}

	private Object list(Parameters parameters) {
		String name = LogGroupIdentifier.nameOfTagged(parameters);
		return this.store.inGroup(name, (group) -> Map.of("tags", group.settings().tags()));
	}

}
