package elchi.digest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import elchi.digest.EditionDocument.SealedStory;
import elchi.digest.Moves.Move;
import elchi.fx.WeeklyFigures.Fixing;

/**
 * The week in one line, the subject that makes one open the mail, and the line that an
 * inbox shows beside it. They say what the figures carry and nothing else.
 */
final class Lead {

	private static final int SUBJECT = 60;

	private final Words words;

	private final Week week;

	private final Moves moves;

	private final List<SealedStory> stories;

	Lead(Words words, Week week, Moves moves, List<SealedStory> stories) {
		this.words = words;
		this.week = week;
		this.moves = moves;
		this.stories = stories;
	}

	/**
	 * The largest move and the quiet ones; the best headline where nothing has a rate.
	 */
	String line() {
		Optional<Move> largest = this.moves.largest();
		if (largest.isEmpty()) {
			return this.words.text("lead.none");
		}
		List<String> sentences = new ArrayList<>();
		sentences.add(moved(largest.get()));
		List<Move> quiet = this.moves.quiet(largest.get());
		if (!quiet.isEmpty()) {
			sentences.add(stayed(quiet));
		}
		return String.join(" ", sentences);
	}

	/**
	 * The move of the week when it goes beyond the usual, the best headline otherwise.
	 */
	String subject() {
		String range = this.words.shortRange(this.week);
		Optional<Move> unusual = this.moves.unusual();
		if (unusual.isPresent()) {
			return shortMove(unusual.get()) + this.words.format("subject.tail", Map.of("range", range));
		}
		return headline().map((title) -> this.words.format("subject.lead", Map.of("title", title, "range", range)))
			.orElseGet(() -> this.words.format("subject.plain", Map.of("range", range)));
	}

	/**
	 * The fact that the subject does not tell.
	 */
	String preheader() {
		Optional<Move> largest = this.moves.largest();
		if (largest.isPresent() && this.moves.unusual().isEmpty()) {
			return moved(largest.get());
		}
		return headline().orElseGet(this::line);
	}

	private Optional<String> headline() {
		return this.stories.stream()
			.map(SealedStory::title)
			.filter((title) -> title.codePointCount(0, title.length()) <= SUBJECT)
			.findFirst();
	}

	private String shortMove(Move move) {
		BigDecimal percent = SaidChange.of(move.change(), 1).map(SaidChange::percent).orElse(move.said().percent());
		return this.words.format("subject.moved", Map.of("currency", this.words.text("currency." + move.currency()),
				"direction", direction(move), "percent", this.words.percent(percent.abs())));
	}

	private String moved(Move move) {
		Fixing close = Objects.requireNonNull(move.figure().close());
		Map<String, Object> facts = new HashMap<>();
		facts.put("currency", this.words.text("currency.in." + move.currency()));
		facts.put("percent", this.words.size(move.said()));
		facts.put("price", this.words.price(close.price(), move.figure().slack()));
		facts.put("largest", largest(move));
		return this.words.sentence(this.words.format((move.said().sign() > 0) ? "lead.gained" : "lead.lost", facts));
	}

	/**
	 * Said only if the data reach that far, and empty otherwise.
	 */
	private String largest(Move move) {
		LocalDate since = move.figure().largestSince();
		if (since == null) {
			return "";
		}
		return this.words.format("lead.largest", Map.of("direction", direction(move), "date", this.words.day(since)));
	}

	private String stayed(List<Move> quiet) {
		List<String> names = quiet.stream().map((move) -> this.words.text("currency.in." + move.currency())).toList();
		BigDecimal bound = Moves.bound(quiet).movePointRight(2).setScale(1);
		return this.words.sentence(this.words.format("lead.stayed", Map.of("currencies", this.words.list(names),
				"percent", this.words.percent(bound), "count", names.size())));
	}

	private static String direction(Move move) {
		return (move.said().sign() > 0) ? "up" : "down";
	}

}
