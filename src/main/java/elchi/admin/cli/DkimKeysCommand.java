package elchi.admin.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import elchi.admin.access.AuditLog;
import elchi.mail.DkimKeys;
import elchi.mail.DkimRecord;
import elchi.mail.MailSetup;
import elchi.subscription.Publisher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

/**
 * Makes the keys that sign mail, and tells what DNS must say.
 */
@Command(name = "dkim-keys", mixinStandardHelpOptions = true,
		description = "Makes the keys that sign mail, and prints the records of DNS for DKIM, SPF and DMARC.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi dkim-keys --domain=news.example.com", "  elchi dkim-keys --show --json" })
final class DkimKeysCommand implements Callable<Integer> {

	private static final String DOMAIN = "elchi.mail.dkim.domain";

	private final Session session;

	@Option(names = "--name", paramLabel = "NAME", description = "Name of the keys; default: this month, 2026-11.")
	private @Nullable String name;

	@Option(names = "--domain", paramLabel = "DOMAIN",
			description = "Domain that signs; default: elchi.mail.dkim.domain, else elchi.publisher.domain.")
	private @Nullable String domain;

	@Option(names = "--show", description = "Make none, print the records of those that there are.")
	private boolean show;

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	DkimKeysCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			Publisher publisher = context.getBean(Publisher.class);
			String signing = signing(context, publisher);
			DkimKeys keys = context.getBean(DkimKeys.class);
			List<DkimRecord> made;
			try {
				made = this.show ? keys.records(signing) : make(context, keys, signing);
			}
			catch (IllegalArgumentException ex) {
				this.session.err().println(ex.getMessage());
				return ExitCodes.USAGE;
			}
			print(new Report(signing, made.stream().map(DkimRecord::selector).toList(),
					records(signing, made, publisher, context.getBean(MailSetup.class))));
			return ExitCodes.DONE;
		});
	}

	private List<DkimRecord> make(ApplicationContext context, DkimKeys keys, String signing) throws Exception {
		String name = name(context);
		return new AuditedChange("dkim.make", name + " " + signing, "").make(context.getBean(AuditLog.class),
				() -> keys.make(name, signing), (made) -> made.size() + " keys");
	}

	private String signing(ApplicationContext context, Publisher publisher) {
		String configured = context.getEnvironment().getProperty(DOMAIN);
		if (this.domain != null) {
			return this.domain;
		}
		return (configured != null && StringUtils.hasText(configured)) ? configured : publisher.domain();
	}

	private String name(ApplicationContext context) {
		if (this.name != null) {
			return this.name;
		}
		LocalDate today = LocalDate.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC);
		return today.toString().substring(0, 7);
	}

	private static List<Txt> records(String domain, List<DkimRecord> keys, Publisher publisher, MailSetup setup) {
		List<Txt> records = new ArrayList<>();
		keys.forEach((key) -> records.add(new Txt(key.name(), key.text(), "DKIM")));
		String sender = (setup instanceof MailSetup.Relay relay)
				? relay.hosts().stream().map("a:"::concat).collect(Collectors.joining(" ")) : "mx";
		records.add(new Txt(publisher.bounceDomain(), "v=spf1 %s -all".formatted(sender),
				"SPF of the return paths; what your relay advises goes before this"));
		records.add(new Txt("_dmarc." + domain, "v=DMARC1; p=reject; rua=mailto:dmarc@%s".formatted(domain),
				"DMARC; begin with p=none until the reports show that your mail passes"));
		return records;
	}

	private void print(Report report) {
		if (this.json) {
			this.session.json(report);
			return;
		}
		report.records()
			.forEach((record) -> this.session.out().println("; %s%n%s".formatted(record.purpose(), record.line())));
		if (!report.selectors().isEmpty()) {
			this.session.out()
				.println("%nWhen DNS says so, set:%n  %s=%s%n  elchi.mail.dkim.selectors=%s".formatted(DOMAIN,
						report.domain(), String.join(",", report.selectors())));
		}
	}

	/**
	 * What is printed.
	 *
	 * @param domain domain that signs
	 * @param selectors names of the keys
	 * @param records what DNS must say
	 */
	record Report(String domain, List<String> selectors, List<Txt> records) {
	}

	/**
	 * A TXT record.
	 *
	 * @param name its full name
	 * @param text its text
	 * @param purpose what it is for
	 */
	record Txt(String name, String text, String purpose) {

		/**
		 * A line of a zone file; no string in it may be longer than 255 octets.
		 */
		String line() {
			List<String> strings = new ArrayList<>();
			for (int start = 0; start < this.text.length(); start += 250) {
				strings.add(this.text.substring(start, Math.min(this.text.length(), start + 250)));
			}
			String quoted = strings.stream().map((string) -> '"' + string + '"').collect(Collectors.joining(" "));
			return "%s. IN TXT %s".formatted(this.name, (strings.size() > 1) ? "( " + quoted + " )" : quoted);
		}

	}

}
