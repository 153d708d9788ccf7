package io.cloudwatchlogging.naming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessNameValues}.
 */
class ProcessNameValuesTests {

	@TempDir
	private Path files;

	@Test
	void theProcessKnowsItself() {
		ProcessNameValues values = new ProcessNameValues("orders", "prod");
		assertThat(values.application()).isEqualTo("orders");
		assertThat(values.profile()).isEqualTo("prod");
		assertThat(values.pid()).isEqualTo(Long.toString(ProcessHandle.current().pid()));
		assertThat(values.hostname()).isNotBlank();
		assertThat(values.start()).isBeforeOrEqualTo(Instant.now());
		assertThat(values.environmentVariable("NO_SUCH_VARIABLE")).isNull();
	}

	@Test
	void startAndIdOfTheProcessStayTheSame() {
		ProcessNameValues one = new ProcessNameValues("a", "x");
		ProcessNameValues other = new ProcessNameValues("b", "y");
		assertThat(one.uuid()).hasSize(36).isEqualTo(other.uuid());
		assertThat(one.start()).isEqualTo(other.start());
	}

	@Test
	void theHostNameIsTheKernels() throws IOException {
		Files.writeString(this.files.resolve("hostname"), "kernel\n");
		assertThat(values(Map.of("HOSTNAME", "variable")).hostname()).isEqualTo("kernel");
	}

	@Test
	void withoutAKernelFileTheHostNameIsAVariable() {
		assertThat(values(Map.of("HOSTNAME", "unix")).hostname()).isEqualTo("unix");
		assertThat(values(Map.of("COMPUTERNAME", "WINDOWS")).hostname()).isEqualTo("WINDOWS");
		assertThat(values(Map.of("HOSTNAME", " ")).hostname()).isNotBlank();
	}

	@Test
	void thePodIsNamedByItsVariableOrItsHost() {
		assertThat(values(Map.of("POD_NAME", "named", "HOSTNAME", "host")).kubernetesPod()).isEqualTo("named");
		assertThat(values(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "host")).kubernetesPod())
			.isEqualTo("host");
		assertThat(values(Map.of("HOSTNAME", "host")).kubernetesPod()).isNull();
	}

	@Test
	void theNamespaceIsNamedByItsVariableOrItsFile() throws IOException {
		assertThat(values(Map.of()).kubernetesNamespace()).isNull();
		Files.writeString(this.files.resolve("namespace"), "shop");
		assertThat(values(Map.of()).kubernetesNamespace()).isEqualTo("shop");
		assertThat(values(Map.of("POD_NAMESPACE", "named")).kubernetesNamespace()).isEqualTo("named");
	}

	private ProcessNameValues values(Map<String, String> environment) {
		return new ProcessNameValues("orders", "prod", environment::get, this.files.resolve("hostname"),
				this.files.resolve("namespace"));
	}

}
