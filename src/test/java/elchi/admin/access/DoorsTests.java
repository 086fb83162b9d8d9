package elchi.admin.access;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import elchi.ElchiApplication;
import elchi.test.ConsoleVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets through to which endpoint. The endpoints are those of the running application:
 * a new one fails these tests until it stands in the table.
 */
class DoorsTests {

	/** Endpoint, and what it needs: a permission, or one of the words below. */
	private static final Map<String, String> TABLE = new TreeMap<>(Map.ofEntries(Map.entry("GET /u/{token}", "PUBLIC"),
			Map.entry("GET /subscribe", "PUBLIC"), Map.entry("POST /subscribe", "PUBLIC"),
			Map.entry("GET /links", "PUBLIC"), Map.entry("POST /links", "PUBLIC"),
			Map.entry("POST /api/v1/subscriptions", "PUBLIC"), Map.entry("GET /c/{token}", "PUBLIC"),
			Map.entry("POST /c/{token}", "PUBLIC"), Map.entry("POST /u/{token}", "PUBLIC"),
			Map.entry("GET /p/{token}", "PUBLIC"), Map.entry("POST /p/{token}", "PUBLIC"),
			Map.entry("GET /a/{token}", "PUBLIC"), Map.entry("POST /a/{token}", "PUBLIC"),
			Map.entry("GET /archive/{edition}", "PUBLIC"), Map.entry("GET /archive/{edition}/chart.png", "PUBLIC"),
			Map.entry("GET /login", "ENTRANCE"), Map.entry("GET /setup/{secret}", "ENTRANCE"),
			Map.entry("POST /setup/{secret}", "ENTRANCE"), Map.entry("GET /invitation/{secret}", "ENTRANCE"),
			Map.entry("POST /invitation/{secret}", "ENTRANCE"), Map.entry("GET /account", "SIGNED_IN"),
			Map.entry("POST /account/password", "SIGNED_IN"), Map.entry("POST /account/tokens", "SIGNED_IN"),
			Map.entry("POST /account/tokens/{id}/revoke", "SIGNED_IN"), Map.entry("GET /", "VIEW"),
			Map.entry("GET /runs", "VIEW"), Map.entry("GET /runs/{id}", "VIEW"), Map.entry("GET /inbox", "VIEW"),
			Map.entry("GET /inbox/{id}", "VIEW"), Map.entry("GET /inbox/{id}/text", "VIEW"),
			Map.entry("GET /inbox/{id}/source", "VIEW"), Map.entry("GET /inbox/{id}/body", "VIEW"),
			Map.entry("GET /rules", "VIEW"), Map.entry("GET /rules/new", "VIEW"), Map.entry("GET /rules/{id}", "VIEW"),
			Map.entry("POST /rules", "EDIT"), Map.entry("POST /rules/{id}/stop", "EDIT"),
			Map.entry("POST /rules/{id}/snooze", "EDIT"), Map.entry("GET /held", "VIEW"),
			Map.entry("POST /held/release", "SEND"), Map.entry("POST /held/dismiss", "OPERATE"),
			Map.entry("GET /audit", "VIEW"), Map.entry("GET /users", "ADMINISTER"),
			Map.entry("POST /users", "ADMINISTER"), Map.entry("POST /users/{id}/role", "ADMINISTER"),
			Map.entry("POST /users/{id}/lock", "ADMINISTER"), Map.entry("POST /users/{id}/unlock", "ADMINISTER"),
			Map.entry("POST /users/{id}/invite", "ADMINISTER"), Map.entry("POST /users/{id}/remove", "ADMINISTER"),
			Map.entry("GET /api/v1/rules", "VIEW"), Map.entry("GET /api/v1/rules/{id}", "VIEW"),
			Map.entry("GET /api/v1/rules/{id}/explanation", "VIEW"), Map.entry("POST /api/v1/rules", "EDIT"),
			Map.entry("POST /api/v1/rules/{id}/stop", "EDIT"), Map.entry("POST /api/v1/rules/{id}/snooze", "EDIT"),
			Map.entry("* /error", "CLOSED")));

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	private static final Map<Role, ConsoleVisitor> VISITORS = new EnumMap<>(Role.class);

