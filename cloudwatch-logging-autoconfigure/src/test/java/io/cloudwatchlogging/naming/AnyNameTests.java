package io.cloudwatchlogging.naming;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generated tests of names: whatever values come together in whatever template, it is
 * refused or gives a name that the service takes, and nothing is asked for but what the
 * template says.
 */
class AnyNameTests {

	private static final String HIGH = "\ud83d";

	private static final String LOW = "\ude00";

	private static final List<String> VALUES = List.of("", " ", "orders", HIGH, LOW, "a" + HIGH, LOW + "a",
			"a" + HIGH + "b", LOW + HIGH, HIGH + LOW, HIGH + HIGH + LOW + LOW, "x".repeat(511) + HIGH + LOW,
			"x".repeat(512) + HIGH, "{ec2-instance-id}", "{:ec2-instance-id}", "{:ecs-cluster:x}", "{:", "}", "{:ecs-",
			"aws/", "aws/aws/", "a:b*c\u0000\u0085", "{mdc:key}", "日本\uffff");

	private static final List<String> PLACEHOLDERS = List.of("{application}", "{profile}", "{hostname}", "{mdc:key}",
			"{logger}", "{level}", "{env:NAME}", "{kubernetes-pod}", "{kubernetes-namespace}");

	private static final List<String> WITH_FALLBACK = List.of("{application:%s}", "{mdc:none:%s}", "{env:NONE:%s}",
			"{kubernetes-pod:%s}", "{kubernetes-namespace:%s}", "{profile:%s}", "{hostname:%s}");

	private static final List<String> DEFERRED = List.of("{ecs-task-id:%s}", "{ecs-cluster:%s}",
			"{ec2-instance-id:%s}");

	private static final Pattern GROUP_NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");

	private static final Pattern STREAM_NAME = Pattern.compile("[^:*\\p{Cntrl}]{1,512}", Pattern.DOTALL);

	private int calls;

	private int names;

	@Test
	void anyValueInAnyPlaceGivesAValidName() {
		for (String value : VALUES) {
			for (String placeholder : PLACEHOLDERS) {
				for (String template : around(placeholder)) {
					check(template, value);
				}
			}
		}
		assertThat(this.calls).isZero();
		assertThat(this.names).isGreaterThan(2_000);
	}

	@Test
	void anyTwoValuesSideBySideGiveAValidName() {
		for (String value : VALUES) {
			for (String other : VALUES) {
				if (other.indexOf('}') < 0) {
					check("{mdc:key}{env:NONE:" + other + "}", value);
					check("{env:NONE:" + other + "}{logger}", value);
					check("{mdc:none:" + other + "}{application}", value);
				}
			}
		}
		assertThat(this.calls).isZero();
		assertThat(this.names).isGreaterThan(2_000);
	}

	@Test
	void anyFallbackGivesAValidName() {
		for (String fallback : VALUES) {
			if (fallback.indexOf('}') < 0) {
				for (String placeholder : WITH_FALLBACK) {
					for (String template : around(placeholder.formatted(fallback))) {
						check(template, null);
					}
				}
			}
		}
		assertThat(this.calls).isZero();
		assertThat(this.names).isGreaterThan(500);
	}

	@Test
	void anyFallbackOfWhatHasToBeAskedForGivesAValidName() {
		for (String fallback : VALUES) {
			if (fallback.indexOf('}') < 0) {
				for (String placeholder : DEFERRED) {
					for (String template : around(placeholder.formatted(fallback))) {
						check(template, null);
					}
				}
			}
		}
		assertThat(this.calls).isPositive();
	}

	@Test
	void anyAnswerGivesAValidNameAndAsksForNothingElse() {
		for (NameKind kind : NameKind.values()) {
			for (String answer : VALUES) {
				for (String template : around("{ecs-cluster}")) {
					DeferredNames deferred = new DeferredNames(new Values(answer), new Answers(answer));
					this.calls = 0;
					NameTemplate compiled = NameTemplate.compile(kind, template, new Values(answer));
					assertValid(kind, template, deferred.complete(kind, compiled.resolve(line(answer))));
					assertThat(this.calls).isOne();
				}
			}
		}
	}

	private static List<String> around(String placeholder) {
		return List.of(placeholder, "orders-" + placeholder, placeholder + "/1", placeholder + placeholder,
				"x".repeat(511) + placeholder, "a/" + placeholder + "{date:yyyy}");
	}

	private void check(String template, @Nullable String value) {
		for (NameKind kind : NameKind.values()) {
			NameTemplate compiled = compile(kind, template, value);
			if (compiled != null) {
				DeferredNames deferred = new DeferredNames(new Values("host"), new Answers(null));
				List<String> results = new ArrayList<>(
						List.of(compiled.resolve(line(value)), compiled.common("other")));
				String constant = compiled.constant();
				if (constant != null) {
					results.add(constant);
				}
				results.forEach((name) -> assertValid(kind, template, deferred.complete(kind, name)));
			}
		}
	}

	private static @Nullable NameTemplate compile(NameKind kind, String template, @Nullable String value) {
		try {
			return NameTemplate.compile(kind, template, new Values(value));
		}
		catch (InvalidNameTemplateException ex) {
			return null;
		}
	}

	private void assertValid(NameKind kind, String template, String name) {
		assertThat(name).as(template).matches((kind == NameKind.GROUP) ? GROUP_NAME : STREAM_NAME).isNotBlank();
		assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).as(name).isTrue();
		assertThat(name.startsWith("aws/") && kind == NameKind.GROUP).as(name).isFalse();
		assertThat(DeferredNames.isDeferred(name)).isFalse();
		this.names++;
	}

	private static TestLine line(@Nullable String value) {
		return (value != null) ? new TestLine(0, value, value, Map.of("key", value))
				: new TestLine(0, "", "INFO", Map.of());
	}

	/**
	 * Counts what is asked for.
	 */
	private final class Answers implements DeferredValues {

		private final @Nullable String answer;

		Answers(@Nullable String answer) {
			this.answer = answer;
		}

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
			AnyNameTests.this.calls++;
			return this.answer;
		}

	}

	/**
	 * The same value for all that a name may take from the process.
	 *
	 * @param value the value
	 */
	private record Values(@Nullable String value) implements NameValues {

		@Override
		public @Nullable String application() {
			return this.value;
		}

		@Override
		public String profile() {
			return text();
		}

		@Override
		public String hostname() {
			return text();
		}

		@Override
		public String pid() {
			return text();
		}

		@Override
		public String uuid() {
			return text();
		}

		@Override
		public Instant start() {
			return Instant.EPOCH;
		}

		@Override
		public @Nullable String kubernetesPod() {
			return this.value;
		}

		@Override
		public @Nullable String kubernetesNamespace() {
			return this.value;
		}

		@Override
		public @Nullable String environmentVariable(String name) {
			return name.equals("NAME") ? this.value : null;
		}

		private String text() {
			return (this.value != null) ? this.value : "";
		}

	}

}
