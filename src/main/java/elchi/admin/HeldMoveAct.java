package elchi.admin;

import java.time.LocalDate;
import java.util.Currency;

/**
 * An act on a move that is held back, since it is too strange to be true.
 */
public sealed interface HeldMoveAct extends Act {

	/**
	 * The local currency.
	 */
	Currency currency();

	/**
	 * Name of the source.
	 */
	String source();

	/**
	 * The effective date.
	 */
	LocalDate date();

	@Override
	default String object() {
		return "%s %s %s".formatted(currency(), source(), date());
	}

	/**
	 * Lets it count.
	 *
	 * @param currency the local currency
	 * @param source name of the source
	 * @param date the effective date
	 */
	record Release(Currency currency, String source, LocalDate date) implements HeldMoveAct {

		@Override
		public String verb() {
			return "release-held";
		}

	}

	/**
	 * Keeps it out for good.
	 *
	 * @param currency the local currency
	 * @param source name of the source
	 * @param date the effective date
	 */
	record Dismiss(Currency currency, String source, LocalDate date) implements HeldMoveAct {

		@Override
		public String verb() {
			return "dismiss-held";
		}

	}

}
