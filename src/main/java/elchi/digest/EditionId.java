package elchi.digest;

import elchi.delivery.MailingId;

/**
 * Name of an edition, such as {@code 2026-W39}, or {@code 2026-W39.2} for its second
 * revision. {@link #parse} reads what {@link #toString} prints.
 *
 * @param week the week it is for
 * @param revision 1 for the first, more for corrections
 */
public record EditionId(Week week, int revision) {

	public EditionId {
		if (revision < 1) {
			throw new IllegalArgumentException("Revision %d of %s: revisions begin with 1".formatted(revision, week));
		}
	}

	/**
	 * The first edition of a week.
	 */
	public static EditionId first(Week week) {
		return new EditionId(week, 1);
	}

	public static EditionId parse(String text) {
		int dot = text.indexOf('.');
		if (dot < 0) {
			return first(Week.parse(text));
		}
		return new EditionId(Week.parse(text.substring(0, dot)), revision(text, text.substring(dot + 1)));
	}

	private static int revision(String text, String digits) {
		try {
			return Integer.parseInt(digits);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Edition '%s' is not of the form 2026-W39 or 2026-W39.2".formatted(text),
					ex);
		}
	}

	/**
	 * The mailing that brings this edition to its readers; it bears the same name.
	 */
	public MailingId mailing() {
		return new MailingId(toString());
	}

	@Override
	public String toString() {
		return (this.revision == 1) ? this.week.toString() : this.week + "." + this.revision;
	}

}
