package elchi.fx;

import java.net.URI;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One document that is wanted of a source, and the days that it must be about.
 *
 * @param source the source
 * @param location its address
 * @param from first day that was asked for; null if the address names no day
 * @param to last day that was asked for; null if the address names no day
 * @param currency code of the one currency that a range is about; empty for all
 */
record RateDocument(RateSource source, URI location, @Nullable LocalDate from, @Nullable LocalDate to,
		String currency) {

	/**
	 * Refuses figures of another day than the one asked for: some sources answer a date
	 * they do not have with today's list.
	 */
	LocalDate own(LocalDate date) {
		if (this.from != null && this.to != null && (date.isBefore(this.from) || date.isAfter(this.to))) {
			throw new OtherDay("%s answered with %s when %s was asked for".formatted(this.source.name(), date,
					this.from.equals(this.to) ? this.from : this.from + " to " + this.to));
		}
		return date;
	}

	/**
	 * What a past document is remembered by.
	 */
	String key() {
		return this.from + ".." + this.to + (this.currency.isEmpty() ? "" : " " + this.currency);
	}

}
