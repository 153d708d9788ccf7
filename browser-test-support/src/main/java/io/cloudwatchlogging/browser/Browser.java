package io.cloudwatchlogging.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;

/**
 * Browser with one page. Elements are named by CSS selectors, and what acts on one waits
 * for it. Not thread-safe.
 */
public final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	// The expression is part of the text: a page with a strict policy forbids eval.
	private static final String AWAIT = """
			const done = arguments[arguments.length - 1];
			const look = () => {
				let value;
				try { value = (%s); } catch (e) { value = null; }
				if (value) { done(value); } else { setTimeout(look, 20); }
			};
			look();""";

	private final ChromeDriver driver;

	private final BrowserLog log;

	Browser(ChromeDriver driver) {
		this.driver = driver;
		this.log = new BrowserLog(driver);
	}

	static Browser start(InstalledBrowser installed) {
		ChromeDriver driver = ChromiumStart.of(installed);
		driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
		return new Browser(driver);
	}

	/**
	 * Opens a page.
	 * @param address its address
	 */
	public void open(URI address) {
		this.driver.get(address.toString());
	}

	/**
	 * Loads the page anew.
	 */
	public void reload() {
		this.driver.navigate().refresh();
	}

	/**
	 * Goes back in the history.
	 */
	public void back() {
		this.driver.navigate().back();
	}

	/**
	 * Returns the address of the page, as it is now.
	 * @return the address
	 */
	public String address() {
		return Objects.requireNonNullElse(this.driver.getCurrentUrl(), "");
	}

	/**
	 * Runs a script in the page.
	 * @param script the body of a function
	 * @param arguments its arguments
	 * @return what it returns
	 */
	public @Nullable Object run(String script, @Nullable Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	/**
	 * Runs a script in the page that calls its last argument when it is done.
	 * @param script the body of a function
	 * @param arguments its arguments, without the last
	 * @return what the last argument is called with
	 */
	public @Nullable Object runAsync(String script, @Nullable Object... arguments) {
		return this.driver.executeAsyncScript(script, arguments);
	}

	/**
	 * Waits until an expression of the page is true.
	 * @param expression the expression in JavaScript
	 * @return its value
	 * @throws AssertionError if it does not become true in time
	 */
	public Object await(String expression) {
		try {
			return Objects.requireNonNull(this.driver.executeAsyncScript(AWAIT.formatted(expression)));
		}
		catch (ScriptTimeoutException ex) {
			throw new AssertionError("Expected within " + PATIENCE + ": " + expression + ", but the page is:\n"
					+ run("return document.body.innerText.slice(0, 4000)"), ex);
		}
	}

	/**
	 * Waits until there is an element.
	 * @param selector the selector
	 */
	public void awaitElement(String selector) {
		await("document.querySelector(" + quoted(selector) + ") !== null");
	}

	/**
	 * Waits until an element contains a text.
	 * @param selector the selector
	 * @param text the text
	 */
	public void awaitText(String selector, String text) {
		await("[...document.querySelectorAll(" + quoted(selector) + ")].some((e) => e.textContent.includes("
				+ quoted(text) + "))");
	}

	/**
	 * Clicks on an element.
	 * @param selector the selector
	 */
	public void click(String selector) {
		act(selector, WebElement::click);
	}

	/**
	 * Replaces the text of a field.
	 * @param selector the selector
	 * @param text the text
	 */
	public void type(String selector, String text) {
		// As a person does: what clears a field at one stroke tells the page too late.
		act(selector, (field) -> field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text));
	}

	/**
	 * Presses keys, wherever the focus is.
	 * @param keys characters, or those of {@link org.openqa.selenium.Keys}
	 */
	public void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/**
	 * Turns the wheel of the mouse over an element.
	 * @param selector the selector
	 * @param pixels how far to scroll down, negative for up
	 */
	public void wheel(String selector, int pixels) {
		act(selector,
				(element) -> new Actions(this.driver)
					.scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(element), 0, pixels)
					.perform());
	}

	/**
	 * Returns the text of an element.
	 * @param selector the selector
	 * @return its text, whether it is visible or not
	 */
	public String text(String selector) {
		awaitElement(selector);
		return String.valueOf(run("return document.querySelector(arguments[0]).textContent", selector));
	}

	/**
	 * Returns the texts of elements.
	 * @param selector the selector
	 * @return their texts, none if there is no such element
	 */
	public List<String> texts(String selector) {
		List<String> texts = new ArrayList<>();
		if (run("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)",
				selector) instanceof List<?> found) {
			found.forEach((text) -> texts.add(String.valueOf(text)));
		}
		return texts;
	}

	/**
	 * Counts elements.
	 * @param selector the selector
	 * @return their number
	 */
	public int count(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).size();
	}

	/**
	 * Lets the page be as someone prefers it.
	 * @param preferences values by the name of the media feature, such as
	 * {@code prefers-color-scheme}
	 */
	public void prefer(Map<String, String> preferences) {
		List<Map<String, String>> features = preferences.entrySet()
			.stream()
			.map((entry) -> Map.of("name", entry.getKey(), "value", entry.getValue()))
			.toList();
		command("Emulation.setEmulatedMedia", Map.of("features", features));
	}

	/**
	 * Sets the size of the page.
	 * @param width in pixels
	 * @param height in pixels
	 */
	public void resize(int width, int height) {
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	/**
	 * Sets the time zone.
	 * @param zone its name
	 */
	public void timeZone(String zone) {
		command("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
	}

	/**
	 * Finds what in the page keeps people out, by the rules of axe.
	 * @return the violations, each with its rule and where it is
	 * @see <a href="https://dequeuniversity.com/rules/axe/">rules</a>
	 */
	public List<String> accessibilityViolations() {
		return Axe.violations(this);
	}

	/**
	 * Finds texts with too little contrast, which is all that depends on colors.
	 * @return the violations, each with where it is
	 */
	public List<String> contrastViolations() {
		return Axe.violations(this, "color-contrast");
	}

	/**
	 * Makes a picture of the page.
	 * @param file the file, of type PNG
	 */
	public void screenshot(Path file) {
		try {
			Path folder = file.toAbsolutePath().getParent();
			if (folder != null) {
				Files.createDirectories(folder);
			}
			Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns what the browser has complained about since it was last asked: errors of
	 * scripts, forbidden content, failed requests, and requests to other machines.
	 * @return the complaints
	 */
	public List<String> complaints() {
		return this.log.complaints();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	void empty() {
		this.driver.get("about:blank");
		command("Emulation.setEmulatedMedia", Map.of("features", List.of()));
		command("Emulation.clearDeviceMetricsOverride", Map.of());
		command("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
		complaints();
	}

	private void command(String name, Map<String, Object> parameters) {
		this.driver.executeCdpCommand(name, parameters);
	}

	// An element may be replaced between being found and being used: it is found again.
	private void act(String selector, Consumer<WebElement> action) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				await("(() => { const e = document.querySelector(" + quoted(selector)
						+ "); return e && !e.disabled && e.getClientRects().length > 0; })()");
				action.accept(this.driver.findElement(By.cssSelector(selector)));
				return;
			}
			catch (StaleElementReferenceException | ElementNotInteractableException ex) {
				if (System.nanoTime() > deadline) {
					throw new AssertionError("Cannot use " + selector, ex);
				}
			}
		}
	}

	private static String quoted(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
	}

}
