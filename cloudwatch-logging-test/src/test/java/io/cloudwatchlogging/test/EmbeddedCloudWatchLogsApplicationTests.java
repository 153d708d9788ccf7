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
	void thePortIsAnOption() {
		assertThat(EmbeddedCloudWatchLogsApplication.port()).isZero();
		assertThat(EmbeddedCloudWatchLogsApplication.port("--port=4586")).isEqualTo(4586);
	}

	@Test
	void anotherArgumentIsRefusedWithTheFix() {
		assertThatIllegalArgumentException().isThrownBy(() -> EmbeddedCloudWatchLogsApplication.port("-p", "1"))
			.withMessage("Unknown argument '-p': use --port=NUMBER for a fixed port");
	}

	@Test
	void itTellsHowToUseIt() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		EmbeddedCloudWatchLogsApplication.print(URI.create("http://127.0.0.1:4586"), new PrintStream(out));
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("listens at http://127.0.0.1:4586")
			.contains("export AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=http://127.0.0.1:4586")
			.contains("cloudwatch.logs.endpoint=http://127.0.0.1:4586");
	}

}
