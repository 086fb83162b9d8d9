package elchi.fx;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where quotes come from, such as {@code nbk} at the National Bank of Kazakhstan. A
 * location is a pattern: {@code {date}}, or {@code {date:dd.MM.yyyy}}, stands for the day
 * that is wanted, {@code {from}} and {@code {to}} for the ends of a range, and
 * {@code {currency}} for the source's own code of a currency.
 *
 * @param name name under which its quotes are recorded and preferred
 * @param provider form of its documents; the name if absent
 * @param location address of the current document; the well-known one if absent
 * @param also addresses of further current documents
 * @param history address of the documents of past days; the location itself if that has a
 * date in it
 * @param observedAt when a saved document was observed
 */
public record RateSource(String name, String provider, @Nullable String location, List<String> also,
		@Nullable String history, @Nullable OffsetDateTime observedAt) {

	public RateSource {
		if (name == null || !name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
			throw new IllegalArgumentException(
					"Rate source name '%s' is not of the form currency-api: small letters, digits and hyphens, at most 60"
						.formatted(name));
		}
		provider = (provider != null) ? provider : name;
		also = (also != null) ? List.copyOf(also) : List.of();
	}

	/**
	 * A source with a single current document.
	 */
	public static RateSource at(String name, String provider, String location) {
		return new RateSource(name, provider, location, List.of(), null, null);
	}

	/**
	 * The same source, saved and observed at the given time.
	 */
	public RateSource observed(OffsetDateTime at) {
		return new RateSource(this.name, this.provider, this.location, this.also, this.history, at);
	}

	/**
	 * Addresses of the current documents.
	 */
	List<LocationPattern> currentDocuments() {
		if (this.location == null) {
			throw new IllegalArgumentException(
					"Rate source '%s' has no location; give it one under rate-sources".formatted(this.name));
		}
		return Stream.concat(Stream.of(this.location), this.also.stream()).map(LocationPattern::new).toList();
	}

	/**
	 * Address of the documents of past days; null if there are none.
	 */
	@Nullable LocationPattern pastDocuments() {
		if (this.history != null) {
			return new LocationPattern(this.history);
		}
		if (this.location != null && new LocationPattern(this.location).isDated()) {
			return new LocationPattern(this.location);
		}
		return null;
	}

	@Nullable Instant observedInstant() {
		return (this.observedAt != null) ? this.observedAt.toInstant() : null;
	}

}
