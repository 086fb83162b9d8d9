package elchi.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.Assert;
import org.springframework.util.PropertyPlaceholderHelper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JobDefinitionsTests {

	private static final String GOOD = """
			job: weekly
			schedule:
			  cron: "0 0 7 ? * MON"
			  zone: Asia/Almaty
			  lateness: 6h
			  late: ask
			sources:
			  - name: wire
			    form: saved-page
			    observed-at: 2026-09-27T18:00+05:00
			    since: 2026-09-01
			rates: {TJS: [nbt, cbr], KZT: [nbk]}
			gates: {few: {value: 5, else: ask}}
			note: ${greeting}, reader
			""";

	@TempDir
	private @Nullable Path folder;

	@Test
	void aDefinitionIsKeptAsItWasReadWithItsPlaceholders() throws IOException {
		write("weekly-digest.yaml", GOOD);
		DefinitionSource source = definitions().source("weekly-digest");
		assertThat(source.text()).isEqualTo(GOOD);
		assertThat(source.location()).isEqualTo(folder().resolve("weekly-digest.yaml").toString());
	}

	@Test
	void readsEveryKindOfValue() throws IOException {
		write("weekly-digest.yaml", GOOD);
		Weekly weekly = definitions().get("weekly-digest", Weekly.class);
		assertThat(weekly.schedule().zone()).isEqualTo(ZoneId.of("Asia/Almaty"));
		assertThat(weekly.schedule().lateness()).isEqualTo(Duration.ofHours(6));
		assertThat(weekly.schedule().late()).isEqualTo(Late.ASK);
		assertThat(weekly.sources()).containsExactly(new Source("wire", Form.SAVED_PAGE,
				Instant.parse("2026-09-27T13:00:00Z"), LocalDate.parse("2026-09-01"), 3));
		assertThat(List.copyOf(weekly.rates().keySet())).containsExactly(Currency.getInstance("TJS"),
				Currency.getInstance("KZT"));
		assertThat(weekly.gates().few()).isEqualTo(new Gate(5, "ask"));
		assertThat(weekly.note()).isEqualTo("Salem, reader");
		assertThat(weekly.day()).isEqualTo(DayOfWeek.MONDAY);
		assertThat(weekly.remark()).isNull();
	}

	@Test
	void aDefinitionWithoutScheduleIsRunOnRequestOnly() throws IOException {
		write("by-hand.yaml", "job: plain");
		JobDefinition definition = definitions().get("by-hand");
		assertThat(definition.schedule().recurs()).isFalse();
		assertThat(definition.settings()).isInstanceOf(PlainSettings.class);
	}

	@Test
	void aDisabledScheduleHasNoFireTimes() throws IOException {
		write("paused.yaml", "job: plain\nschedule: {cron: \"0 0 7 * * ?\", zone: Asia/Dushanbe, enabled: false}");
		assertThat(definitions().get("paused").schedule().fireTimes(Instant.EPOCH)).isEmpty();
	}

	@Test
	void tellsTheFindingsOfAllFilesAtOnce() throws IOException {
		write("a.yaml", "job: plain\nschedul: 1\n");
		write("b.yaml", "job: plane\nschedule:\n  cron: 0 0 7 ? * MON\n  zone: Asia/Tashkant\n");
		write("c.yaml",
				GOOD.replace("6h", "six hours").replace("saved-page", "page").replace("observed-at", "observed"));
		InvalidDefinitionsException invalid = catchThrowableOfType(InvalidDefinitionsException.class,
				() -> definitions().all());
		assertThat(invalid.findings()).hasSize(6);
		assertThat(invalid.getExitCode()).isEqualTo(2);
	}

	@Test
	void anUnknownNameIsAnsweredWithASuggestion() throws IOException {
		write("weekly-digest.yaml", GOOD);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> definitions().get("weekly-digset"))
			.withMessage("Unknown definition 'weekly-digset'. Did you mean 'weekly-digest'?");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("findings")
	void tellsWhatIsWrongWhereAndWhatWouldBeRight(String what, String yaml, String finding) throws IOException {
		write("weekly-digest.yaml", yaml);
		InvalidDefinitionsException invalid = catchThrowableOfType(InvalidDefinitionsException.class,
				() -> definitions().all());
		assertThat(invalid).as(what).isNotNull();
		assertThat(invalid.findings()).containsExactly(finding);
	}

	private static List<Arguments> keysAndWords() {
		List<Arguments> rows = new ArrayList<>();
		rows.add(row("an unknown key", GOOD.replace("sources:", "source:"),
				"Unknown key 'source' in weekly-digest.yaml:7. Did you mean 'sources'?"));
		rows.add(row("an unknown key far from any", GOOD + "zzzzzzzz: 1\n",
				"Unknown key 'zzzzzzzz' in weekly-digest.yaml:15. Allowed: job, schedule, sources, rates, gates, note, day, remark."));
		rows.add(row("an unknown key within a list", GOOD.replace("since:", "sinse:"),
				"Unknown key 'sinse' in weekly-digest.yaml:11. Did you mean 'since'?"));
		rows.add(row("an unknown zone", GOOD.replace("Asia/Almaty", "Asia/Tashkant"),
				"Unknown zone 'Asia/Tashkant' in weekly-digest.yaml:4. Did you mean 'Asia/Tashkent'?"));
		rows.add(row("an unknown job", GOOD.replace("job: weekly", "job: weakly"),
				"Unknown job 'weakly' in weekly-digest.yaml:1. Did you mean 'weekly'?"));
		rows.add(row("no job", "schedule: {cron: \"0 0 7 ? * MON\", zone: UTC}",
				"Missing key 'job' in weekly-digest.yaml:1. Allowed: plain, weekly."));
		rows.add(row("a cron of Unix' form", GOOD.replace("0 0 7 ? * MON", "0 7 * * 1"),
				"Bad cron '0 7 * * 1': Unexpected end of expression. Quartz's form has seconds first, such as '0 0 7 ? * MON' (weekly-digest.yaml:3)."));
		rows.add(row("a cron with both days", GOOD.replace("0 0 7 ? * MON", "0 0 7 * * MON"),
				"Bad cron '0 0 7 * * MON': Support for specifying both a day-of-week AND a day-of-month parameter is not implemented. Quartz's form has seconds first, such as '0 0 7 ? * MON' (weekly-digest.yaml:3)."));
		rows.add(row("a bad duration", GOOD.replace("6h", "6hours"),
				"Bad duration '6hours' in weekly-digest.yaml:5. Write a number and one of ms, s, m, h, d, such as '6h'."));
		rows.add(row("a bad choice", GOOD.replace("late: ask", "late: sent"),
				"Unknown value 'sent' in weekly-digest.yaml:6. Did you mean 'send'?"));
		return rows;
	}

	static List<Arguments> findings() {
		List<Arguments> rows = new ArrayList<>(keysAndWords());
		rows.add(row("a missing key",
				GOOD.replace("name: wire", "since: 2026-09-01").replace("    since: 2026-09-01\n", ""),
				"Missing key 'name' in weekly-digest.yaml:8."));
		rows.add(row("a schedule without zone", GOOD.replace("  zone: Asia/Almaty\n", ""),
				"Missing key 'zone' in weekly-digest.yaml:3."));
		rows.add(row("a time without offset", GOOD.replace("18:00+05:00", "18:00"),
				"Bad time '2026-09-27T18:00' in weekly-digest.yaml:10. Write date, time and offset, such as '2026-09-27T18:00+05:00'."));
		rows.add(row("a bad date", GOOD.replace("2026-09-01", "2026-09-31"),
				"'2026-09-31' is no date in weekly-digest.yaml:11. Write it such as '2026-09-28'."));
		rows.add(row("a bad currency", GOOD.replace("KZT", "KZ"),
				"'KZ' is no currency in weekly-digest.yaml:12. Write it such as 'KZT'."));
		rows.add(row("what the record itself refuses", GOOD.replace("name: wire", "name: ''"),
				"A source needs a name (weekly-digest.yaml:8)."));
		rows.add(row("an unresolved placeholder", GOOD.replace("${greeting}", "${greting}"),
				"Could not resolve placeholder 'greting' in value \"${greting}, reader\" (weekly-digest.yaml:14)."));
		rows.add(row("a key written twice", GOOD + "note: again\n",
				"Key 'note' is written twice in weekly-digest.yaml:15."));
		rows.add(row("one value where keys are wanted", GOOD.replace("{few: {value: 5, else: ask}}", "none"),
				"weekly-digest.yaml:13 takes keys: few."));
		rows.add(row("no YAML", "job: [weekly",
				"No YAML in weekly-digest.yaml:1: expected ',' or ']', but got <stream end>."));
		rows.add(row("an empty file", "", "No keys in weekly-digest.yaml. A definition has at least the key 'job'."));
		return rows;
	}

	private static Arguments row(String what, String yaml, String finding) {
		return Arguments.of(what, yaml, finding);
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(folder().resolve(file), text);
	}

	private Path folder() {
		Assert.state(this.folder != null, "no folder");
		return this.folder;
	}

	private JobDefinitions definitions() {
		PropertyPlaceholderHelper placeholders = new PropertyPlaceholderHelper("${", "}", ":", '\\', false);
		return new JobDefinitions(new DefinitionFolder("file:%s/".formatted(folder())),
				() -> List.of(new DefinitionType<>("weekly", Weekly.class)), () -> List.of("weekly", "plain"),
				(text) -> placeholders.replacePlaceholders(text, (name) -> name.equals("greeting") ? "Salem" : null));
	}

	record Weekly(String job, Schedule schedule, List<Source> sources, Map<Currency, List<String>> rates, Gates gates,
			String note, @DefaultValue("monday") DayOfWeek day, @Nullable String remark) {
	}

	record Source(String name, Form form, @Nullable Instant observedAt, @Nullable LocalDate since,
			@DefaultValue("3") int maxPages) {

		Source {
			Assert.hasText(name, "A source needs a name");
		}

	}

	record Gates(@DefaultValue Gate few) {
	}

	record Gate(@DefaultValue("1") int value, @DefaultValue("notice") @Name("else") String otherwise) {
	}

	enum Form {

		FEED, SAVED_PAGE

	}

}
