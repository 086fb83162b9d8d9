package elchi.admin.cli;

import java.io.PrintWriter;

import elchi.admin.RunBooks;
import elchi.delivery.Books;

/**
 * The books of a mailing as lines of a terminal.
 */
final class BooksReport {

	private BooksReport() {
	}

	static void print(PrintWriter out, Books books) {
		out.println("Books of " + RunBooks.words(books));
		books.uncertainRecipients().forEach((address) -> out.println("  uncertain: " + address));
	}

}
