import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks a staged release against what Maven Central asks for, one requirement after the
 * other. A program of one file, run by {@code java StageCheck.java STAGE VERSION}.
 *
 * @see <a href="https://central.sonatype.org/publish/requirements/">Requirements</a>
 */
public final class StageCheck {

	/** The artifacts of the release, those with a jar among them, and what the jars are as modules. */
	private static final Map<String, String> MODULE_NAMES = Map.of("cloudwatch-logging-autoconfigure",
			"io.cloudwatchlogging", "cloudwatch-logging-starter", "io.cloudwatchlogging.starter",
			"cloudwatch-logging-test", "io.cloudwatchlogging.test");

	private static final Set<String> POMS = Set.of("cloudwatch-logging", "cloudwatch-logging-bom",
			"cloudwatch-logging-parent");

	private static final String BOM = "cloudwatch-logging-bom";

	private static final Map<String, String> CHECKSUMS = Map.of("md5", "MD5", "sha1", "SHA-1");

	private final Path group;

	private final String version;

	private final List<String> failures = new ArrayList<>();

	private StageCheck(Path stage, String version) {
		this.group = stage.resolve("io/cloudwatchlogging");
		this.version = version;
	}

	public static void main(String[] args) throws Exception {
		StageCheck check = new StageCheck(Path.of(args[0]), args[1]);
		check.run();
		if (!check.failures.isEmpty()) {
			System.exit(1);
		}
	}

	private void run() throws Exception {
		Set<String> expected = new TreeSet<>(POMS);
		expected.addAll(MODULE_NAMES.keySet());
		require("exactly the published modules are staged", artifacts().equals(expected), artifacts());
		require("the version is a release", !this.version.endsWith("-SNAPSHOT"), this.version);
		for (String artifact : expected) {
			files(artifact);
			pom(artifact);
			checksums(artifact);
			signatures(artifact);
		}
		for (String artifact : MODULE_NAMES.keySet()) {
			jar(artifact);
			sbom(artifact);
		}
		bom();
	}

	private void files(String artifact) throws IOException {
		Set<String> wanted = new TreeSet<>(Set.of(".pom"));
		if (MODULE_NAMES.containsKey(artifact)) {
			wanted.addAll(Set.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml"));
		}
		Set<String> missing = wanted.stream()
			.filter((suffix) -> !Files.isRegularFile(file(artifact, suffix)))
			.collect(Collectors.toCollection(TreeSet::new));
		require(artifact + ": " + String.join(", ", wanted), missing.isEmpty(), "missing: " + missing);
	}

	private void pom(String artifact) throws Exception {
		String text = Files.readString(file(artifact, ".pom"));
		require(artifact + ": POM names no snapshot", !text.contains("SNAPSHOT"), "");
		require(artifact + ": POM names no repository", !text.contains("<repositories>"), "");
		Document pom = parse(file(artifact, ".pom"));
		Document root = parse(file("cloudwatch-logging", ".pom"));
		for (String own : List.of("modelVersion", "artifactId", "name", "description")) {
			require(artifact + ": POM has " + own, child(pom.getDocumentElement(), own) != null, "");
		}
		for (String inherited : List.of("url", "licenses", "developers", "scm")) {
			Element element = child(pom.getDocumentElement(), inherited);
			Element element2 = (element != null && (element.getElementsByTagName("*").getLength() > 0
					|| !element.getTextContent().isBlank())) ? element : child(root.getDocumentElement(), inherited);
			require(artifact + ": POM has " + inherited, element2 != null && !element2.getTextContent().isBlank(), "");
		}
	}

	private void checksums(String artifact) throws Exception {
		for (Path file : files(artifact, (name) -> !name.matches(".*\\.(md5|sha1|sha256|sha512|asc)"))) {
			for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
				Path stored = Path.of(file + "." + checksum.getKey());
				boolean holds = Files.isRegularFile(stored) && Files.readString(stored)
					.strip()
					.equals(HexFormat.of()
						.formatHex(MessageDigest.getInstance(checksum.getValue()).digest(Files.readAllBytes(file))));
				requireQuietly(file.getFileName() + ": " + checksum.getKey(), holds, "");
			}
		}
		require(artifact + ": checksums", true, "");
	}

