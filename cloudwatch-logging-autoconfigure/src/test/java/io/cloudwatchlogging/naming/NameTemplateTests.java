package io.cloudwatchlogging.naming;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NameTemplate}.
 */
class NameTemplateTests {

	private static final TestLine LINE = TestLine.at("2026-03-04T23:59:58.123Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/shop/orders                    | /shop/orders
			/shop/{application}             | /shop/orders
			{application}-{profile}         | orders-prod-eu
			{hostname}/{pid}                | ip-10-0-0-7.internal/4711
			{uuid}                          | 7c9e6679-7425-40de-944b-e07fc1f90ae7
			{start}                         | 2026-03-04T05-06-07
			{start:yyyyMMdd}                | 20260304
			{kubernetes-namespace}/{kubernetes-pod} | shop/orders-7d9f
			{env:HOME_OF_NOBODY:nowhere}    | nowhere
			a{ec2-instance-id}b             | a{:ec2-instance-id}b
			{ecs-cluster:local}/{ecs-task-id} | {:ecs-cluster:local}/{:ecs-task-id}
			""")
	void whatIsKnownOfTheProcessIsTheSameForEveryLine(String template, String name) {
		NameTemplate compiled = stream(template);
		assertThat(compiled.constant()).isEqualTo(name);
		assertThat(compiled.resolve(LINE)).isSameAs(compiled.constant());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{date}                | 2026-03-04
			{date:yyyy/MM/dd/HH}  | 2026/03/04/23
			{date:HH-mm}          | 23-59
			{date:HH-mm-ss}       | 23-59-58
			{date:HH-mm-ss.SSS}   | 23-59-58.123
			{date:HH:mm}          | 23-59
			{date:'week of year' w} | week of year 10
			{logger}              | com.acme.Orders
			{application}/{level} | orders/INFO
			{mdc:tenant}          | none
			{mdc:tenant:public}   | public
			""")
	void whatIsKnownOfTheLineDependsOnTheLine(String template, String name) {
		NameTemplate compiled = stream(template);
		assertThat(compiled.constant()).isNull();
		assertThat(compiled.resolve(LINE)).isEqualTo(name);
	}

	@Test
	void theCommonNameHasAWordForAllThatDependsOnTheLine() {
		NameTemplate template = NameTemplate.compile(NameKind.STREAM, "{pid}/{date}/{logger}-{mdc:tenant:none}",
				TestNameValues.ALL);
		assertThat(template.common("other")).isEqualTo("4711/other/other-other");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/shop/{application}                     | /shop/orders
			{hostname}/{pid}/{date}                 | ip-10-0-0-7.internal/4711/{date}
			{date:yyyy/MM}/{logger}-{level}         | {date:yyyy/MM}/{logger}-{level}
			{env:STAGE}/{mdc:tenant:none}/{start:yyyy} | blue green/{mdc:tenant:none}/2026
			""")
	void thePlaceholdersOfTheDescriptionAreThoseThatDependOnTheLine(String template, String description) {
		assertThat(stream(template)).hasToString(description);
	}

	@Test
	void theDescriptionOfAConstantNameIsTheName() {
		NameTemplate template = NameTemplate.compile(NameKind.STREAM, "{env:LONG}",
				TestNameValues.withEnvironment(Map.of("LONG", "x".repeat(600))));
		assertThat(template.toString()).isEqualTo(template.constant()).hasSize(512);
	}

	@Test
	void theDateFollowsTheLine() {
		NameTemplate compiled = stream("{date:yyyy-MM-dd}");
		assertThat(compiled.resolve(TestLine.at("2026-03-04T23:59:59.999Z"))).isEqualTo("2026-03-04");
		assertThat(compiled.resolve(TestLine.at("2026-03-05T00:00:00Z"))).isEqualTo("2026-03-05");
		assertThat(compiled.resolve(TestLine.at("2026-03-04T00:00:00Z"))).isEqualTo("2026-03-04");
		assertThat(compiled.resolve(TestLine.at("1969-12-31T12:00:00Z"))).isEqualTo("1969-12-31");
	}

	@Test
	void theSameNameIsGivenAgainWhileTheLinesBringTheSameValues() {
		NameTemplate compiled = stream("{application}/{date}/{mdc:tenant}/{level}");
		String first = compiled.resolve(new TestLine(1_000, "a", "INFO", Map.of("tenant", "acme")));
		String second = compiled.resolve(new TestLine(2_000, "b", "INFO", Map.of("tenant", "acme")));
		assertThat(first).isEqualTo("orders/1970-01-01/acme/INFO");
		assertThat(second).isSameAs(first);
		assertThat(compiled.resolve(new TestLine(2_000, "b", "WARN", Map.of("tenant", "acme"))))
			.isEqualTo("orders/1970-01-01/acme/WARN");
	}

	@Test
	void anEmptyContextValueIsAsGoodAsNone() {
		assertThat(stream("{mdc:tenant:public}").resolve(TestLine.with(Map.of("tenant", "")))).isEqualTo("public");
	}

	@Test
	void charactersThatANameMustNotHaveAreReplacedWhereAValueBringsThem() {
		TestLine line = TestLine.with(Map.of("tenant", "a:b*c\nd é"));
		assertThat(stream("{env:STAGE}/{mdc:tenant}").resolve(line)).isEqualTo("blue green/a-b-c-d é");
		assertThat(group("{env:STAGE}/{mdc:tenant}").resolve(line)).isEqualTo("blue-green/a-b-c-d--");
	}

	@Test
	void aNameThatIsTooLongIsCutBetweenCharacters() {
		String key = "x".repeat(511);
		assertThat(stream("{mdc:k}").resolve(TestLine.with(Map.of("k", key + "yz")))).isEqualTo(key + "y");
		assertThat(stream("{mdc:k}").resolve(TestLine.with(Map.of("k", key + "\uD83D\uDE00")))).isEqualTo(key);
	}

	@Test
	void aGroupNeverBeginsWithTheReservedPrefix() {
		assertThat(group("{mdc:k}").resolve(TestLine.with(Map.of("k", "aws/lambda")))).isEqualTo("aws-lambda");
		assertThat(stream("{mdc:k}").resolve(TestLine.with(Map.of("k", "aws/lambda")))).isEqualTo("aws/lambda");
		assertThat(group("/aws/orders").constant()).isEqualTo("/aws/orders");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			"  "            | it is empty
			a{b             | a brace is opened and not closed
			a}b             | a brace is closed that was not opened
			{host}          | {host} is not known
			{}              | {} is not known
			shop:orders     | the name of a log group must not contain ':'
			shop orders     | the name of a log group must not contain ' '
			aws/orders      | the name of a log group must not begin with 'aws/'
			{mdc}           | {mdc} does not say which
			{env:}          | {env} does not say which
			{env:NO_SUCH}   | {env:NO_SUCH} has no value here
			{date:foo}      | 'foo' is not a pattern of a date or time
			{start:b}       | 'b' is not a pattern of a date or time
			{date:}         | '' is not a pattern of a date or time
			{start:}        | '' is not a pattern of a date or time
			{env:NO_SUCH:}  | all that it consists of is empty here
			{application:}{kubernetes-pod:} | all that it consists of is empty here
			{application}   | {application} has no value here
			{kubernetes-namespace} | {kubernetes-namespace} has no value here
			""")
	void aTemplateThatCanGiveNoNameIsRefused(String template, String reason) {
		assertThatExceptionOfType(InvalidNameTemplateException.class)
			.isThrownBy(() -> NameTemplate.compile(NameKind.GROUP, template, TestNameValues.NONE))
			.satisfies((ex) -> {
				assertThat(ex.reason()).isEqualTo(reason);
				assertThat(ex.action()).endsWith(".");
				assertThat(ex).hasMessage("'" + template + "' is not a valid name: " + reason);
			});
	}

