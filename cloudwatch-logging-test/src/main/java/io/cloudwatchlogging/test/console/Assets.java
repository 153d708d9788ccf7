package io.cloudwatchlogging.test.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * The files of the page: its own and those of the libraries that it uses. Served by a
 * fixed list, so that no path leads anywhere else.
 */
final class Assets {

	private static final String OWN = "META-INF/cloudwatch-logs-console/";

	private static final String SCRIPT = "text/javascript; charset=utf-8";

	private final Map<String, String> resources = new LinkedHashMap<>();

	private final Map<String, Reply> replies = new LinkedHashMap<>();

	Assets() {
		this.resources.put("/", OWN + "index.html");
		for (String name : new String[] { "console.css", "app.js", "list.js", "event.js", "requests.js", "faults.js",
				"text.js", "http.js", "icon.svg" }) {
			this.resources.put("/assets/" + name, OWN + name);
		}
		this.resources.put("/favicon.ico", OWN + "icon.svg");
		String preact = "META-INF/resources/_static/htm/" + version("org.mvnpm/htm") + "/preact/standalone.module.js";
		this.resources.put("/assets/lib/preact.js", preact);
		String plot = "META-INF/resources/webjars/uplot/" + version("org.webjars.npm/uplot") + "/dist/";
		this.resources.put("/assets/lib/uplot.js", plot + "uPlot.iife.min.js");
		this.resources.put("/assets/lib/uplot.css", plot + "uPlot.min.css");
	}

	/**
	 * Returns a file.
	 * @param path the path in the address
	 * @return the file, or {@code null} if there is none under this path
	 */
	synchronized @Nullable Reply find(String path) {
		String resource = this.resources.get(path);
		return (resource != null) ? this.replies.computeIfAbsent(path, (key) -> read(resource)) : null;
	}

	private static Reply read(String resource) {
		byte[] bytes = bytes(resource);
		CRC32 checksum = new CRC32();
		checksum.update(bytes);
		return new Reply(200, type(resource), bytes, "\"" + HexFormat.of().toHexDigits(checksum.getValue(), 8) + "\"");
	}

	private static String type(String resource) {
		if (resource.endsWith(".js")) {
			return SCRIPT;
		}
		if (resource.endsWith(".css")) {
			return "text/css; charset=utf-8";
		}
		return resource.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
	}

	/** The version of a WebJar, which is part of the paths in it. */
	private static String version(String artifact) {
		Properties properties = new Properties();
		try (InputStream stream = open("META-INF/maven/" + artifact + "/pom.properties")) {
			properties.load(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties.getProperty("version");
	}

	private static byte[] bytes(String resource) {
		try (InputStream stream = open(resource)) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputStream open(String resource) {
		InputStream stream = Assets.class.getClassLoader().getResourceAsStream(resource);
		if (stream == null) {
			throw new IllegalStateException("Not on the class path: " + resource);
		}
		return stream;
	}

}
