package elchi.admin.cli;

import java.util.List;
import java.util.concurrent.Callable;

import elchi.delivery.Delivery;
import elchi.mail.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Tells every mail that an address was ever due.
 */
@Command(name = "deliveries", mixinStandardHelpOptions = true,
		description = "Tells every mail that an address was ever due, and what became of it.",
		footerHeading = "%nExample:%n", footer = "  elchi deliveries reader@example.org")
final class DeliveriesCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "ADDRESS", description = "The reader's mail address.")
	private String address = "";

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	DeliveriesCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		EmailAddress wanted = EmailAddress.parse(this.address);
		return this.session.work((workplace) -> {
			List<Delivery> deliveries = workplace.deliveries(wanted);
			if (this.json) {
				this.session.json(deliveries);
				return ExitCodes.DONE;
			}
			if (deliveries.isEmpty()) {
				this.session.out().println("Nothing was ever due to '%s'.".formatted(wanted));
			}
			deliveries.forEach((delivery) -> this.session.out()
				.println("%-16s %-10s attempts %d  %s  %s"
					.formatted(delivery.mailing(), delivery.status(), delivery.attempts(), delivery.changedAt(),
							(delivery.reply() != null) ? delivery.reply() : "")
					.stripTrailing()));
			return ExitCodes.DONE;
		});
	}

}
