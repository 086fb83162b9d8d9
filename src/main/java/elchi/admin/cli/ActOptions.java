package elchi.admin.cli;

import java.io.PrintWriter;
import java.util.Locale;

import elchi.admin.Act;
import elchi.admin.Order;
import elchi.admin.Outcome;
import elchi.admin.Plan;
import elchi.job.RunOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What every verb takes that changes something, and how it is done: planned or done, with
 * a reason, once for a request key, and written into the audit log.
 */
final class ActOptions {

	private static final String UNSAID = "not said";

	@Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the audit log.")
	private String reason = "";

	@Option(names = "--dry-run", description = "Only tell what would be done, to how many and to whom.")
	private boolean dryRun;

	@Option(names = "--yes", description = "Do not ask before anybody is concerned; off a terminal nobody is asked.")
	private boolean yes;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	@Option(names = "--request-key", paramLabel = "KEY",
			description = "Name of this order: given twice, it is done once.")
	private @Nullable String key;

	/**
	 * Who gives orders here: the user of the operating system.
	 */
	static String who() {
		return "cli:" + System.getProperty("user.name", "unknown").toLowerCase(Locale.ROOT);
	}

	String reason() {
		return this.reason.isBlank() ? UNSAID : this.reason;
	}

	/**
	 * The same for an act that nobody does without saying why.
	 */
	int performForReason(Session session, Act act) throws Exception {
		if (this.reason.isBlank() && !this.dryRun) {
			throw new IllegalArgumentException("Missing required option: '--reason=TEXT'.");
		}
		return perform(session, act);
	}

	/**
	 * Plans an act or does it, and waits for the run that it asks for.
	 */
	int perform(Session session, Act act) throws Exception {
		return session.work((workplace) -> {
			if (this.dryRun) {
				return print(session, workplace.plan(act));
			}
			return isWanted(session, workplace, act) ? perform(session, workplace, act) : ExitCodes.USAGE;
		});
	}

	/**
	 * On a terminal somebody is asked before anybody else is concerned; a script has
	 * planned before.
	 */
	private boolean isWanted(Session session, Workplace workplace, Act act) {
		if (this.yes || !session.terminal().attended()) {
			return true;
		}
		Plan plan = workplace.plan(act);
		if (!plan.possible() || plan.count() == 0) {
			return true;
		}
		lines(plan, session.err());
		boolean wanted = session.terminal().agrees("Go on?");
		if (!wanted) {
			session.err().println("Nothing was done.");
		}
		return wanted;
	}

	private int perform(Session session, Workplace workplace, Act act) throws InterruptedException {
		Order order = new Order(who(), reason(), (this.key != null) ? this.key : Order.newKey());
		Outcome outcome = workplace.perform(act, order);
		String ticket = outcome.ticket();
		if (ticket == null) {
			print(session, outcome);
			return ExitCodes.DONE;
		}
		if (!this.json) {
			session.err().println(sentence(outcome));
		}
		RunOutcome ended = new RunWatch(workplace, session.err()).await(ticket, act.object());
		return new RunReport(workplace::books).print(session, this.json, ended);
	}

	private void print(Session session, Outcome outcome) {
		if (this.json) {
			session.json(outcome);
		}
		else {
			session.out().println(sentence(outcome));
		}
	}

	private static String sentence(Outcome outcome) {
		return outcome.repeated() ? outcome.sentence() + " (Done before under this request key; nothing was done now.)"
				: outcome.sentence();
	}

	private int print(Session session, Plan plan) {
		if (this.json) {
			session.json(plan);
		}
		else {
			lines(plan, plan.possible() ? session.out() : session.err());
		}
		return plan.possible() ? ExitCodes.DONE : ExitCodes.USAGE;
	}

	private static void lines(Plan plan, PrintWriter out) {
		out.println(plan.sentence());
		plan.who().forEach((address) -> out.println("  " + address));
		if (plan.count() > plan.who().size() && !plan.who().isEmpty()) {
			out.println("  and %d more".formatted(plan.count() - plan.who().size()));
		}
		plan.details().forEach((line) -> out.println("  " + line));
		plan.others().forEach((group) -> out.println("%8d not: %s".formatted(group.count(), group.why())));
	}

}
