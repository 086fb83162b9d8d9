package elchi.alert;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import elchi.alert.AlertView.Footer;
import elchi.alert.AlertView.Item;
import elchi.alert.AlertView.Line;
import elchi.template.Paragraph;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Puts what one trader is told into one mail: the largest move first, the first few in
 * full, and at last what cannot be watched.
 */
final class AlertViews {

	private static final int IN_FULL = 4;

	private final AlertWords words;

	private final AlertItems items;

	private final ZoneId zone;

	private final Function<Notice, String> links;

	/**
	 * Creates the words for one trader.
	 * @param links where a rule's page is found
	 */
	AlertViews(Phrases phrases, ZoneId zone, Function<Notice, String> links) {
		this.words = new AlertWords(phrases);
		this.items = new AlertItems(this.words, zone);
		this.zone = zone;
		this.links = links;
	}

	/**
	 * The moves in the order in which they are told.
	 */
	static List<Move> largestFirst(List<Move> moves) {
		return moves.stream()
			.sorted(Comparator.comparing(Move::size).reversed().thenComparing((move) -> move.notice().id()))
			.toList();
	}

	/**
	 * The mail.
	 * @param moves at least one, largest first, unless there are outages
	 * @param outages what cannot be watched, or can be again
	 * @param chartSource where the picture of the first move is found; null if there is
	 * none
	 */
	AlertView view(Occasion occasion, List<Move> moves, List<Notice> outages, @Nullable String chartSource,
			Footer footer) {
		List<Item> items = new ArrayList<>();
		List<Line> more = new ArrayList<>();
		for (Move move : moves) {
			if (items.size() < IN_FULL) {
				items.add(this.items.item(move, this.links.apply(move.notice()), items.isEmpty(),
						items.isEmpty() ? chartSource : null));
			}
			else {
				more.add(line(this.items.subject(move), move.notice()));
			}
		}
		for (Notice outage : outages) {
			if (items.size() < IN_FULL) {
				items.add(this.items.item(outage, this.links.apply(outage), items.isEmpty()));
			}
			else {
				more.add(line(this.items.subject(outage), outage));
			}
		}
		LocalDate day = LocalDate.ofInstant(occasion.begunAt(), this.zone);
		return new AlertView(this.words.language(), subject(moves, outages), preheader(items.get(0)),
				this.words.fullDay(day), notice(occasion), items, more, footer, Paragraph::wrap);
	}

	private String subject(List<Move> moves, List<Notice> outages) {
		String first = moves.isEmpty() ? this.items.subject(outages.get(0)) : this.items.subject(moves.get(0));
		int further = moves.size() + outages.size() - 1;
		return (further == 0) ? first : this.words.format("subject.more", Map.of("subject", first, "count", further));
	}

	private static String preheader(Item first) {
		String said = first.inverse().isEmpty() ? first.after().get(0) : first.inverse();
		return said + " " + first.facts().get(0);
	}

	private Line line(String subject, Notice notice) {
		return new Line(
				this.words.format("more.item", Map.of("subject", subject, "date", this.words.day(notice.date()))),
				this.links.apply(notice));
	}

	private @Nullable String notice(Occasion occasion) {
		return switch (occasion.note()) {
			case "LATE" -> this.words.text("notice.LATE");
			case "REPLAY" -> this.words.format("notice.REPLAY",
					Map.of("date", this.words.fullDay(LocalDate.ofInstant(occasion.asOf(), this.zone))));
			default -> null;
		};
	}

}
