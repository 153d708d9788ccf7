package io.cloudwatchlogging.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of the repository that are checked here.
 */
final class DeployFiles {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final JsonMapper JSON = new JsonMapper();

	private DeployFiles() {
	}

	static String text(String file) {
		try {
			return Files.readString(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode json(String file) {
		return JSON.readTree(text(file));
	}

	/**
	 * The documents of a YAML file, which CloudFormation's are too, without its short
	 * tags.
	 */
	static List<JsonNode> yaml(String file) {
		List<JsonNode> documents = new ArrayList<>();
		new Yaml().loadAll(text(file)).forEach((document) -> documents.add(JSON.valueToTree(document)));
		return documents;
	}

	/** Each environment variable of a list of names and values. */
	static Map<String, String> environment(JsonNode variables) {
		Map<String, String> environment = new TreeMap<>();
		for (JsonNode variable : variables) {
			environment.put(variable.path("name").asString(), variable.path("value").asString(""));
		}
		return environment;
	}

	/** What a group of a pattern finds in a text. */
	static SortedSet<String> find(String pattern, String text) {
		SortedSet<String> found = new TreeSet<>();
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		while (matcher.find()) {
			found.add(matcher.group(1));
		}
		return found;
	}

}
