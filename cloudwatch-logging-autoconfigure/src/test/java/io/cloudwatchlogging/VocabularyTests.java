package io.cloudwatchlogging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that sources and documentation use the terms of their field.
 */
class VocabularyTests {

	private static final Path ROOT = Path.of("..");

	private static final Set<String> TEXTS = Set.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md");

	/** Kinds of files that people write; generated and binary ones are none. */
	private static final Set<String> KINDS = Set.of("java", "md", "json", "xml", "yml", "yaml", "properties", "html",
			"js", "css", "txt");

	@Test
	void noTextHasATermThatIsNotOfTheField() throws IOException {
		List<String> found = new ArrayList<>();
		texts().forEach((path, text) -> find(path, text, found));
		assertThat(found).as("terms to replace").isEmpty();
	}

	@Test
	void everyAllowanceIsNeeded() throws IOException {
		Map<String, String> texts = texts();
		assertThat(Vocabulary.ALLOWANCES)
			.allSatisfy((allowance) -> assertThat(texts.entrySet()).anyMatch((file) -> Vocabulary.TERMS.stream()
				.anyMatch((term) -> allowance.covers(file.getKey(), term)
						&& term.pattern().matcher(file.getValue()).find())));
	}

	@Test
	void everyModuleAndPageIsRead() throws IOException {
		assertThat(texts().keySet()).contains("README.md", "docs/design.md",
				"cloudwatch-logging-test/src/main/java/io/cloudwatchlogging/test/EmbeddedCloudWatchLogs.java",
				"cloudwatch-logging-autoconfigure/src/main/java/io/cloudwatchlogging/LogDelivery.java");
	}

	@Test
	void aTermIsFoundWhereALineEndsInIt() {
		List<String> found = new ArrayList<>();
		find("A.java", "/**\n * Kept for\n * ever.\n */\n// Most\n// bytes, and \"log \"\n\t+ \"lines\"", found);
		assertThat(found).hasSize(3);
		found.clear();
		find("A.java", "forever, almost bytes, troubleshooting, amended", found);
		assertThat(found).isEmpty();
	}

	private static void find(String path, String text, List<String> found) {
		for (Term term : Vocabulary.TERMS) {
			if (Vocabulary.ALLOWANCES.stream().noneMatch((allowance) -> allowance.covers(path, term))) {
				Matcher matcher = term.pattern().matcher(text);
				while (matcher.find()) {
					long line = text.substring(0, matcher.start()).lines().count();
					found.add(path + ":" + Math.max(line, 1) + " has '" + term.text() + "': write '" + term.instead()
							+ "', or allow it with a reason in " + Vocabulary.class.getSimpleName());
				}
			}
		}
	}

	/** The texts by their paths, with slashes. */
	private static Map<String, String> texts() throws IOException {
		Map<String, String> texts = new TreeMap<>();
		try (Stream<Path> children = Files.list(ROOT)) {
			children.flatMap(VocabularyTests::files)
				.forEach((file) -> texts.put(ROOT.relativize(file).toString().replace('\\', '/'), read(file)));
		}
		return texts;
	}

	private static Stream<Path> files(Path child) {
		String name = child.getFileName().toString();
		if (TEXTS.contains(name)) {
			return Stream.of(child);
		}
		Path folder = name.equals("docs") ? child : child.resolve("src").resolve("main");
		if (!Files.isDirectory(folder)) {
			return Stream.empty();
		}
		try {
			return Files.walk(folder).filter(VocabularyTests::isText);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isText(Path file) {
		String name = file.getFileName().toString();
		return Files.isRegularFile(file) && KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
