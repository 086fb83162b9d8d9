package elchi.admin.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import elchi.admin.RunBooks;
import elchi.admin.access.AuditEntry;
import elchi.admin.access.AuditLog;
import elchi.admin.web.EditionView.Article;
import elchi.admin.web.EditionView.Contents;
import elchi.admin.web.EditionView.Entry;
import elchi.admin.web.EditionView.Fact;
import elchi.admin.web.EditionView.Figure;
import elchi.admin.web.EditionView.Language;
import elchi.admin.web.EditionView.Link;
import elchi.admin.web.EditionView.Seen;
import elchi.admin.web.EditionView.Tab;
import elchi.delivery.Books;
import elchi.digest.EditionDossier;
import elchi.digest.EditionDossiers;
import elchi.digest.EditionId;
import elchi.digest.EditionPreview.Shown;
import elchi.digest.Editions;
import elchi.fx.WeeklyFigures;
import elchi.job.JobRuns;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Puts an edition's dossier into words, together with its books, its runs and what was
 * done to it.
 */
final class EditionViews {

	private static final int RUNS = 30;

	/** As many digits of a hash as nobody takes for another's. */
	private static final int HASH = 12;

	/** Charts are many: one for each currency and language. */
	private static final String CHART = "chart ";

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

	private final EditionDossiers dossiers;

	private final Editions editions;

	private final Histories histories;

	private final EditionActs acts;

	private final Phrases phrases;

	private final RunWords words;

	EditionViews(EditionDossiers dossiers, Editions editions, Histories histories, EditionActs acts, Phrases phrases,
			RunWords words) {
		this.dossiers = dossiers;
		this.editions = editions;
		this.histories = histories;
		this.acts = acts;
		this.phrases = phrases;
		this.words = words;
	}

	/**
	 * An edition as it is seen in one of three ways; empty if there is no such edition.
	 */
	Optional<EditionView> of(EditionId id, Shown shown, Tab tab) {
		return this.dossiers.find(id).map((dossier) -> view(dossier, shown, tab));
	}

	private EditionView view(EditionDossier dossier, Shown shown, Tab tab) {
		EditionId id = dossier.edition().id();
		Optional<Books> books = this.histories.books().of(id.toString());
		return new EditionView("Edition " + id, this.words.zone(), id.toString(),
				dossier.edition().state().name().toLowerCase(Locale.ROOT), this.acts.needs(dossier), facts(dossier),
				this.acts.of(dossier, books), seen(shown, tab), contents(dossier),
				books.map(BooksView::of).stream().toList(), revisions(id), runs(dossier), entries(id));
	}

	private List<Fact> facts(EditionDossier dossier) {
		List<Fact> facts = new ArrayList<>();
		String reason = dossier.edition().reason();
		EditionDossier.Correction correction = dossier.correction();
		add(facts, "Why", reason);
		add(facts, "Corrects", (correction != null) ? correction.corrects().toString() : null);
		add(facts, "Its note to readers", (correction != null) ? correction.note() : null);
		add(facts, "An editor's line", dossier.line());
		add(facts, "Assembled", this.words.time(dossier.assembledAt()));
		add(facts, "Date of its mails", this.words.time(dossier.edition().plannedAt()));
		add(facts, "Audience",
				(dossier.edition().manifestHash() != null) ? dossier.edition().audience() + " readers" : null);
		add(facts, "Approved by", approver(dossier.approvedBy()));
		String hash = dossier.edition().manifestHash();
		if (hash != null) {
			facts.add(new Fact("Manifest hash", hash, true));
		}
		return facts;
	}

