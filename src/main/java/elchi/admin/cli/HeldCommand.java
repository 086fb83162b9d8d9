package elchi.admin.cli;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;

import elchi.admin.HeldMoveAct;
import elchi.alert.HeldMove;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
		return this.session.work((workplace) -> {
			List<HeldMove> moves = workplace.held();
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
	 * Which move is meant.
	 */
	abstract static class Word implements Callable<Integer> {

		private final Session session;

		@Mixin
		private final ActOptions options = new ActOptions();

		@Parameters(index = "0", paramLabel = "CURRENCY", description = "The local currency, UZS.")
		private Currency currency = Currency.getInstance("XXX");

		@Parameters(index = "1", paramLabel = "SOURCE", description = "Name of the source, cbu.")
		private String source = "";

		@Parameters(index = "2", paramLabel = "DATE", description = "The effective date, 2017-09-05.")
		private LocalDate date = LocalDate.EPOCH;

		Word(Session session) {
			this.session = session;
		}

		@Override
		public Integer call() throws Exception {
			return this.options.performForReason(this.session, act(this.currency, this.source, this.date));
		}

		abstract HeldMoveAct act(Currency currency, String source, LocalDate date);

	}

	/**
	 * Lets a move count.
	 */
	@Command(name = "release", mixinStandardHelpOptions = true,
			description = "Lets a move count, and has the rules evaluated with it.", footerHeading = "%nExample:%n",
			footer = "  elchi held release UZS cbu 2017-09-05 --reason=\"the new rate is official\"")
	static final class Release extends Word {

		Release(Session session) {
			super(session);
		}

		@Override
		HeldMoveAct act(Currency currency, String source, LocalDate date) {
			return new HeldMoveAct.Release(currency, source, date);
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
		HeldMoveAct act(Currency currency, String source, LocalDate date) {
			return new HeldMoveAct.Dismiss(currency, source, date);
		}

	}

}
