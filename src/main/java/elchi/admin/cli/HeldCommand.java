package elchi.admin.cli;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;

import elchi.alert.HeldMove;
import elchi.alert.HeldMoves;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lists the moves that are held back, and decides about them.
 */
@Command(name = "held", mixinStandardHelpOptions = true,
		description = "Lists the moves that are held back until an independent source or an operator confirms them.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi held", "  elchi held release UZS cbu 2017-09-05 --reason=\"the new rate is official\"",
				"  elchi held dismiss TMT cbu 2026-04-01 --reason=\"a misprint\"" })
final class HeldCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	private HeldCommand(Session session) {
		this.session = session;
	}

	static CommandLine with(Session session) {
		return new CommandLine(new HeldCommand(session)).addSubcommand(new Release(session))
			.addSubcommand(new Dismiss(session));
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			List<HeldMove> moves = context.getBean(HeldMoves.class).all();
			if (this.json) {
				this.session.json(moves);
				return ExitCodes.DONE;
			}
			if (moves.isEmpty()) {
				this.session.out().println("Nothing is held back.");
			}
			moves.forEach((move) -> this.session.out().println(line(move)));
			return ExitCodes.DONE;
		});
	}

	private static String line(HeldMove move) {
		String change = (move.change() != null)
				? "%s%%".formatted(move.change().movePointRight(2).setScale(2, RoundingMode.HALF_EVEN)) : "";
		return "%s  %-12s  %s  %s per dollar  %s  %s".formatted(move.currency(), move.source(), move.date(),
				move.price().toPlainString(), change, move.reason());
	}

	/**
	 * Which move is meant, and why.
	 */
	abstract static class Word implements Callable<Integer> {

		private final Session session;

		@Parameters(index = "0", paramLabel = "CURRENCY", description = "The local currency, UZS.")
		private String currency = "";

		@Parameters(index = "1", paramLabel = "SOURCE", description = "Name of the source, cbu.")
		private String source = "";

		@Parameters(index = "2", paramLabel = "DATE", description = "The effective date, 2017-09-05.")
		private LocalDate date = LocalDate.EPOCH;

		@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept for ever.")
		private String reason = "";

		@Option(names = "--json", description = "Print the result for a program.")
		private boolean json;

		Word(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.session.inProcess((context) -> {
				HeldMoves moves = context.getBean(HeldMoves.class);
				List<HeldMove> meant = moves.all().stream().filter(this::isMeant).toList();
				if (meant.isEmpty()) {
					throw new IllegalArgumentException(
							"No move of '%s' by '%s' on %s is held back; held lists those that are."
								.formatted(this.currency, this.source, this.date));
				}
				HeldMove move = meant.get(0);
				boolean first = say(moves, move, this.reason);
				print(move, first);
				return ExitCodes.DONE;
			});
		}

		abstract boolean say(HeldMoves moves, HeldMove move, String why);

		abstract String done();

		private boolean isMeant(HeldMove move) {
			return move.currency().equals(this.currency) && move.source().equals(this.source)
					&& move.date().equals(this.date);
		}

		private void print(HeldMove move, boolean first) {
			if (this.json) {
				this.session.json(move);
				return;
			}
			this.session.out()
				.println("The move of %s by %s on %s %s.".formatted(move.currency(), move.source(), move.date(),
						first ? done() : "was decided before"));
		}

	}

	/**
	 * Lets a move count.
	 */
	@Command(name = "release", mixinStandardHelpOptions = true,
			description = "Lets a move count, from the next evaluation on.", footerHeading = "%nExample:%n",
			footer = "  elchi held release UZS cbu 2017-09-05 --reason=\"the new rate is official\"")
	static final class Release extends Word {

		Release(Session session) {
			super(session);
		}

		@Override
		boolean say(HeldMoves moves, HeldMove move, String why) {
			return moves.release(move.source(), Currency.getInstance(move.currency()), move.date(), "command line",
					why);
		}

		@Override
		String done() {
			return "counts from the next evaluation on; 'elchi run rate-alerts' evaluates now";
		}

	}

	/**
	 * Keeps a move out.
	 */
	@Command(name = "dismiss", mixinStandardHelpOptions = true, description = "Keeps a move out for good.",
			footerHeading = "%nExample:%n", footer = "  elchi held dismiss TMT cbu 2026-04-01 --reason=\"a misprint\"")
	static final class Dismiss extends Word {

		Dismiss(Session session) {
			super(session);
		}

		@Override
		boolean say(HeldMoves moves, HeldMove move, String why) {
			return moves.dismiss(move.source(), Currency.getInstance(move.currency()), move.date(), "command line",
					why);
		}

		@Override
		String done() {
			return "is kept out for good";
		}

	}

}
