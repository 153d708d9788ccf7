package io.cloudwatchlogging.naming;

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
		String name = "orders/{not-ours}";
		assertThat(this.names.complete(NameKind.STREAM, name)).isSameAs(name);
		assertThat(this.source.calls).hasValue(0);
	}

	@Test
	void whatIsFoundIsAskedForOnce() {
		this.source.found = "i-0abc";
		assertThat(this.names.complete(NameKind.STREAM, "a/{ec2-instance-id}")).isEqualTo("a/i-0abc");
		assertThat(this.names.complete(NameKind.STREAM, "b/{ec2-instance-id}/{ec2-instance-id:x}"))
			.isEqualTo("b/i-0abc/i-0abc");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void whatIsNotFoundIsAskedForOnce() {
		assertThat(this.names.complete(NameKind.GROUP, "{ec2-instance-id}")).isEqualTo("ip-10-0-0-7.internal");
		assertThat(this.names.complete(NameKind.GROUP, "{ec2-instance-id}")).isEqualTo("ip-10-0-0-7.internal");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void whatIsNotFoundHasAFallback() {
		assertThat(this.names.complete(NameKind.GROUP, "{ecs-cluster}/{ecs-task-id}"))
			.isEqualTo("default/ip-10-0-0-7.internal");
		assertThat(this.names.complete(NameKind.GROUP, "{ecs-cluster:my cluster}/{ecs-task-id:t$1}"))
			.isEqualTo("my-cluster/t-1");
	}

	@Test
	void theCompleteNameIsNoLongerThanAllowed() {
		this.source.found = "i".repeat(20);
		assertThat(this.names.complete(NameKind.STREAM, "x".repeat(500) + "{ec2-instance-id}"))
			.isEqualTo("x".repeat(500) + "i".repeat(12));
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
