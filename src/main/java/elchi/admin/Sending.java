package elchi.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import elchi.mail.MailSetup;
import elchi.subscription.Publisher;

/**
 * Whether mail may leave, and what is missing if it may not. Through a relay that is not
 * loopback nothing goes while the publisher is not described in full, since readers could
 * neither tell who writes nor leave.
 */
public final class Sending {

	private final MailSetup setup;

	private final Publisher publisher;

	private final Predicate<String> mails;

	private final Supplier<Optional<String>> objection;

	/**
	 * Creates it.
	 * @param mails whether the definition of a name mails anybody
	 * @param objection why nothing may be sent by anybody now; empty if it may
	 */
	Sending(MailSetup setup, Publisher publisher, Predicate<String> mails, Supplier<Optional<String>> objection) {
		this.setup = setup;
		this.publisher = publisher;
		this.mails = mails;
		this.objection = objection;
	}

	/**
	 * Refuses a definition that mails while mail may not leave.
	 * @throws SendingRefusedException with everything that is missing
	 */
	public void require(String definition) {
		if (!this.mails.test(definition)) {
			return;
		}
		if (this.setup instanceof MailSetup.Absent absent) {
			throw new SendingRefusedException(List.of(absent.reason()));
		}
		this.objection.get().ifPresent((reason) -> {
			throw new SendingRefusedException(List.of(reason));
		});
		requirePublisher();
	}

	/**
	 * Refuses a relay that is not loopback while the publisher is not described in full.
	 * @throws SendingRefusedException with everything that is missing
	 */
	public void requirePublisher() {
		if (this.setup instanceof MailSetup.Relay relay && !relay.hosts().stream().allMatch(Sending::isLoopback)
				&& !this.publisher.missing().isEmpty()) {
			throw new SendingRefusedException(this.publisher.missing());
		}
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
