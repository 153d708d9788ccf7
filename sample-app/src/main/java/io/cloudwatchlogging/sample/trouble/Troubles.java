package io.cloudwatchlogging.sample.trouble;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Trouble at work in the CloudWatch Logs inside this JVM. There is none of it where the
 * sample ships elsewhere. Safe for use by many threads.
 */
@Component
@ConditionalOnBooleanProperty("sample.embedded")
public final class Troubles {

	private final EmbeddedCloudWatchLogs service;

	private final Map<Trouble, Ordered> ordered = new EnumMap<>(Trouble.class);

	Troubles(EmbeddedCloudWatchLogs service) {
		this.service = service;
	}

	synchronized void start(Trouble trouble) {
		forgetEnded();
		this.ordered.computeIfAbsent(trouble,
				(kind) -> new Ordered(this.service.faults().inject(kind.fault()), Instant.now()));
	}

	synchronized void end(Trouble trouble) {
		Ordered ended = this.ordered.remove(trouble);
		if (ended != null) {
			ended.fault().clear();
		}
	}

	synchronized void endAll() {
		this.ordered.clear();
		this.service.faults().clear();
	}

	/**
	 * Returns all trouble that there can be.
	 * @return the trouble, with what is at work
	 */
	public synchronized List<TroubleRow> rows() {
		forgetEnded();
		return Arrays.stream(Trouble.values()).map((trouble) -> row(trouble, this.ordered.get(trouble))).toList();
	}

	/** The console can end faults, too. */
	private void forgetEnded() {
		this.ordered.values().removeIf((ordered) -> !ordered.fault().isActive());
	}

	private static TroubleRow row(Trouble trouble, @Nullable Ordered ordered) {
		return new TroubleRow(trouble.kind(), trouble.title(), trouble.description(),
				(ordered != null) ? ordered.since() : null, (ordered != null) ? ordered.fault().hits() : 0);
	}

	private record Ordered(InjectedFault fault, Instant since) {
	}

}
