package elchi.news;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the retellings of one story together.
 * <p>
 * An article retells a story that another one began when it has the same address; or when
 * its outlet told it within seven days before under the same headline (see
 * {@link Titles#normalised}); or when it or another outlet told it within three days
 * before under a headline that tells the same, as when a page without addresses edits one
 * (see {@link Titles#tellTheSame}).
 */
class StoryFolding {

	static final Duration LOOKED_BACK = Duration.ofDays(28);

	private static final Duration SAME_OUTLET = Duration.ofDays(7);

	private static final Duration EDITED = Duration.ofDays(3);

	private static final Duration OTHER_OUTLET = Duration.ofDays(3);

	private final List<Told> stories = new ArrayList<>();

	/**
	 * Folds articles that are given in the order of their time.
	 */
	static StoryFolding of(Collection<Article> articles) {
		StoryFolding folding = new StoryFolding();
		articles.forEach(folding::add);
		return folding;
	}

	private void add(Article article) {
		for (Told story : this.stories) {
			if (story.isRetoldBy(article)) {
				story.tellings.add(article);
				return;
			}
		}
		this.stories.add(new Told(article));
	}

	/**
	 * The stories that were first told at a time or later.
	 */
	List<Story> since(Instant from) {
		return this.stories.stream()
			.filter((story) -> !story.tellings.get(0).at().isBefore(from))
			.map(Told::story)
			.toList();
	}

	private static final class Told {

		private final List<Article> tellings = new ArrayList<>();

		private Told(Article lead) {
			this.tellings.add(lead);
		}

		private boolean isRetoldBy(Article article) {
			Duration age = Duration.between(this.tellings.get(0).at(), article.at());
			return this.tellings.stream().anyMatch((told) -> same(told, article, age));
		}

		private static boolean same(Article told, Article article, Duration age) {
			if (told.link() != null && article.link() != null && CanonicalAddress.namesAnArticle(told.link())
					&& CanonicalAddress.key(told.link()).equals(CanonicalAddress.key(article.link()))) {
				return true;
			}
			if (told.outlet().equals(article.outlet())) {
				boolean unedited = age.compareTo(SAME_OUTLET) < 0
						&& Titles.normalised(told.title()).equals(Titles.normalised(article.title()));
				return unedited || (age.compareTo(EDITED) < 0 && Titles.tellTheSame(told.title(), article.title()));
			}
			return age.compareTo(OTHER_OUTLET) < 0 && Titles.tellTheSame(told.title(), article.title());
		}

		private Story story() {
			Article lead = this.tellings.get(0);
			Set<String> others = new LinkedHashSet<>();
			Set<Country> countries = EnumSet.noneOf(Country.class);
			boolean aboutMoney = false;
			for (Article told : this.tellings) {
				others.add(told.outlet());
				aboutMoney |= told.aboutMoney();
				countries.addAll(lead.countries().isEmpty() ? told.countries() : lead.countries());
			}
			others.remove(lead.outlet());
			return new Story(lead.id(), lead.outlet(), lead.title(), lead.excerpt(), lead.link(), countries, lead.at(),
					lead.truncated(), List.copyOf(others), aboutMoney);
		}

	}

}
