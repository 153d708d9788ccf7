package io.cloudwatchlogging.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the browser writes down about a page.
 */
final class BrowserLog {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final ChromeDriver driver;

	BrowserLog(ChromeDriver driver) {
		this.driver = driver;
	}

	List<String> complaints() {
		List<String> complaints = new ArrayList<>();
		for (LogEntry entry : this.driver.manage().logs().get("browser")) {
			if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
				complaints.add(entry.getMessage());
			}
		}
		for (LogEntry entry : this.driver.manage().logs().get("performance")) {
			JsonNode message = MAPPER.readTree(entry.getMessage()).path("message");
			if (message.path("method").asString("").equals("Network.requestWillBeSent")) {
				String address = message.path("params").path("request").path("url").asString("");
				if (isElsewhere(address)) {
					complaints.add("Request to another machine: " + address);
				}
			}
		}
		return complaints;
	}

	private static boolean isElsewhere(String address) {
		if (!address.startsWith("http") && !address.startsWith("ws")) {
			return false;
		}
		String host = URI.create(address.split("[?#]", 2)[0]).getHost();
		return host == null || !LOOPBACK.contains(host);
	}

}
