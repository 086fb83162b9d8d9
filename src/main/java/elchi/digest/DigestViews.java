package elchi.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import elchi.digest.DigestView.Chart;
import elchi.digest.DigestView.Footer;
import elchi.digest.DigestView.Item;
import elchi.digest.DigestView.Section;
import elchi.digest.EditionDocument.Notice;
import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.EditionDocument.SourceLine;
import elchi.fx.WeeklyFigures;
import elchi.fx.WeeklyFigures.Fixing;
import elchi.news.Country;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Puts one edition into words for one language and one choice of countries and
 * currencies.
 */
final class DigestViews {

	private final EditionDocument document;

	private final Words words;

	private final Choice choice;

	DigestViews(EditionDocument document, Phrases phrases, Choice choice) {
		this.document = document;
		this.words = new Words(phrases);
		this.choice = choice;
	}

	/**
	 * Whether anything is left that is worth a mail.
	 */
	boolean empty() {
		return this.choice.stories(this.document).isEmpty() && this.choice.figures(this.document)
			.stream()
			.allMatch((figure) -> figure.state() == WeeklyFigures.State.NO_RATE);
	}

	/**
	 * The edition in words.
	 * @param chartSource where the picture is found, {@code cid:chart}; null without a
	 * picture
	 */
	DigestView view(boolean excerpts, @Nullable String chartSource, Footer footer) {
		Week week = this.document.editionId().week();
		List<WeeklyFigures> figures = this.choice.figures(this.document);
		List<SealedStory> stories = this.choice.stories(this.document);
		Lead lead = new Lead(this.words, week, Moves.of(figures), stories);
		DigestView.Rates rates = rates(figures, stories, chartSource);
		return new DigestView(this.words.language(), lead.subject(), lead.preheader(), this.words.range(week),
				this.words.format("week", Map.of("number", week.number())), notice(stories.size()), lead.line(), rates,
				sections(excerpts), excerpts, sources(), footer, Paragraph::wrap);
	}

	/**
	 * The currency whose chart goes along: the largest mover.
	 */
	@Nullable String mover() {
		return Moves.of(this.choice.figures(this.document)).largest().map(Moves.Move::currency).orElse(null);
	}

	private DigestView.@Nullable Rates rates(List<WeeklyFigures> figures, List<SealedStory> stories,
			@Nullable String chartSource) {
		if (figures.stream().allMatch((figure) -> figure.state() == WeeklyFigures.State.NO_RATE)) {
			return null;
		}
		return new RatesTable(this.words, this.document.editionId().week(), figures, stories)
			.rates(chart(figures, chartSource));
	}

	private @Nullable Chart chart(List<WeeklyFigures> figures, @Nullable String source) {
		String code = mover();
		if (code == null || source == null) {
			return null;
		}
		WeeklyFigures figure = figures.stream()
			.filter((candidate) -> candidate.currency().getCurrencyCode().equals(code))
			.findFirst()
			.orElseThrow();
		List<Fixing> closes = figure.closes();
		Fixing from = closes.get(0);
		Fixing to = closes.get(closes.size() - 1);
		int direction = from.price().compareTo(to.price());
		String name = this.words.text("currency." + code);
		Map<String, Object> facts = Map.of("currency", name, "from", this.words.price(from.price(), figure.slack()),
				"fromDate", this.words.day(from.date()), "to", this.words.price(to.price(), figure.slack()), "toDate",
				this.words.day(to.date()), "direction", (direction > 0) ? "up" : "down");
		return new Chart(source,
				this.words.format("chart.caption", Map.of("currency", name, "weeks", closes.size() - 1)),
				this.words.format("chart.alt", facts));
	}

	private List<Section> sections(boolean excerpts) {
		List<Section> sections = new ArrayList<>();
		for (Country country : Country.values()) {
			add(sections, "country." + country, this.choice.section(this.document, country), excerpts);
		}
		add(sections, "country.region", this.choice.section(this.document, null), excerpts);
		return List.copyOf(sections);
	}

	private void add(List<Section> sections, String title, List<SealedStory> stories, boolean excerpts) {
		if (!stories.isEmpty()) {
			sections.add(new Section(this.words.text(title),
					stories.stream().map((story) -> item(story, excerpts)).toList()));
		}
	}

	private Item item(SealedStory story, boolean excerpts) {
		String outlets = story.outlet();
		if (!story.alsoReportedBy().isEmpty()) {
			outlets = this.words.format("credit.also",
					Map.of("outlet", outlets, "outlets", String.join(", ", story.alsoReportedBy())));
		}
		String credit = this.words.format("credit", Map.of("outlets", outlets, "date", this.words.day(story.day())));
		return new Item(story.title(), (story.link() != null) ? story.link().toString() : null,
				(excerpts && !story.excerpt().isEmpty()) ? story.excerpt() : null, credit);
	}

	private @Nullable String notice(int stories) {
		List<String> notices = new ArrayList<>();
		if (this.document.note() != null) {
			notices.add(this.words.format("correction.note", Map.of("note", this.document.note())));
		}
		if (this.document.line() != null) {
			notices.add(this.document.line());
		}
		for (Notice notice : this.document.notices()) {
			notices.add(this.words.format("notice." + notice, Map.of("count", stories)));
		}
		return notices.isEmpty() ? null : String.join(" ", notices);
	}

	private String sources() {
		List<SourceLine> silent = this.document.sources().stream().filter((source) -> !source.answering()).toList();
		int total = this.document.sources().size();
		String answered = this.words.format("sources", Map.of("answering", total - silent.size(), "total", total));
		if (silent.isEmpty()) {
			return answered;
		}
		List<String> names = silent.stream().map(this::silent).toList();
		return answered + " " + this.words.format("sources.silent", Map.of("names", String.join(", ", names)));
	}

	private String silent(SourceLine source) {
		LocalDate since = source.since();
		if (since == null) {
			return this.words.source(source.name());
		}
		return this.words.format("sources.since",
				Map.of("name", this.words.source(source.name()), "date", this.words.day(since)));
	}

}
