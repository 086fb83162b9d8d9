package elchi.admin.web;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import elchi.ElchiApplication;
import elchi.admin.access.Role;
import elchi.admin.access.User;
import elchi.admin.access.Users;
import elchi.test.ConsoleVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How people come in, and how they are kept out.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoginTests {

	private static final Pattern LINK = Pattern.compile("<code>http://[^/]+(/invitation/[\\w-]+)</code>");

	private static final Pattern TOKEN = Pattern.compile("<code>(elchi_[\\w-]{43})</code>");

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void serve() {
		application = new SpringApplicationBuilder(ElchiApplication.class).profiles("demo")
			.run("--server.port=0", "--elchi.home=" + home,
					"--spring.datasource.url=jdbc:h2:mem:login;DB_CLOSE_DELAY=-1",
					"--spring.quartz.scheduler-name=login");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	@Order(1)
	void theLinkOfTheFirstStartMakesTheFirstOwner() throws Exception {
		ConsoleVisitor visitor = ConsoleVisitor.stranger(application);
		assertThat(visitor.get("/login").body()).contains("Nobody can log in yet").doesNotContain("<form");
		assertThat(visitor.get("/setup/guessed").statusCode()).isEqualTo(404);
		String page = "/setup/" + users().setUp().orElseThrow();
		String fields = "name=aigul&password=%s&again=%s&_csrf=" + visitor.formToken(page);
		assertThat(visitor.postBare(page, fields.formatted("short", "short")).body()).contains("too short");
		assertThat(visitor.postBare(page, fields.formatted("a", "b")).body()).contains("not the same");
		HttpResponse<String> made = visitor.postBare(page,
				fields.formatted(ConsoleVisitor.PASSWORD, ConsoleVisitor.PASSWORD).replace(' ', '+'));
		assertThat(made.statusCode()).isEqualTo(303);
		assertThat(ConsoleVisitor.location(made)).isEqualTo("/login?welcome");
		assertThat(visitor.get(page).statusCode()).isEqualTo(404);
	}

	@Test
	@Order(2)
	void aLoginChangesTheSessionAndLeadsToWhatWasWanted() throws Exception {
		ConsoleVisitor visitor = ConsoleVisitor.stranger(application);
		visitor.get("/rules");
		HttpResponse<String> answer = visitor.logIn("Aigul", ConsoleVisitor.PASSWORD);
		assertThat(ConsoleVisitor.location(answer)).endsWith("/rules");
		assertThat(answer.headers().allValues("Set-Cookie")).singleElement()
			.satisfies((cookie) -> assertThat(cookie).contains("elchi-session=", "HttpOnly", "SameSite=Lax"));
		assertThat(visitor.get("/").body()).contains("<div class=\"who\">", "aigul", "Log out");
		String token = visitor.formToken("/account");
		assertThat(ConsoleVisitor.location(visitor.postBare("/logout", "_csrf=" + token))).endsWith("/login?bye");
		assertThat(visitor.get("/").statusCode()).isEqualTo(302);
	}

	@Test
	@Order(3)
	void anUnknownNameAndAWrongPasswordAreAnsweredAlikeAndSlowedDown() throws Exception {
		for (String name : List.of("aigul", "nobody")) {
			ConsoleVisitor visitor = ConsoleVisitor.stranger(application);
			for (int i = 0; i < 5; i++) {
				assertThat(ConsoleVisitor.location(visitor.logIn(name, "wrong"))).endsWith("/login?failed");
			}
			assertThat(ConsoleVisitor.location(visitor.logIn(name, "wrong"))).contains("/login?wait=");
		}
	}

	@Test
	@Order(4)
	void anInvitedUserComesInAndIsKeptOutAtOnce() throws Exception {
		ConsoleVisitor owner = ConsoleVisitor.in(Role.OWNER, application);
		Matcher link = LINK.matcher(owner.post("/users", "name=bakyt&role=editor").body());
		assertThat(link.find()).isTrue();
		ConsoleVisitor invited = ConsoleVisitor.stranger(application);
		invited.postBare(link.group(1), "password=%1$s&again=%1$s&_csrf=%2$s".formatted("correct+horse+battery",
				invited.formToken(link.group(1))));
		assertThat(ConsoleVisitor.location(invited.logIn("bakyt", ConsoleVisitor.PASSWORD))).doesNotContain("login");
		assertThat(invited.get("/").statusCode()).isEqualTo(200);
		assertThat(invited.get("/users").statusCode()).isEqualTo(403);
		assertThat(invited.post("/users", "name=eve&role=owner").statusCode()).isEqualTo(403);
		assertThat(owner.get("/audit?q=eve").body()).contains("bakyt", "user.add", "refused, 403");
		long id = users().all().stream().filter((user) -> user.name().equals("bakyt")).mapToLong(User::id).sum();
		assertThat(owner.post("/users/%d/role".formatted(id), "role=owner").statusCode()).isEqualTo(303);
		assertThat(invited.get("/users").statusCode()).isEqualTo(200);
		assertThat(owner.post("/users/%d/lock".formatted(id), "x=").statusCode()).isEqualTo(303);
		assertThat(invited.get("/").statusCode()).isEqualTo(302);
		assertThat(owner.get("/audit?q=bakyt").body()).contains("user.add", "user.accept", "user.role", "user.lock");
		assertThat(owner.get("/audit?q=correct+horse").body()).contains("Nothing like that was done");
	}

	@Test
	@Order(5)
	void aTokenIsShownOnceAndRevoked() throws Exception {
		ConsoleVisitor owner = ConsoleVisitor.in(Role.OWNER, application);
		HttpResponse<String> page = owner.post("/account/tokens", "name=cron&days=30&scope=view&scope=send");
		assertThat(TOKEN.matcher(page.body()).find()).isTrue();
		assertThat(owner.get("/account").body()).contains("cron", "view send").doesNotContain("elchi_");
		assertThat(owner.post("/account/tokens", "name=cron&days=30").body()).contains("may do nothing");
		ConsoleVisitor viewer = ConsoleVisitor.in(Role.VIEWER, application);
		assertThat(viewer.post("/account/tokens", "name=x&days=30&scope=send").body())
			.contains("may not do more than its user");
		assertThat(viewer.post("/account/tokens/1/revoke", "x=").statusCode()).isEqualTo(404);
		assertThat(owner.post("/account/tokens/1/revoke", "x=").statusCode()).isEqualTo(303);
	}

	@Test
	@Order(6)
	void anotherPasswordEndsEverySession() throws Exception {
		ConsoleVisitor viewer = ConsoleVisitor.in(Role.VIEWER, application);
		ConsoleVisitor same = ConsoleVisitor.in(Role.VIEWER, application);
		String fields = "old=%s&password=another+horse+battery&again=another+horse+battery";
		assertThat(viewer.post("/account/password", fields.formatted("wrong")).body())
			.contains("The old password is not right");
		assertThat(viewer.post("/account/password", fields.formatted("correct+horse+battery")).statusCode())
			.isEqualTo(303);
		assertThat(viewer.get("/").statusCode()).isEqualTo(302);
		assertThat(same.get("/").statusCode()).isEqualTo(302);
	}

	@Test
	void pagesBehindTheLoginAreNeitherStoredNorFramed() throws Exception {
		ConsoleVisitor owner = ConsoleVisitor.in(Role.OWNER, application);
		for (String path : List.of("/users", "/account", "/audit", "/nothing", "/login")) {
			HttpResponse<String> page = owner.get(path);
			assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
			assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
				.contains("default-src 'none'", "frame-ancestors 'none'")
				.doesNotContain("unsafe");
			assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
			assertThat(page.body()).containsOnlyOnce("<h1>").doesNotContainPattern("<script|style=");
		}
	}

	private static Users users() {
		return application.getBean(Users.class);
	}

}
