package io.cloudwatchlogging.test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EmbeddedCloudWatchLogsApplication}.
 */
class EmbeddedCloudWatchLogsApplicationTests {

	@Test
	void thePortsAreOptions() {
		String[] arguments = { "--port=4586", "--console-port=4587", "--host=host.docker.internal" };
		assertThat(EmbeddedCloudWatchLogsApplication.number("--port=")).isZero();
		assertThat(EmbeddedCloudWatchLogsApplication.number("--port=", arguments)).isEqualTo(4586);
		assertThat(EmbeddedCloudWatchLogsApplication.number("--console-port=", arguments)).isEqualTo(4587);
		assertThat(EmbeddedCloudWatchLogsApplication.hosts(arguments)).containsExactly("host.docker.internal");
	}

	@Test
	void anotherArgumentIsRefusedWithTheFix() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EmbeddedCloudWatchLogsApplication.number("--port=", "-p", "1"))
			.withMessage("Unknown argument '-p': use --port=NUMBER for a fixed port, "
					+ "--console-port=NUMBER for one of the console, --host=NAME for a further name of the service");
	}

	@Test
	void itTellsHowToUseIt() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		EmbeddedCloudWatchLogsApplication.print(URI.create("http://127.0.0.1:4586"),
				URI.create("http://localhost:4587/"), new PrintStream(out));
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("listens at http://127.0.0.1:4586")
			.contains("Console: http://localhost:4587/")
			.contains("export AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=http://127.0.0.1:4586")
			.contains("cloudwatch.logs.endpoint=http://127.0.0.1:4586");
	}

}