	@Test
	void anUnknownPlaceholderIsAnsweredWithTheKnownOnes() {
		assertThatExceptionOfType(InvalidNameTemplateException.class).isThrownBy(() -> stream("{host}"))
			.satisfies((ex) -> assertThat(ex.action())
				.isEqualTo("Use one of {application}, {profile}, {hostname}, {pid}, {uuid}, {start}, {date}, {logger}, "
						+ "{level}, {mdc:key}, {env:NAME}, {ecs-task-id}, {ecs-cluster}, {kubernetes-pod}, "
						+ "{kubernetes-namespace}, {ec2-instance-id}."));
	}

	@Test
	void aTemplateMustNotContainHalfASurrogatePair() {
		for (String template : new String[] { "\ud83d", "\ude00", "a\ud83d{level}\ude00", "{level}\ude00" }) {
			assertThatExceptionOfType(InvalidNameTemplateException.class).isThrownBy(() -> stream(template))
				.satisfies((ex) -> assertThat(ex.reason())
					.isEqualTo("the name of a log stream must not contain half a surrogate pair"));
		}
		assertThat(stream("\ud83d\ude00").constant()).isEqualTo("\ud83d\ude00");
		assertThatExceptionOfType(InvalidNameTemplateException.class).isThrownBy(() -> group("a\ud83d\ude00"))
			.satisfies((ex) -> assertThat(ex.reason())
				.isEqualTo("the name of a log group must not contain '\ud83d\ude00'"));
	}

	@Test
	void aNameThatIsEmptyForALineIsNone() {
		TestLine line = new TestLine(0, "", "INFO", Map.of("blank", " "));
		for (String template : new String[] { "{mdc:t:}", "{logger}", "{mdc:blank: }{logger}",
				"{env:NOPE:}{mdc:t:}" }) {
			assertThat(stream(template).resolve(line)).isEqualTo("none");
			assertThat(group(template).resolve(TestLine.with(Map.of()))).isNotEmpty();
		}
		assertThatExceptionOfType(InvalidNameTemplateException.class).isThrownBy(() -> stream("{env:NOPE: }"));
		assertThat(stream("from-{logger}").resolve(line)).isEqualTo("from-");
	}

	@Test
	void aStreamMustNotContainColonOrAsterisk() {
		assertThatExceptionOfType(InvalidNameTemplateException.class).isThrownBy(() -> stream("a:b"));
		assertThatExceptionOfType(InvalidNameTemplateException.class).isThrownBy(() -> stream("a*b"));
		assertThat(stream("a b").constant()).isEqualTo("a b");
	}

	@Test
	void aFallbackStandsForWhatThereIsNot() {
		NameTemplate compiled = NameTemplate.compile(NameKind.GROUP,
				"{application:app}/{kubernetes-namespace:local}/{kubernetes-pod:none}", TestNameValues.NONE);
		assertThat(compiled.constant()).isEqualTo("app/local/none");
	}

	private static NameTemplate stream(String template) {
		return NameTemplate.compile(NameKind.STREAM, template, TestNameValues.ALL);
	}

	private static NameTemplate group(String template) {
		return NameTemplate.compile(NameKind.GROUP, template, TestNameValues.ALL);
	}

}
