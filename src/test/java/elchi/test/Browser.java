package elchi.test;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.opentest4j.TestAbortedException;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody before the pages of a running application with a real browser, a Chromium
 * without a window: they read what is seen, press buttons by their words and fill in
 * fields by their labels. The browser reaches this machine alone, its zone is Los
 * Angeles, and its profile is gone when it is closed.
 */
public final class Browser implements AutoCloseable {

	private static final String INSTALLATION = "apt-get install chromium chromium-driver";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration GLANCE = Duration.ofMillis(50);

	private final String origin;

	private final Path profile;

	private final ChromeDriver driver;

	private Browser(String origin, Path profile, ChromeDriver driver) {
		this.origin = origin;
		this.profile = profile;
		this.driver = driver;
	}

	/**
	 * Opens one. Where none is installed the test is skipped and says so, or fails if
	 * {@code -Dbrowser.required=true} was said.
	 * @param origin what the paths are of, such as {@code http://127.0.0.1:8080}
	 */
	public static Browser at(String origin) throws IOException {
		Path program = installed("chromium", "chromium-browser", "google-chrome");
		Path driver = installed("chromedriver");
		Path profile = Files.createTempDirectory("elchi-browser");
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.WARNING);
		ChromeOptions options = new ChromeOptions().setBinary(program.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--window-size=1280,900", "--lang=en", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--disable-default-apps", "--no-proxy-server",
				"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
				"--user-data-dir=" + profile);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile())
			.usingAnyFreePort()
			.withEnvironment(Map.of("TZ", "America/Los_Angeles"))
			.build();
		service.sendOutputTo(OutputStream.nullOutputStream());
		return new Browser(origin, profile, new ChromeDriver(service, options));
	}

	private static Path installed(String... names) {
		return Stream.of(names)
			.flatMap((name) -> Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
				.map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> missing(names[0]));
	}

	private static RuntimeException missing(String name) {
		String words = "No program '%s' is on the path, and what a browser must see was not seen. Install it: %s"
			.formatted(name, INSTALLATION);
		return Boolean.getBoolean("browser.required") ? new IllegalStateException(words)
				: new TestAbortedException(words);
	}

	/**
	 * Goes to a page.
	 * @param address a path, or a whole address
	 */
	public void open(String address) {
		this.driver.get(address.startsWith("/") ? this.origin + address : address);
	}

	/**
	 * Reads the page anew.
	 */
	public void reload() {
		this.driver.navigate().refresh();
	}

	/**
	 * Where the browser is, without the origin.
	 */
	public String path() {
		String address = this.driver.getCurrentUrl();
		return address.startsWith(this.origin) ? address.substring(this.origin.length()) : address;
	}

	public String title() {
		return this.driver.getTitle();
	}

	/**
	 * What a reader sees of the page.
	 */
	public String text() {
		return text("body");
	}

	/**
	 * What a reader sees of the first element that a CSS selector finds.
	 */
	public String text(String selector) {
		return this.driver.findElement(By.cssSelector(selector)).getText();
	}

	/**
	 * What a reader sees of each element that a CSS selector finds.
	 */
	public List<String> texts(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

	/**
	 * An attribute of the first element that a CSS selector finds, as the page has it
	 * now.
	 */
	public String attribute(String selector, String name) {
		return String.valueOf(this.driver.findElement(By.cssSelector(selector)).getAttribute(name));
	}

	public boolean has(String selector) {
		return !this.driver.findElements(By.cssSelector(selector)).isEmpty();
	}

	/**
	 * Follows the first link with these words to another page.
	 */
	public void follow(String words) {
		leaveBy(this.driver.findElement(By.linkText(words)));
	}

	/**
	 * Presses the first button with these words, which leads to another page.
	 */
	public void press(String words) {
		leaveBy(button(words));
	}

	/**
	 * Presses the first button with these words, which changes something on this page.
	 */
	public void pressHere(String words) {
		button(words).click();
	}

	private WebElement button(String words) {
		return seen(By.xpath("//button[normalize-space(.)=%s]".formatted(quoted(words))));
	}

	/** The old page can still be read for a moment after the click. */
	private void leaveBy(WebElement element) {
		this.driver.executeScript("window.left = true");
		element.click();
		await("another page").atMost(PATIENCE)
			.pollInterval(GLANCE)
			.ignoreExceptions()
			.until(() -> Boolean.TRUE
				.equals(this.driver.executeScript("return !window.left && document.readyState === 'complete'")));
	}

	/**
	 * Fills in the field whose label begins with these words.
	 */
	public void fill(String label, String value) {
		WebElement field = field(label);
		field.clear();
		field.sendKeys(value);
	}

	/**
	 * Ticks the box, presses the radio button, or opens what else such a label is of.
	 */
	public void tick(String label) {
		field(label).click();
	}

	/**
	 * Chooses an option, by its words, of the list whose label begins with these words.
	 */
	public void choose(String label, String option) {
		field(label).findElement(By.xpath("./option[normalize-space(.)=%s]".formatted(quoted(option)))).click();
	}

	/**
	 * The value in the field whose label begins with these words.
	 */
	public String value(String label) {
		return String.valueOf(field(label).getDomProperty("value"));
	}

	private WebElement field(String label) {
		WebElement words = seen(By.xpath("//label[starts-with(normalize-space(.), %s)]".formatted(quoted(label))));
		return (WebElement) this.driver.executeScript("return arguments[0].control", words);
	}

	private WebElement seen(By by) {
		List<WebElement> elements = this.driver.findElements(by);
		return elements.stream()
			.filter(WebElement::isDisplayed)
			.findFirst()
			.orElseThrow(
					() -> new AssertionError("Nothing is seen that is %s, of %s:%n%s".formatted(by, path(), text())));
	}

	private static String quoted(String words) {
		return "\"" + words + "\"";
	}

	/**
	 * Waits until the page, which is left alone, shows these words.
	 */
	public void awaitText(String words) {
		awaitPage((page) -> page.text().contains(words), "it says '" + words + "'");
	}

	/**
	 * Waits until the page, which is left alone, is as it should be.
	 * @param words what is waited for
	 */
	public void awaitPage(Predicate<Browser> condition, String words) {
		await(words).atMost(PATIENCE)
			.pollInterval(GLANCE)
			.ignoreExceptionsMatching(
					(ex) -> ex instanceof StaleElementReferenceException || ex instanceof NoSuchElementException)
			.until(() -> condition.test(this));
	}

	/**
	 * Looks at what is inside of a frame, and comes back.
	 */
	public String textOfFrame(String selector) {
		this.driver.switchTo().frame(this.driver.findElement(By.cssSelector(selector)));
		try {
			return text();
		}
		finally {
			this.driver.switchTo().defaultContent();
		}
	}

	/**
	 * Follows the first link with these words that is inside of a frame and opens a
	 * window of its own, where the browser is from then on.
	 */
	public void followInFrame(String selector, String words) {
		this.driver.switchTo().frame(this.driver.findElement(By.cssSelector(selector)));
		this.driver.findElement(By.linkText(words)).click();
		this.driver.switchTo().defaultContent();
		await("another window").atMost(PATIENCE)
			.pollInterval(GLANCE)
			.until(() -> this.driver.getWindowHandles().size() > 1);
		this.driver.close();
		this.driver.switchTo().window(this.driver.getWindowHandles().iterator().next());
		awaitPage((page) -> page.path().startsWith("/") && page.has("body")
				&& "complete".equals(page.script("return document.readyState")), "the page is there");
	}

	/**
	 * Makes the window as wide as a phone or a desk has it.
	 */
	public void resize(int width, int height) {
		this.driver.manage().window().setSize(new Dimension(width, height));
	}

	/**
	 * A picture of what is seen, as PNG.
	 */
	public byte[] picture() {
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	/**
	 * Runs a script in the page, which the page's own policy does not hold back.
	 */
	public Object script(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	/**
	 * That no page since the last time broke its own policy, had an error in its script,
	 * or missed one of its files.
	 */
	public void assertNoComplaints() {
		assertThat(this.driver.manage().logs().get(LogType.BROWSER)).extracting(LogEntry::getMessage)
			.as("what the browser complains of")
			.isEmpty();
	}

	@Override
	public void close() {
		this.driver.quit();
		try {
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (IOException ex) {
			this.profile.toFile().deleteOnExit();
		}
	}

}
