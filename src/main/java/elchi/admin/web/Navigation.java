package elchi.admin.web;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The pages that every page of the console leads to. A page comes in by its line in this
 * list, and is shown once it exists.
 */
final class Navigation {

	private static final List<Entry> ENTRIES = List.of(new Entry("/", "Overview"), new Entry("/runs", "Runs"),
			new Entry("/editions", "Editions"), new Entry("/mailings", "Mailings"),
			new Entry("/deliveries", "Deliveries"), new Entry("/suppressions", "Suppressions"),
			new Entry("/sources", "Sources"), new Entry("/rates", "Rates"), new Entry("/held", "Held moves"),
			new Entry("/rules", "Rules"), new Entry("/definitions", "Definitions"), new Entry("/inbox", "Inbox"),
			new Entry("/audit", "Audit"));

	private final Supplier<Set<String>> pages;

	/**
	 * A navigation to the pages that there are.
	 * @param pages paths that can be looked at, asked for when a page is shown
	 */
	Navigation(Supplier<Set<String>> pages) {
		this.pages = pages;
	}

	/**
	 * The entries as they are seen from a page.
	 */
	View from(String path) {
		Set<String> existing = this.pages.get();
		return new View(ENTRIES.stream()
			.filter((entry) -> existing.contains(entry.path()))
			.map((entry) -> entry.seenFrom(path))
			.toList());
	}

	private record Entry(String path, String title) {

		/**
		 * A page below an entry is of its section, which is less than being it.
		 */
		Link seenFrom(String current) {
			boolean below = !this.path.equals("/") && current.startsWith(this.path + "/");
			String state = this.path.equals(current) ? "page" : below ? "true" : "";
			return new Link(this.path, this.title, state);
		}

	}

	/**
	 * The navigation on one page.
	 *
	 * @param links the links
	 */
	record View(List<Link> links) {
	}

	/**
	 * One link.
	 *
	 * @param path where it leads
	 * @param title its words
	 * @param state value of {@code aria-current}; empty if one is elsewhere
	 */
	record Link(String path, String title, String state) {

		boolean current() {
			return !this.state.isEmpty();
		}

	}

}
