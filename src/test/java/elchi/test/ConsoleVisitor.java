package elchi.test;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.admin.access.ApiTokens;
import elchi.admin.access.Role;
import elchi.admin.access.User;
import elchi.admin.access.Users;

import org.springframework.context.ApplicationContext;

/**
 * Somebody before the console of a running application: with a browser's cookies, with a
 * token, or with neither.
 */
public final class ConsoleVisitor {

	/** The password of everybody in the tests. */
	public static final String PASSWORD = "correct horse battery";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final ApplicationContext application;

	private final String bearer;

	private ConsoleVisitor(ApplicationContext application, String bearer) {
		this.application = application;
		this.bearer = bearer;
	}

	/**
	 * An owner who is logged in; the first one if there is none yet.
	 */
	public static ConsoleVisitor owner(ApplicationContext application) throws IOException, InterruptedException {
		Users users = application.getBean(Users.class);
		users.setUp().ifPresent((secret) -> users.makeFirstOwner(secret, "aigul", PASSWORD));
		return loggedIn(application, "aigul");
	}

	/**
	 * Somebody in a role, who is logged in and whose name is the role's word.
	 */
	public static ConsoleVisitor in(Role role, ApplicationContext application)
			throws IOException, InterruptedException {
		Users users = application.getBean(Users.class);
		if (users.all().stream().noneMatch((user) -> user.name().equals(role.word()))) {
			users.accept(users.add(role.word(), role), PASSWORD);
		}
		return loggedIn(application, role.word());
	}

	/**
	 * Somebody who is not logged in.
	 */
	public static ConsoleVisitor stranger(ApplicationContext application) {
		return new ConsoleVisitor(application, "");
	}

	private static ConsoleVisitor loggedIn(ApplicationContext application, String name)
			throws IOException, InterruptedException {
		User user = application.getBean(Users.class)
			.all()
			.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow();
		String token = application.getBean(ApiTokens.class).make(user, "tests", user.role().permissions(), 1);
		ConsoleVisitor visitor = new ConsoleVisitor(application, token);
		HttpResponse<String> answer = visitor.logIn(name, PASSWORD);
		if (answer.statusCode() != 302 || location(answer).contains("/login")) {
			throw new IllegalStateException(
					"%s cannot log in: %d %s".formatted(name, answer.statusCode(), location(answer)));
		}
		return visitor;
	}

	public HttpResponse<String> logIn(String name, String password) throws IOException, InterruptedException {
		String fields = "name=%s&password=%s&_csrf=%s".formatted(encode(name), encode(password), formToken("/login"));
		return postBare("/login", fields);
	}

	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(address(path)).build());
	}

	/**
	 * Sends a form as its page does.
	 */
	public HttpResponse<String> post(String path, String fields) throws IOException, InterruptedException {
		return postBare(path, fields + "&_csrf=" + formToken("/account"));
	}

	/**
	 * Sends a form without a token.
	 */
	public HttpResponse<String> postBare(String path, String fields) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(address(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(fields))
			.build());
	}

	/**
	 * Looks as a program, which has a token and no cookies.
	 */
	public HttpResponse<String> getBearing(String path) throws IOException, InterruptedException {
		return bearing(HttpRequest.newBuilder(address(path)));
	}

	/**
	 * Sends JSON as a program.
	 */
	public HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
		return bearing(HttpRequest.newBuilder(address(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body)));
	}

	/**
	 * Sends JSON as a program that names its order.
	 */
	public HttpResponse<String> json(String path, String body, String key) throws IOException, InterruptedException {
		return bearing(HttpRequest.newBuilder(address(path))
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", key)
			.POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> bearing(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(request.header("Authorization", "Bearer " + this.bearer).build(), BodyHandlers.ofString());
	}

	public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	/**
	 * The token in the forms of a page; empty if there are none.
	 */
	public String formToken(String page) throws IOException, InterruptedException {
		Matcher token = TOKEN.matcher(get(page).body());
		return token.find() ? token.group(1) : "";
	}

	public URI address(String path) {
		return URI
			.create("http://127.0.0.1:" + this.application.getEnvironment().getProperty("local.server.port") + path);
	}

	/**
	 * Where an answer leads.
	 */
	public static String location(HttpResponse<?> answer) {
		return answer.headers().firstValue("Location").orElse("");
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
