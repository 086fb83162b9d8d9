package elchi.news;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import elchi.news.UnreadableException.Reason;

/**
 * A listing page that was saved as text: a rate ticker (not ours to read), a line
 * {@code Viewing results 1 - 6 of 45}, then for each article its title on a line, a blank
 * line, and its beginning on a line.
 * <p>
 * The numbers of the "Viewing" line are not believed: pages say {@code 1 - 6 of 2}.
 */
final class SavedPage {

	private static final Pattern VIEWING = Pattern.compile("Viewing results \\d+\\s*[-–]\\s*\\d+ of [\\d,]+");

	private static final int LONGEST_TITLE = 300;

	private SavedPage() {
	}

	static List<Item> read(String text) {
		List<String> lines = text.lines().map(PlainText::clean).toList();
		int viewing = 0;
		while (viewing < lines.size() && !VIEWING.matcher(lines.get(viewing)).matches()) {
			viewing++;
		}
		if (viewing == lines.size()) {
			throw new UnreadableException(Reason.UNKNOWN_PAGE,
					"The saved page has no line 'Viewing results 1 - 6 of 45', after which the articles begin.");
		}
		return items(lines.subList(viewing + 1, lines.size()).stream().filter((line) -> !line.isEmpty()).toList());
	}

	private static List<Item> items(List<String> lines) {
		if (lines.isEmpty() || lines.size() % 2 != 0) {
			throw new UnreadableException(Reason.UNKNOWN_PAGE,
					"The saved page has %d lines of articles. Each article has two: its title and its beginning."
						.formatted(lines.size()));
		}
		List<Item> items = new ArrayList<>();
		for (int index = 0; index < lines.size(); index += 2) {
			String title = lines.get(index);
			if (title.length() > LONGEST_TITLE) {
				throw new UnreadableException(Reason.UNKNOWN_PAGE,
						"The saved page has '%s...' where a title was to be.".formatted(title.substring(0, 60)));
			}
			Cut body = Cut.of(lines.get(index + 1));
			items.add(new Item(null, null, title, body.text(), null, body.truncated()));
		}
		return items;
	}

}
