package elchi.admin.cli;

import java.util.concurrent.atomic.LongAdder;

import elchi.delivery.Books;
import elchi.delivery.DeliveryLedger;
import elchi.delivery.MailingId;
import elchi.mail.SmtpSink;

/**
 * What comes of comparing the books, address by address, with what a sink truly took.
 *
 * @param lost accepted in the books, and unknown to the sink
 * @param unreported taken by the sink, and neither accepted nor uncertain in the books
 * @param duplicates messages to somebody who had one already
 */
record SimulationProof(long lost, long unreported, long duplicates) {

	static SimulationProof of(DeliveryLedger ledger, Books books, SmtpSink sink) {
		LongAdder lost = new LongAdder();
		LongAdder met = new LongAdder();
		ledger.accepted(new MailingId(books.mailing()), (address) -> (sink.took(address) ? met : lost).increment());
		lost.add(books.accepted() - lost.sum() - met.sum());
		books.uncertainRecipients().stream().filter(sink::took).forEach((address) -> met.increment());
		return new SimulationProof(lost.sum(), sink.count().recipients() - met.sum(), sink.count().twice());
	}

	boolean holds() {
		return this.lost == 0 && this.unreported == 0 && this.duplicates == 0;
	}

}
