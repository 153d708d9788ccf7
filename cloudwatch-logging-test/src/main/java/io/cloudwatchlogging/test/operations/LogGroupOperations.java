package io.cloudwatchlogging.test.operations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.LogGroupClass;
import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import io.cloudwatchlogging.test.protocol.TextRule;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.StoredLogGroup;
import org.jspecify.annotations.Nullable;

/**
 * Operations on log groups.
 */
final class LogGroupOperations {

	private static final String RESERVED_PREFIX = "aws/";

	private final LogStore store;

	LogGroupOperations(LogStore store) {
		this.store = store;
	}

	void addTo(Map<String, Operation> operations) {
		operations.put("CreateLogGroup", (parameters, requestId) -> create(parameters));
		operations.put("DeleteLogGroup", (parameters, requestId) -> delete(parameters));
		operations.put("DescribeLogGroups", (parameters, requestId) -> describe(parameters));
		operations.put("PutRetentionPolicy", (parameters, requestId) -> putRetention(parameters));
		operations.put("DeleteRetentionPolicy", (parameters, requestId) -> deleteRetention(parameters));
		operations.put("AssociateKmsKey", (parameters, requestId) -> associateKey(parameters));
		operations.put("DisassociateKmsKey", (parameters, requestId) -> disassociateKey(parameters));
		operations.put("PutLogGroupDeletionProtection", (parameters, requestId) -> protect(parameters));
	}

	private @Nullable Object create(Parameters parameters) {
		String name = parameters.requiredText("logGroupName", TextRule.LOG_GROUP_NAME);
		String key = parameters.text("kmsKeyId", TextRule.KMS_KEY_ID);
		LogGroupClass logGroupClass = parameters.choice("logGroupClass", LogGroupClass.class);
		Boolean isProtected = parameters.flag("deletionProtectionEnabled");
		Map<String, String> tags = parameters.tags();
		parameters.check();
		TagOperations.checkNotReserved(tags.keySet());
		if (name.regionMatches(true, 0, RESERVED_PREFIX, 0, RESERVED_PREFIX.length())) {
			throw ServiceException.invalidParameter("Log groups starting with AWS/ are reserved for AWS.");
		}
		this.store.createGroup(
				new LogGroup(name, this.store.now(), Objects.requireNonNullElse(logGroupClass, LogGroupClass.STANDARD),
						null, key, Boolean.TRUE.equals(isProtected), tags));
		return null;
	}

	private @Nullable Object delete(Parameters parameters) {
		String name = parameters.requiredText("logGroupName", TextRule.LOG_GROUP_NAME);
		parameters.check();
		this.store.inGroup(name, (group) -> {
			if (group.settings().deletionProtectionEnabled()) {
				throw ServiceException
					.validation("The log group " + name + " cannot be deleted because deletion protection is enabled.");
			}
			return this.store.deleteGroup(name);
		});
		return null;
	}

	private Object describe(Parameters parameters) {
		String prefix = parameters.text("logGroupNamePrefix", TextRule.LOG_GROUP_NAME);
		String pattern = parameters.text("logGroupNamePattern", TextRule.LOG_GROUP_NAME_PATTERN);
		LogGroupClass logGroupClass = parameters.choice("logGroupClass", LogGroupClass.class);
		List<String> identifiers = parameters.texts("logGroupIdentifiers", TextRule.LOG_GROUP_IDENTIFIER,
				Limits.DESCRIBE_PAGE);
		String token = parameters.text("nextToken", TextRule.NEXT_TOKEN);
		int limit = parameters.limit(Limits.DESCRIBE_PAGE);
		parameters.check();
		if (prefix != null && pattern != null) {
			throw ServiceException
				.invalidParameter("logGroupNamePrefix and logGroupNamePattern are mutually exclusive parameters.");
		}
		List<String> names = (identifiers != null) ? identifiers.stream().map(LogGroupIdentifier::nameOf).toList()
				: null;
		return this.store.locked(() -> {
			Stream<StoredLogGroup> groups = this.store.groups().stream().filter((group) -> {
				LogGroup settings = group.settings();
				return (prefix == null || settings.name().startsWith(prefix))
						&& (pattern == null || settings.name().contains(pattern))
						&& (names == null || names.contains(settings.name()))
						&& (logGroupClass == null || settings.logGroupClass() == logGroupClass);
			});
			Page<StoredLogGroup> page = Page.of(groups.toList(), token, limit);
			List<GroupDescription> descriptions = page.items()
				.stream()
				.map((pattern != null) ? GroupDescription::briefly : GroupDescription::of)
				.toList();
			return new GroupDescriptions(descriptions, page.nextToken());
		});
	}

