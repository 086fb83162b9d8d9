package elchi.alert;

import java.nio.file.Path;
import java.time.Duration;

import elchi.alert.RuleImportReport.Finding;
import elchi.subscription.Subscriber;
import elchi.test.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleImportTests {

	private static final String HEADER = "email,pair,threshold_percent,direction,window_days";

	@TempDir
	private Path home;

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void goodRowsAreTakenAndBadOnesNamedWithAllThatIsWrong(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber trader = scene.trader("trader@example.com");
			RuleImportReport report = scene.take(HEADER, "trader@example.com,KZT/USD,1,either,7",
					"nobody@example.com,KZT/USD,1,either,7", "trader@example.com,GEL/USD,1,either,7",
					"trader@example.com,KZT/USD,0,sideways,0", "trader@example.com,KZT/USD,1", "not an address,,,,",
					"trader@example.com,kzt/usd,1.0,EITHER,7", "TRADER@example.com,UZS/USD,2,down,1");
			assertThat(report.rows()).isEqualTo(8);
			assertThat(report.added()).isEqualTo(2);
			assertThat(report.known()).isEqualTo(1);
			assertThat(report.bad()).isEqualTo(5);
			assertThat(report.findings()).extracting(Finding::row).containsExactly(3L, 4L, 5L, 6L, 7L);
			assertThat(report.findings().get(2).reason()).contains("Direction 'sideways'", "0 days", "; ");
			assertThat(scene.rules().of(trader.id())).hasSize(2);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void exportThenImportIsTheIdentity(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			scene.trader("trader@example.com");
			scene.trader("other@example.com");
			scene.take(HEADER + ",kind,level,window,clear_percent,once,expires,quiet,snoozed_until",
					"trader@example.com,KZT/USD,1,either,7,,,,,,,,",
					"trader@example.com,KZT/USD,1.25,up,,change,,week,0.3,yes,2026-12-31,22:00-07:00,2026-10-05",
					"other@example.com,USD/UZS,,down,,level,12000,,1,,,,",
					"trader@example.com,KZT/USD,,either,,volatility,3,,,,,,",
					"other@example.com,UZS/KZT,2,either,,,,last-alert,,,,,");
			String exported = scene.export();
			assertThat(exported.lines()).hasSize(6);
			RuleImportReport again = scene.imports().run(RuleScene.csv(exported.split("\n", -1)));
			assertThat(again.known()).isEqualTo(5);
			assertThat(again.added() + again.bad()).isZero();
			database.jdbc().sql("DELETE FROM alert_rule").update();
			assertThat(scene.imports().run(RuleScene.csv(exported.split("\n", -1))).added()).isEqualTo(5);
			assertThat(scene.export()).isEqualTo(exported);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aDryRunTakesNothing(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			scene.trader("trader@example.com");
			RuleImportReport report = scene.imports()
				.dryRun(RuleScene.csv(HEADER, "trader@example.com,KZT/USD,1,either,7", "x,y,z,0,0"));
			assertThat(report.added()).isEqualTo(1);
			assertThat(report.bad()).isEqualTo(1);
			assertThat(scene.rules().all()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void whatIsOverIsNotExported(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			Subscriber trader = scene.trader("trader@example.com");
			AlertRule rule = scene.rules()
				.save(trader.id(), RuleScene.rule("pair=KZT/USD threshold_percent=1 window_days=7"), "test");
			scene.rules()
				.save(trader.id(), RuleScene.rule("pair=KZT/USD threshold_percent=2 window_days=7 expires=2026-09-30"),
						"test");
			assertThat(scene.export().lines()).hasSize(3);
			scene.rules().stop(rule.id(), "test");
			scene.clock().tick(Duration.ofDays(3));
			assertThat(scene.export().lines()).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("elchi.test.Database#each")
	void aWrongFirstLineIsRefusedWithAllFindings(Database database) {
		try (RuleScene scene = RuleScene.on(database, this.home)) {
			assertThatIllegalArgumentException().isThrownBy(() -> scene.take("email,pair,pair,colour"))
				.withMessageContaining("column 'pair' stands twice, unknown column 'colour', no column"
						+ " 'threshold_percent', no column 'direction', no column 'window_days'");
			assertThatIllegalArgumentException().isThrownBy(() -> scene.imports().run(RuleScene.csv()))
				.withMessageStartingWith("The file is empty");
		}
	}

}
