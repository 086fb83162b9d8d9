package elchi.admin.access;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import elchi.ElchiApplication;
import elchi.test.ConsoleVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
	private static final Map<String, String> TABLE = table("""
			GET /a/{token}                               PUBLIC
			POST /a/{token}                              PUBLIC
			POST /api/v1/subscriptions                   PUBLIC
			GET /archive                                 PUBLIC
			GET /archive/feed.atom                       PUBLIC
			GET /archive/feed.json                       PUBLIC
			GET /archive/{edition}                       PUBLIC
			GET /archive/{edition}/chart.png             PUBLIC
			GET /archive/{edition}/rates.csv             PUBLIC
			GET /archive/{edition}/rates.json            PUBLIC
			GET /c/{token}                               PUBLIC
			POST /c/{token}                              PUBLIC
			GET /links                                   PUBLIC
			POST /links                                  PUBLIC
			GET /m/{token}                               PUBLIC
			POST /m/{token}                              PUBLIC
			GET /p/{token}                               PUBLIC
			POST /p/{token}                              PUBLIC
			GET /p/{token}/erase                         PUBLIC
			POST /p/{token}/erase                        PUBLIC
			GET /subscribe                               PUBLIC
			POST /subscribe                              PUBLIC
			GET /u/{token}                               PUBLIC
			POST /u/{token}                              PUBLIC
			GET /invitation/{secret}                     ENTRANCE
			POST /invitation/{secret}                    ENTRANCE
			GET /login                                   ENTRANCE
			GET /setup/{secret}                          ENTRANCE
			POST /setup/{secret}                         ENTRANCE
			GET /account                                 SIGNED_IN
			POST /account/password                       SIGNED_IN
			POST /account/tokens                         SIGNED_IN
			POST /account/tokens/{id}/revoke             SIGNED_IN
			GET /                                        VIEW
			GET /acts/{verb}                             VIEW
			POST /acts/{verb}/plan                       VIEW
			GET /actuator/health                         VIEW
			GET /actuator/prometheus                     VIEW
			GET /api/v1/deliveries                       VIEW
			GET /api/v1/editions                         VIEW
			GET /api/v1/editions/{edition}               VIEW
			GET /api/v1/held                             VIEW
			GET /api/v1/mailings/{mailing}               VIEW
			GET /api/v1/openapi.json                     VIEW
			GET /api/v1/quotes                           VIEW
			GET /api/v1/requests/{ticket}                VIEW
			GET /api/v1/rules                            VIEW
			GET /api/v1/rules/{id}                       VIEW
			GET /api/v1/rules/{id}/explanation           VIEW
			GET /api/v1/runs                             VIEW
			GET /api/v1/runs/{id}                        VIEW
			GET /api/v1/runs/{id}/events                 VIEW
			GET /api/v1/sources                          VIEW
			GET /api/v1/suppressions                     VIEW
			GET /audit                                   VIEW
			GET /definitions                             VIEW
			GET /definitions/{name}                      VIEW
			GET /deliveries                              VIEW
			POST /deliveries                             VIEW
			GET /editions                                VIEW
			GET /editions/{edition}                      VIEW
			GET /editions/{edition}/body                 VIEW
			GET /editions/{edition}/source               VIEW
			GET /editions/{edition}/text                 VIEW
			GET /held                                    VIEW
			GET /inbox                                   VIEW
			GET /inbox/{id}                              VIEW
			GET /inbox/{id}/body                         VIEW
			GET /inbox/{id}/source                       VIEW
			GET /inbox/{id}/text                         VIEW
			GET /mailings                                VIEW
			GET /mailings/{id}                           VIEW
			GET /programs                                VIEW
			GET /rates                                   VIEW
			GET /rates/{pair}                            VIEW
			GET /rates/{pair}.csv                        VIEW
			GET /requests/{ticket}                       VIEW
			GET /rules                                   VIEW
			GET /rules/new                               VIEW
			GET /rules/{id}                              VIEW
			GET /runs                                    VIEW
			GET /runs/{id}                               VIEW
			GET /runs/{id}/live                          VIEW
			GET /sources                                 VIEW
			GET /suppressions                            VIEW
			POST /suppressions                           VIEW
			POST /acts/edit                              EDIT
			POST /api/v1/editions/{edition}/edit         EDIT
			POST /api/v1/rules                           EDIT
			POST /api/v1/rules/{id}/snooze               EDIT
			POST /api/v1/rules/{id}/stop                 EDIT
			POST /rules                                  EDIT
			POST /rules/{id}/snooze                      EDIT
			POST /rules/{id}/stop                        EDIT
			POST /acts/settle                            OPERATE
			POST /acts/skip                              OPERATE
			POST /acts/stop                              OPERATE
			POST /acts/unsuppress                        OPERATE
			POST /api/v1/backups                         OPERATE
			POST /api/v1/editions/{edition}/skip         OPERATE
			POST /api/v1/mailings/{mailing}/settle       OPERATE
			POST /api/v1/runs/{id}/stop                  OPERATE
			POST /api/v1/suppressions/undo               OPERATE
			POST /held/dismiss                           OPERATE
			POST /acts/approve                           SEND
			POST /acts/correct                           SEND
			POST /acts/rerun                             SEND
			POST /acts/restart                           SEND
			POST /acts/resume                            SEND
			POST /acts/retry-failed                      SEND
			POST /acts/run                               SEND
			POST /acts/test                              SEND
			POST /api/v1/editions/{edition}/approve      SEND
			POST /api/v1/editions/{edition}/correct      SEND
			POST /api/v1/editions/{edition}/rerun        SEND
			POST /api/v1/editions/{edition}/test         SEND
			POST /api/v1/mailings/{mailing}/resume       SEND
			POST /api/v1/mailings/{mailing}/retry-failed SEND
			POST /api/v1/runs                            SEND
			POST /api/v1/runs/{id}/restart               SEND
			POST /api/v1/held/release                    SEND
			POST /api/v1/held/dismiss                    OPERATE
			POST /api/v1/sending/pause                   SEND
			POST /api/v1/sending/resume                  SEND
			POST /held/release                           SEND
			POST /sending/confirm                        SEND
			POST /sending/pause                          SEND
			POST /sending/resume                         SEND
			GET /users                                   ADMINISTER
			POST /users                                  ADMINISTER
			POST /users/{id}/invite                      ADMINISTER
			POST /users/{id}/lock                        ADMINISTER
			POST /users/{id}/remove                      ADMINISTER
			POST /users/{id}/role                        ADMINISTER
			POST /users/{id}/unlock                      ADMINISTER
			GET /actuator/health/**                      CLOSED
			* /error                                     CLOSED
			""");

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
		HttpResponse<String> answer = Knock.at(ConsoleVisitor.stranger(application), endpoint, "", "");
		boolean reader = TABLE.get(endpoint).equals("PUBLIC");
		boolean entrance = TABLE.get(endpoint).equals("ENTRANCE") && endpoint.startsWith("GET");
		if (reader || entrance) {
			assertThat(answer.statusCode()).isIn(200, 400, 404, 422);
		}
		else if (Knock.isForPrograms(endpoint)) {
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
			HttpResponse<String> answer = Knock.at(visitor.getValue(), endpoint,
					visitor.getValue().formToken("/account"), "");
			assertThat(Knock.isThrough(answer))
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
				HttpResponse<String> answer = Knock.at(owner, endpoint, token, "");
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
		if (!Knock.isForPrograms(endpoint) || TABLE.get(endpoint).equals("PUBLIC")) {
			return;
		}
		for (Permission scope : Permission.values()) {
			String token = application.getBean(ApiTokens.class).make(owner, "table", Set.of(scope), 1);
			HttpResponse<String> answer = Knock.at(ConsoleVisitor.stranger(application), endpoint, "",
					"Bearer " + token);
			assertThat(Knock.isThrough(answer)).as("%s at %s", scope, endpoint)
				.isEqualTo(TABLE.get(endpoint).equals(scope.name()));
		}
		for (String wrong : List.of("Bearer elchi_wrong", "Bearer", "Basic b3duZXI6eA==")) {
			assertThat(Knock.at(ConsoleVisitor.stranger(application), endpoint, "", wrong).statusCode()).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/liveness", "/actuator/health/readiness" })
	void probesNeedNoLoginAndTellNothingElse(String path) throws Exception {
		HttpResponse<String> answer = ConsoleVisitor.stranger(application).get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"UP\"").doesNotContain("components", "details", "reason");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void whatIsNotOpenedOfTheActuatorIsClosed() throws Exception {
		for (String path : List.of("/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/health/db")) {
			assertThat(VISITORS.get(Role.OWNER).getBearing(path).statusCode()).as(path).isEqualTo(404);
			assertThat(ConsoleVisitor.stranger(application).get(path).statusCode()).as(path).isEqualTo(401);
		}
	}

	private static boolean isOpen(String endpoint, Set<Permission> permissions) {
		return switch (TABLE.get(endpoint)) {
			case "PUBLIC", "ENTRANCE", "SIGNED_IN" -> true;
			case "CLOSED" -> false;
			default -> permissions.contains(Permission.valueOf(TABLE.get(endpoint)));
		};
	}

	private static Map<String, String> table(String rows) {
		return rows.lines()
			.collect(Collectors.toMap((row) -> row.substring(0, row.lastIndexOf(' ')).strip(),
					(row) -> row.substring(row.lastIndexOf(' ') + 1), (one, other) -> one, TreeMap::new));
	}

}