	private void signatures(String artifact) throws Exception {
		int count = 0;
		for (Path file : files(artifact, (name) -> name.matches(".*\\.(pom|jar|json|xml)")
				&& !name.startsWith("maven-metadata"))) {
			Path signature = Path.of(file + ".asc");
			boolean holds = Files.isRegularFile(signature)
					&& new ProcessBuilder("gpg", "--batch", "--quiet", "--verify", signature.toString(), file.toString())
						.redirectErrorStream(true)
						.redirectOutput(ProcessBuilder.Redirect.DISCARD)
						.start()
						.waitFor() == 0;
			requireQuietly(file.getFileName() + ": signature", holds, "");
			count++;
		}
		require(artifact + ": " + count + " signatures verify", count > 0, "");
	}

	private void jar(String artifact) throws IOException {
		try (ZipFile jar = new ZipFile(file(artifact, ".jar").toFile())) {
			require(artifact + ": META-INF/LICENSE and NOTICE",
					jar.getEntry("META-INF/LICENSE") != null && jar.getEntry("META-INF/NOTICE") != null, "");
			try (InputStream manifest = jar.getInputStream(jar.getEntry("META-INF/MANIFEST.MF"))) {
				String name = new java.util.jar.Manifest(manifest).getMainAttributes().getValue("Automatic-Module-Name");
				require(artifact + ": module " + name, MODULE_NAMES.get(artifact).equals(name), "");
			}
		}
	}

	private void sbom(String artifact) throws IOException {
		String json = Files.readString(file(artifact, "-cyclonedx.json"));
		require(artifact + ": the SBOM is CycloneDX with components",
				json.contains("\"bomFormat\" : \"CycloneDX\"") && json.contains("\"components\""), "");
		require(artifact + ": the SBOM has no time of the build", !json.contains("\"timestamp\""), "");
	}

	private void bom() throws Exception {
		Document bom = parse(file(BOM, ".pom"));
		Set<String> managed = new TreeSet<>();
		NodeList dependencies = bom.getElementsByTagName("dependency");
		for (int i = 0; i < dependencies.getLength(); i++) {
			managed.add(child((Element) dependencies.item(i), "artifactId").getTextContent());
		}
		require(BOM + ": manages the modules and nothing else", managed.equals(new TreeSet<>(MODULE_NAMES.keySet())),
				managed);
		require(BOM + ": inherits no other versions",
				parse(file("cloudwatch-logging", ".pom")).getElementsByTagName("dependencyManagement").getLength() == 0,
				"the root POM has dependencyManagement");
	}

	private Set<String> artifacts() throws IOException {
		try (Stream<Path> folders = Files.list(this.group)) {
			return folders.filter(Files::isDirectory)
				.map((folder) -> folder.getFileName().toString())
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private List<Path> files(String artifact, java.util.function.Predicate<String> filter) throws IOException {
		try (Stream<Path> files = Files.list(this.group.resolve(artifact).resolve(this.version))) {
			return files.filter((file) -> filter.test(file.getFileName().toString())).sorted().toList();
		}
	}

	private Path file(String artifact, String suffix) {
		return this.group.resolve(artifact).resolve(this.version).resolve(artifact + "-" + this.version + suffix);
	}

	private static Document parse(Path file) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
	}

	private static Element child(Element parent, String name) {
		for (org.w3c.dom.Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && element.getTagName().equals(name)) {
				return element;
			}
		}
		return null;
	}

	private void require(String requirement, boolean holds, Object detail) {
		System.out.println((holds ? "ok      " : "FAILED  ") + requirement + (holds ? "" : " (" + detail + ")"));
		if (!holds) {
			this.failures.add(requirement);
		}
	}

	private void requireQuietly(String requirement, boolean holds, Object detail) {
		if (!holds) {
			require(requirement, false, detail);
		}
	}

}
