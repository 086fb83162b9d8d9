package elchi.digest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import elchi.subscription.LatestDigest;
import elchi.subscription.Preferences;
import elchi.subscription.Publisher;

/**
 * The newest released edition, for those who have just subscribed: its line of the week,
 * and the first headlines of what they chose.
 */
final class LatestEdition implements LatestDigest {

	private static final int RECENT = 10;

	private static final int HEADLINES = 4;

	private final Editions editions;

	private final FrozenEditions frozen;

	private final Publisher publisher;

	LatestEdition(Editions editions, FrozenEditions frozen, Publisher publisher) {
		this.editions = editions;
		this.frozen = frozen;
		this.publisher = publisher;
	}

	@Override
	public Optional<String> newest() {
		return this.editions.recent(RECENT)
			.stream()
			.filter((edition) -> edition.state().isReleased())
			.map((edition) -> edition.id().toString())
			.findFirst();
	}

	@Override
	public Optional<Glance> glance(String edition, Preferences preferences) {
		EditionId id = EditionId.parse(edition);
		return Optional.ofNullable(this.frozen.released(id).speak(preferences, null).view())
			.map((view) -> new Glance(headlines(view), this.publisher.page("archive/" + id)));
	}

	private static List<String> headlines(DigestView view) {
		Stream<String> stories = view.sections()
			.stream()
			.flatMap((section) -> section.stories().stream())
			.map(DigestView.Item::title);
		return Stream.concat(Stream.of(view.lead()), stories).limit(1L + HEADLINES).toList();
	}

}
