package elchi.admin.web;

import java.util.List;

import elchi.delivery.Books;

/**
 * The books of one mailing as a table.
 *
 * @param mailing its name
 * @param audience how many were sealed
 * @param balanced whether the books balance
 * @param lines the states with their counts
 * @param uncertain addresses of the uncertain
 */
record BooksView(String mailing, long audience, boolean balanced, List<Line> lines, List<String> uncertain) {

	static BooksView of(Books books) {
		return new BooksView(books.mailing(), books.audience(), books.balanced(),
				List.of(new Line("accepted", books.accepted()), new Line("rejected", books.rejected()),
						new Line("withdrawn", books.withdrawn()), new Line("uncertain", books.uncertain()),
						new Line("deferred", books.deferred()), new Line("sending", books.sending()),
						new Line("claimed", books.claimed()), new Line("due", books.due())),
				books.uncertainRecipients());
	}

	/**
	 * The same where the uncertain ones are named elsewhere.
	 */
	BooksView withoutNames() {
		return new BooksView(this.mailing, this.audience, this.balanced, this.lines, List.of());
	}

	boolean doubtful() {
		return !this.uncertain.isEmpty();
	}

	/**
	 * One state.
	 *
	 * @param name the state
	 * @param count how many are in it
	 */
	record Line(String name, long count) {

		boolean none() {
			return this.count == 0;
		}

	}

}
