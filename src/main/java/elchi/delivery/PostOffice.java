package elchi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

import elchi.mail.Mailer;

/**
 * What every sender works with.
 *
 * @param ledger where it is written down
 * @param mailer where messages go
 * @param lanes what runs share
 * @param brake of a hundred recipients, how many may fail before a mailing pauses
 * @param retry what becomes of refusals
 * @param clock the time of day
 * @param nanoTime the time that passes
 * @param reconnect how long to wait before a lost server is called again, at first
 */
record PostOffice(DeliveryLedger ledger, Mailer mailer, Lanes lanes, int brake, RetryPolicy retry, Clock clock,
		LongSupplier nanoTime, Duration reconnect) {
}
