package elchi.admin.access;

import java.time.Duration;
import java.util.Set;

import elchi.test.Database;
import elchi.test.MutableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UsersTests {

	private static final String PASSWORD = "correct horse battery";

	private final MutableClock clock = MutableClock.at("2026-11-23T02:00:00Z");

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theNewestSetUpLinkMakesTheFirstOwnerOnce(Database database) {
		try (database) {
			Users users = users(database);
			String old = users.setUp().orElseThrow();
			String link = users.setUp().orElseThrow();
			assertThat(users.isSetUp(old)).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> users.makeFirstOwner(old, "eve", PASSWORD));
			assertThatIllegalArgumentException().isThrownBy(() -> users.makeFirstOwner(link, "aigul", "short"))
				.withMessageContaining("too short");
			users.makeFirstOwner(link, " Aigul ", PASSWORD);
			assertThat(users.all()).singleElement().satisfies((user) -> {
				assertThat(user.name()).isEqualTo("aigul");
				assertThat(user.role()).isEqualTo(Role.OWNER);
				assertThat(user.password()).startsWith("{bcrypt}").doesNotContain(PASSWORD);
			});
			assertThat(users.setUp()).isEmpty();
			assertThatIllegalArgumentException().isThrownBy(() -> users.makeFirstOwner(link, "eve", PASSWORD));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aLinkEndsAfterADay(Database database) {
		try (database) {
			Users users = users(database);
			String link = users.setUp().orElseThrow();
			this.clock.tick(Duration.ofHours(24));
			assertThat(users.isSetUp(link)).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void anInvitationLetsOneUserChooseAPasswordOnce(Database database) {
		try (database) {
			Users users = withOwner(database);
			String lost = users.add("bakyt", Role.EDITOR);
			long id = users.invited(lost).orElseThrow().id();
			String link = users.invite(id);
			assertThat(users.invited(lost)).isEmpty();
			assertThat(users.find(id).orElseThrow().active()).isFalse();
			users.accept(link, PASSWORD);
			assertThat(users.find(id).orElseThrow().active()).isTrue();
			assertThatIllegalArgumentException().isThrownBy(() -> users.accept(link, PASSWORD));
			assertThatIllegalArgumentException().isThrownBy(() -> users.add("BAKYT", Role.OWNER))
				.withMessage("There is a user 'bakyt' already");
			assertThatIllegalArgumentException().isThrownBy(() -> users.add("<b>", Role.OWNER));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theLastOwnerStays(Database database) {
		try (database) {
			Users users = withOwner(database);
			long first = users.all().get(0).id();
			users.add("invited", Role.OWNER);
			assertThatIllegalArgumentException().isThrownBy(() -> users.remove(first)).withMessageContaining("last");
			assertThatIllegalArgumentException().isThrownBy(() -> users.lock(first, true));
			assertThatIllegalArgumentException().isThrownBy(() -> users.changeRole(first, Role.VIEWER));
			users.accept(users.add("second", Role.OWNER), PASSWORD);
			users.changeRole(first, Role.VIEWER);
			assertThat(users.find(first).orElseThrow().role()).isEqualTo(Role.VIEWER);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aPasswordIsChangedByWhoKnowsTheOldOne(Database database) {
		try (database) {
			Users users = withOwner(database);
			User user = users.all().get(0);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> users.changePassword(user.id(), "wrong", "another horse battery"));
			users.changePassword(user.id(), PASSWORD, "another horse battery");
			assertThat(users.find(user.id()).orElseThrow().credentials()).isEqualTo(user.credentials() + 1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aTokenIsKnownUntilItExpiresOrIsRevoked(Database database) {
		try (database) {
			Users users = withOwner(database);
			User user = users.all().get(0);
			ApiTokens tokens = new ApiTokens(database.jdbc(), this.clock);
			String first = tokens.make(user, "ci", Set.of(Permission.VIEW, Permission.SEND), 1);
			String second = tokens.make(user, "cron", Set.of(Permission.VIEW), 30);
			assertThat(tokens.shown(first).orElseThrow().scopes()).containsExactlyInAnyOrder(Permission.VIEW,
					Permission.SEND);
			assertThat(tokens.all().get(1).lastUsed()).isEqualTo(this.clock.instant());
			assertThat(tokens.shown(first + "x")).isEmpty();
			this.clock.tick(Duration.ofDays(1));
			assertThat(tokens.shown(first)).isEmpty();
			tokens.revoke(tokens.shown(second).orElseThrow().id());
			assertThat(tokens.shown(second)).isEmpty();
			assertThat(database.jdbc().sql("SELECT secret_hash FROM admin_token").query(String.class).list())
				.allSatisfy((hash) -> assertThat(hash).hasSize(64).isNotIn(first, second));
			assertThatIllegalArgumentException().isThrownBy(() -> tokens.make(user, "ci", Set.of(), 1));
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void theAuditLogIsSearchedAndPaged(Database database) {
		try (database) {
			AuditLog log = new AuditLog(database.jdbc(), this.clock);
			for (int i = 0; i < AuditLog.PAGE + 2; i++) {
				log.record("aigul", "rule.stop", String.valueOf(i), "100% sure", "done");
			}
			log.record("bakyt", "held.release", "KZT", "x".repeat(1000), "refused, 403");
			assertThat(log.find("", 0)).hasSize(AuditLog.PAGE + 1);
			assertThat(log.find("", 1)).hasSize(3);
			assertThat(log.find("BAKYT held", 0)).singleElement()
				.satisfies((entry) -> assertThat(entry.why()).hasSize(500));
			assertThat(log.find("100%", 0)).hasSize(AuditLog.PAGE + 1);
			assertThat(log.find("1_0%", 0)).isEmpty();
		}
	}

	private Users users(Database database) {
		return new Users(new UserStore(database.jdbc()), new LinkStore(database.jdbc()), new Passwords(),
				new TransactionTemplate(database.transactionManager()), this.clock);
	}

	private Users withOwner(Database database) {
		Users users = users(database);
		users.makeFirstOwner(users.setUp().orElseThrow(), "aigul", PASSWORD);
		return users;
	}

}
