package io.cloudwatchlogging.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Chromium and its driver as they are installed on this machine.
 *
 * @param browser the program of the browser
 * @param driver the program of the driver
 */
record InstalledBrowser(Path browser, Path driver) {

	static final String ABSENT = "there is no Chromium with its driver on the path; "
			+ "on Debian and Ubuntu: apt-get install chromium chromium-driver";

	private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

	/**
	 * Looks for the programs.
	 * @param searchPath folders, as in the environment variable PATH
	 * @return what is installed, empty if one of both is not
	 */
	static Optional<InstalledBrowser> find(String searchPath) {
		Optional<Path> driver = program("chromedriver", searchPath);
		return BROWSERS.stream()
			.flatMap((name) -> program(name, searchPath).stream())
			.findFirst()
			.flatMap((browser) -> driver.map((found) -> new InstalledBrowser(browser, found)));
	}

	private static Optional<Path> program(String name, String searchPath) {
		for (String folder : searchPath.split(File.pathSeparator)) {
			try {
				Path candidate = Path.of(folder, name);
				if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
					return Optional.of(candidate);
				}
			}
			catch (InvalidPathException ex) {
				// Nothing can be in a folder without a valid name.
			}
		}
		return Optional.empty();
	}

}