	private @Nullable Object putRetention(Parameters parameters) {
		Long days = parameters.number("retentionInDays", Long.MIN_VALUE, Long.MAX_VALUE);
		if (days == null) {
			parameters.violations().add(null, "retentionInDays", "Member must not be null");
		}
		else if (Limits.RETENTION_DAYS.stream().noneMatch((known) -> known.longValue() == days)) {
			parameters.violations()
				.add(days, "retentionInDays", "Member must satisfy enum value set: " + Limits.RETENTION_DAYS);
		}
		String name = parameters.requiredText("logGroupName", TextRule.LOG_GROUP_NAME);
		parameters.check();
		Integer value = (days != null) ? Integer.valueOf(days.intValue()) : null;
		return change(name, (settings) -> settings.withRetentionInDays(value));
	}

	private @Nullable Object deleteRetention(Parameters parameters) {
		String name = parameters.requiredText("logGroupName", TextRule.LOG_GROUP_NAME);
		parameters.check();
		return change(name, (settings) -> settings.withRetentionInDays(null));
	}

	private @Nullable Object associateKey(Parameters parameters) {
		String key = parameters.requiredText("kmsKeyId", TextRule.KMS_KEY_ID);
		return change(LogGroupIdentifier.nameOfEncrypted(parameters), (settings) -> settings.withKmsKeyId(key));
	}

	private @Nullable Object disassociateKey(Parameters parameters) {
		return change(LogGroupIdentifier.nameOfEncrypted(parameters), (settings) -> settings.withKmsKeyId(null));
	}

	private @Nullable Object protect(Parameters parameters) {
		String identifier = parameters.requiredText("logGroupIdentifier", TextRule.LOG_GROUP_IDENTIFIER);
		Boolean enabled = parameters.flag("deletionProtectionEnabled");
		if (enabled == null) {
			parameters.violations().add(null, "deletionProtectionEnabled", "Member must not be null");
		}
		parameters.check();
		return change(LogGroupIdentifier.nameOf(identifier),
				(settings) -> settings.withDeletionProtection(Boolean.TRUE.equals(enabled)));
	}

	private @Nullable Object change(String name, UnaryOperator<LogGroup> change) {
		this.store.inGroup(name, (group) -> {
			group.settings(change.apply(group.settings()));
			return name;
		});
		return null;
	}

	private record GroupDescriptions(List<GroupDescription> logGroups, @Nullable String nextToken) {
	}

	private record GroupDescription(String logGroupName, long creationTime, String arn,
			@Nullable Integer retentionInDays, @Nullable Integer metricFilterCount, @Nullable Long storedBytes,
			@Nullable String kmsKeyId, @Nullable LogGroupClass logGroupClass, @Nullable String logGroupArn,
			@Nullable Boolean deletionProtectionEnabled) {

		static GroupDescription of(StoredLogGroup group) {
			LogGroup settings = group.settings();
			return new GroupDescription(settings.name(), settings.creationTime().toEpochMilli(), settings.arn() + ":*",
					settings.retentionInDays(), 0, group.storedBytes(), settings.kmsKeyId(), settings.logGroupClass(),
					settings.arn(), settings.deletionProtectionEnabled());
		}

		static GroupDescription briefly(StoredLogGroup group) {
			LogGroup settings = group.settings();
			return new GroupDescription(settings.name(), settings.creationTime().toEpochMilli(), settings.arn() + ":*",
					null, null, null, null, null, null, null);
		}

	}

}