	private static void add(List<Fact> facts, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			facts.add(new Fact(name, value, false));
		}
	}

	private static @Nullable String approver(@Nullable String by) {
		if (by == null) {
			return null;
		}
		return switch (by) {
			case "automatic" -> "nobody: its definition asks for no approval";
			case "deadline" -> "nobody: its deadline passed, and its definition sends then";
			default -> by;
		};
	}

	private Seen seen(Shown shown, Tab tab) {
		List<Language> languages = this.phrases.languages()
			.stream()
			.map((language) -> new Language(language.toLanguageTag(), this.phrases.in(language).text("language.name"),
					language.equals(shown.language())))
			.toList();
		return new Seen(tab, shown.subject(), shown.language().toLanguageTag(), languages,
				(tab == Tab.TEXT) ? shown.text() : "", (tab == Tab.SOURCE) ? shown.html() : "");
	}

	private static Contents contents(EditionDossier dossier) {
		return new Contents(dossier.articles().stream().map(EditionViews::article).toList(),
				dossier.figures().stream().map(EditionViews::figure).toList(), dossier.silent(), dossier.notices(),
				lines(dossier, (fact) -> !fact.name().startsWith(CHART)),
				lines(dossier, (fact) -> fact.name().startsWith(CHART)));
	}

	private static List<Fact> lines(EditionDossier dossier, Predicate<EditionDossier.Fact> wanted) {
		return dossier.manifest()
			.stream()
			.filter(wanted)
			.map((fact) -> new Fact(fact.name(), fact.value(), true))
			.toList();
	}

	private static Article article(EditionDossier.Article article) {
		return new Article(article.number(), article.outlet(), article.title(), Objects.toString(article.link(), ""),
				DAY.format(article.day()), article.hash().substring(0, HASH));
	}

	private static Figure figure(EditionDossier.Figure figure) {
		List<String> remarks = new ArrayList<>();
		if (figure.state() == WeeklyFigures.State.CARRIED_FORWARD) {
			remarks.add("carried forward");
		}
		if (figure.held() > 0) {
			remarks.add("%d set aside".formatted(figure.held()));
		}
		LocalDate date = figure.date();
		return new Figure(figure.currency(), (figure.price() != null) ? figure.price().toPlainString() : "no rate",
				source(figure), (date != null) ? DAY.format(date) : "",
				(figure.source() != null) ? "%d of %d".formatted(figure.days(), figure.expectedDays()) : "",
				String.join(", ", remarks));
	}

	private static String source(EditionDossier.Figure figure) {
		return (figure.source() == null || figure.label() == null) ? ""
				: "%s, %s".formatted(figure.source(), figure.label().name().toLowerCase(Locale.ROOT).replace('_', ' '));
	}

	private List<Link> revisions(EditionId id) {
		return this.editions.revisions(id.week()).stream().map((edition) -> {
			String words = "%s, %s".formatted(edition.id(), edition.state().name().toLowerCase(Locale.ROOT));
			return new Link(edition.id().equals(id) ? "" : "/editions/" + edition.id(), words);
		}).toList();
	}

	private List<RunWords.Line> runs(EditionDossier dossier) {
		String week = dossier.edition().id().toString();
		return this.histories.runs()
			.recent(dossier.edition().definition(), RUNS)
			.stream()
			.filter((run) -> week.equals(run.parameters().get("week")))
			.map(this.words::line)
			.toList();
	}

	/**
	 * The log is searched for words, in which another revision's name may begin alike.
	 */
	private List<Entry> entries(EditionId id) {
		Pattern name = Pattern.compile("(^|\\s)%s($|\\s)".formatted(Pattern.quote(id.toString())));
		return this.histories.audit()
			.find(id.toString(), 0)
			.stream()
			.filter((entry) -> name.matcher(entry.object()).find())
			.map(this::entry)
			.toList();
	}

	private Entry entry(AuditEntry entry) {
		return new Entry(this.words.time(entry.at()), entry.who(), entry.what(), entry.why(), entry.outcome());
	}

	/**
	 * What happened around an edition.
	 *
	 * @param books its books
	 * @param runs its runs
	 * @param audit what was done to it
	 */
	record Histories(RunBooks books, JobRuns runs, AuditLog audit) {
	}

}
