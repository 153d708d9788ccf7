package io.cloudwatchlogging.naming;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeferredNames}.
 */
class DeferredNamesTests {

	private final CountingValues source = new CountingValues();

	private final DeferredNames names = new DeferredNames(TestNameValues.ALL, this.source);

	@Test
	void aCompleteNameStaysAsItIs() {
		String name = "orders/{ec2-instance-id}/{not-ours}";
		assertThat(this.names.complete(NameKind.STREAM, name)).isSameAs(name);
		assertThat(this.names.asKnown(NameKind.STREAM, name)).isSameAs(name);
		assertThat(this.source.calls).hasValue(0);
	}

	@Test
	void whatIsFoundIsAskedForOnce() {
		this.source.found = "i-0abc";
		assertThat(complete(NameKind.STREAM, "a/{ec2-instance-id}")).isEqualTo("a/i-0abc");
		assertThat(complete(NameKind.STREAM, "b/{ec2-instance-id}/{ec2-instance-id:x}")).isEqualTo("b/i-0abc/i-0abc");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void whatIsNotFoundIsAskedForOnce() {
		assertThat(complete(NameKind.GROUP, "{ec2-instance-id}")).isEqualTo("ip-10-0-0-7.internal");
		assertThat(complete(NameKind.GROUP, "{ec2-instance-id}")).isEqualTo("ip-10-0-0-7.internal");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void whatIsNotFoundHasAFallback() {
		assertThat(complete(NameKind.GROUP, "{ecs-cluster}/{ecs-task-id}")).isEqualTo("default/ip-10-0-0-7.internal");
		assertThat(complete(NameKind.GROUP, "{ecs-cluster:my cluster}/{ecs-task-id:t$1}")).isEqualTo("my-cluster/t-1");
	}

	@Test
	void theCompleteNameIsNoLongerThanAllowed() {
		this.source.found = "i".repeat(20);
		assertThat(complete(NameKind.STREAM, "x".repeat(500) + "{ec2-instance-id}"))
			.isEqualTo("x".repeat(500) + "i".repeat(12));
	}

	@Test
	void whatIsFoundIsAskedForOnceForGroupsAndStreams() {
		this.source.found = "i-0abc";
		complete(NameKind.STREAM, "{ec2-instance-id}");
		assertThat(complete(NameKind.GROUP, "x{ec2-instance-id}")).isEqualTo("xi-0abc");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void theDescriptionHasThePlaceholdersThatNobodyHasAskedForAndAsksForNothing() {
		String name = "{ecs-cluster}/{ecs-task-id:t$1}";
		assertThat(describe(NameKind.STREAM, name)).isEqualTo(name);
		assertThat(this.source.calls).hasValue(0);
		complete(NameKind.STREAM, "{ecs-task-id}");
		assertThat(describe(NameKind.STREAM, name)).isEqualTo("{ecs-cluster}/t$1");
		assertThat(describe(NameKind.GROUP, name)).isEqualTo("{ecs-cluster}/t-1");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void theDescriptionIsTheCompleteNameOnceAllIsKnown() {
		this.source.found = "a:b " + "i".repeat(600);
		for (NameKind kind : NameKind.values()) {
			String name = "x/{ec2-instance-id}";
			String complete = complete(kind, name);
			assertThat(describe(kind, name)).isEqualTo(complete).hasSize(512);
		}
	}

	@Test
	void theDescriptionHasTheSameFallbacksAsTheName() {
		String name = "{ecs-cluster}/{ecs-cluster:local}/{ecs-task-id}/{ecs-task-id:none}";
		String complete = complete(NameKind.STREAM, name);
		assertThat(describe(NameKind.STREAM, name)).isEqualTo(complete)
			.isEqualTo("default/local/ip-10-0-0-7.internal/none");
	}

	@Test
	void aNameThatIsEmptyInTheEndIsNone() {
		for (NameKind kind : NameKind.values()) {
			assertThat(complete(kind, "{ecs-cluster:}{ec2-instance-id:}")).isEqualTo("none");
		}
	}

	private String complete(NameKind kind, String template) {
		return this.names.complete(kind, deferred(kind, template));
	}

	/** The name as a template gives it. */
	private static String deferred(NameKind kind, String template) {
		return Objects.requireNonNull(NameTemplate.compile(kind, template, TestNameValues.ALL).constant());
	}

	private String describe(NameKind kind, String name) {
		return this.names.asKnown(kind, deferred(kind, name));
	}

	private static final class CountingValues implements DeferredValues {

		private final AtomicInteger calls = new AtomicInteger();

		private @Nullable String found;

		@Override
		public @Nullable String ec2InstanceId() {
			return answer();
		}

		@Override
		public @Nullable String ecsTaskId() {
			return answer();
		}

		@Override
		public @Nullable String ecsCluster() {
			return answer();
		}

		private @Nullable String answer() {
			this.calls.incrementAndGet();
			return this.found;
		}

	}

}
