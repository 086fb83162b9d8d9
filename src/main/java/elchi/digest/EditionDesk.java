package elchi.digest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import elchi.digest.EditionDocument.SealedStory;
import org.jspecify.annotations.Nullable;

/**
 * Where an editor changes an edition that is not released yet. It is a draft again,
 * sealed anew under another hash, and waits for somebody who approves that one.
 */
public class EditionDesk {

	private static final int LONGEST = 600;

	private final Editions editions;

	private final EditionFreezer freezer;

	EditionDesk(Editions editions, EditionFreezer freezer) {
		this.editions = editions;
		this.freezer = freezer;
	}

	/**
	 * The articles of an edition, best first.
	 */
	public List<Corrections.Story> stories(EditionId id) {
		return this.editions.document(id)
			.stories()
			.stream()
			.map((story) -> new Corrections.Story(story.articleId(), story.title()))
			.toList();
	}

	/**
	 * Takes articles out, and puts one line of the editor's own first, in the caller's
	 * transaction.
	 * @param dropped numbers of the articles
	 * @param line what readers see first; null to leave it as it is
	 * @return the edition under its new hash
	 * @throws IllegalArgumentException if an article is not in it, or nothing is changed
	 * @throws IllegalStateException if it is released or skipped
	 */
	public Edition edit(EditionId id, Set<Long> dropped, @Nullable String line, String reason) {
		EditionDocument before = this.editions.document(id);
		require(before, dropped, line);
		boolean sealed = this.editions.find(id).filter((edition) -> edition.manifestHash() != null).isPresent();
		List<SealedStory> stories = before.stories()
			.stream()
			.filter((story) -> !dropped.contains(story.articleId()))
			.toList();
		this.editions.edit(new EditionDocument(before.id(), stories, before.figures(), before.sources(),
				before.notices(), before.note(), (line != null) ? line.strip() : before.line()), reason);
		if (sealed) {
			this.freezer.freeze(id);
		}
		return this.editions.find(id).orElseThrow();
	}

	private static void require(EditionDocument document, Set<Long> dropped, @Nullable String line) {
		Set<Long> known = document.stories().stream().map(SealedStory::articleId).collect(Collectors.toSet());
		dropped.stream().filter((number) -> !known.contains(number)).findFirst().ifPresent((number) -> {
			throw new IllegalArgumentException("Article %d is not in edition %s; its articles are %s".formatted(number,
					document.id(), known.stream().sorted().toList()));
		});
		if (dropped.isEmpty() && line == null) {
			throw new IllegalArgumentException("Nothing is changed; name an article to take out, or write a line");
		}
		if (line != null && (line.isBlank() || line.length() > LONGEST || line.chars().anyMatch((c) -> c < ' '))) {
			throw new IllegalArgumentException("The line has 1 to %d characters and no line breaks".formatted(LONGEST));
		}
	}

}
