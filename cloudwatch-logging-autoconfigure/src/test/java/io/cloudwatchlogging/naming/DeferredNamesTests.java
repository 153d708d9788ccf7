package io.cloudwatchlogging.naming;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeferredNames}.
 */
class DeferredNamesTests {

	private final CountingValues source = new CountingValues();

	private final Map<String, DeferredNames.Answer> answers = new HashMap<>();

	private final DeferredNames names = new DeferredNames(TestNameValues.ALL, this.source, this.answers);

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

	@Test
	void whatIsFoundIsAskedForOnceInTheLifeOfTheProcess() {
		this.source.found = "i-0abc";
		this.names.complete(NameKind.STREAM, "{ec2-instance-id}");
		DeferredNames later = new DeferredNames(TestNameValues.ALL, this.source, this.answers);
		assertThat(later.complete(NameKind.STREAM, "{ec2-instance-id}")).isEqualTo("i-0abc");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void theDescriptionHasThePlaceholdersThatNobodyHasAskedForAndAsksForNothing() {
		String name = "{ecs-cluster}/{ecs-task-id:t$1}";
		assertThat(describe(NameKind.STREAM, name)).isEqualTo(name);
		assertThat(this.source.calls).hasValue(0);
		this.names.complete(NameKind.STREAM, "{ecs-task-id}");
		assertThat(describe(NameKind.STREAM, name)).isEqualTo("{ecs-cluster}/t$1");
		assertThat(this.source.calls).hasValue(1);
	}

	@Test
	void theDescriptionIsTheCompleteNameOnceAllIsKnown() {
		this.source.found = "a:b " + "i".repeat(600);
		for (NameKind kind : NameKind.values()) {
			String name = "x/{ec2-instance-id}";
			String complete = this.names.complete(kind, name);
			assertThat(describe(kind, name)).isEqualTo(complete).hasSize(512);
		}
	}

	@Test
	void theDescriptionHasTheSameFallbacksAsTheName() {
		String name = "{ecs-cluster}/{ecs-cluster:local}/{ecs-task-id}/{ecs-task-id:none}";
		String complete = this.names.complete(NameKind.STREAM, name);
		assertThat(describe(NameKind.STREAM, name)).isEqualTo(complete)
			.isEqualTo("default/local/ip-10-0-0-7.internal/none");
	}

	private String describe(NameKind kind, String name) {
		return DeferredNames.describe(kind, name, this.answers);
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