	@BeforeAll
	static void serve() throws Exception {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:doors;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=doors");
		ConsoleVisitor.owner(application);
		for (Role role : Role.values()) {
			VISITORS.put(role, ConsoleVisitor.in(role, application));
		}
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	static List<String> table() {
		return List.copyOf(TABLE.keySet());
	}

	@Test
	void everyEndpointThatThereIsStandsInTheTable() {
		TreeSet<String> endpoints = new TreeSet<>();
		application.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mapping) -> mapping.getHandlerMethods().keySet().forEach((each) -> add(each, endpoints)));
		assertThat(endpoints).hasSizeGreaterThan(40).isEqualTo(TABLE.keySet());
	}

	private static void add(RequestMappingInfo mapping, TreeSet<String> endpoints) {
		for (String path : mapping.getPatternValues()) {
			for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
				endpoints.add(method + " " + path);
			}
			if (mapping.getMethodsCondition().isEmpty()) {
				endpoints.add("* " + path);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("table")
	void aStrangerGetsNoFurtherThanThePublicPages(String endpoint) throws Exception {
		HttpResponse<String> answer = knock(ConsoleVisitor.stranger(application), endpoint, "", "");
		boolean reader = TABLE.get(endpoint).equals("PUBLIC");
		boolean entrance = TABLE.get(endpoint).equals("ENTRANCE") && endpoint.startsWith("GET");
		if (reader || entrance) {
			assertThat(answer.statusCode()).isIn(200, 400, 404, 422);
		}
		else if (path(endpoint).startsWith("/api/")) {
			assertThat(answer.statusCode()).isEqualTo(401);
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		}
		else if (endpoint.startsWith("POST")) {
			assertThat(answer.statusCode()).isEqualTo(403);
		}
		else {
			assertThat(answer.statusCode()).isEqualTo(302);
			assertThat(ConsoleVisitor.location(answer)).endsWith("/login");
		}
		if (reader) {
			assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("table")
	void aRoleGetsAsFarAsItsPermissionsLead(String endpoint) throws Exception {
		for (Map.Entry<Role, ConsoleVisitor> visitor : VISITORS.entrySet()) {
			HttpResponse<String> answer = knock(visitor.getValue(), endpoint, visitor.getValue().formToken("/account"),
					"");
			assertThat(isThrough(answer))
				.as("%s at %s: %d %s", visitor.getKey(), endpoint, answer.statusCode(), answer.body())
				.isEqualTo(isOpen(endpoint, visitor.getKey().permissions()));
		}
	}

	@ParameterizedTest
	@MethodSource("table")
	void nothingIsChangedWithoutTheRightFormToken(String endpoint) throws Exception {
		ConsoleVisitor owner = VISITORS.get(Role.OWNER);
		if (endpoint.startsWith("POST") && !TABLE.get(endpoint).equals("PUBLIC")) {
			String another = VISITORS.get(Role.OPERATOR).formToken("/account");
			for (String token : List.of("", "rubbish", another)) {
				HttpResponse<String> answer = knock(owner, endpoint, token, "");
				assertThat(answer.statusCode()).as(endpoint).isEqualTo(403);
				assertThat(answer.body()).contains("orm");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("table")
	void aProgramGetsAsFarAsItsScopesLead(String endpoint) throws Exception {
		User owner = application.getBean(Users.class)
			.all()
			.stream()
			.filter((user) -> user.name().equals("owner"))
			.findFirst()
			.orElseThrow();
		if (!path(endpoint).startsWith("/api/") || TABLE.get(endpoint).equals("PUBLIC")) {
			return;
		}
		for (Permission scope : Permission.values()) {
			String token = application.getBean(ApiTokens.class).make(owner, "table", Set.of(scope), 1);
			HttpResponse<String> answer = knock(ConsoleVisitor.stranger(application), endpoint, "", "Bearer " + token);
			assertThat(isThrough(answer)).as("%s at %s", scope, endpoint)
				.isEqualTo(TABLE.get(endpoint).equals(scope.name()));
		}
		for (String wrong : List.of("Bearer elchi_wrong", "Bearer", "Basic b3duZXI6eA==")) {
			assertThat(knock(ConsoleVisitor.stranger(application), endpoint, "", wrong).statusCode()).isEqualTo(401);
		}
	}

	private static boolean isOpen(String endpoint, Set<Permission> permissions) {
		return switch (TABLE.get(endpoint)) {
			case "PUBLIC", "ENTRANCE", "SIGNED_IN" -> true;
			case "CLOSED" -> false;
			default -> permissions.contains(Permission.valueOf(TABLE.get(endpoint)));
		};
	}

	/** Whatever the endpoint itself says to our nonsense. */
	private static boolean isThrough(HttpResponse<String> answer) {
		return answer.statusCode() != 401 && answer.statusCode() != 403
				&& !answer.body().contains("There is no such page")
				&& !answer.body().contains("There is no such address");
	}

	private static HttpResponse<String> knock(ConsoleVisitor visitor, String endpoint, String token, String bearer)
			throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(visitor.address(path(endpoint).replaceAll("\\{\\w+}", "4711")));
		if (!bearer.isEmpty()) {
			request.header("Authorization", bearer);
		}
		if (endpoint.startsWith("POST")) {
			boolean json = path(endpoint).startsWith("/api/");
			request.header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(json ? "{}" : "_csrf=" + token));
			if (json && !token.isEmpty()) {
				request.header("X-CSRF-TOKEN", token);
			}
		}
		return visitor.send(request.build());
	}

	private static String path(String endpoint) {
		return endpoint.substring(endpoint.indexOf(' ') + 1);
	}

}
