package elchi.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import elchi.mail.Mailer;

/**
 * What every sender works with.
 *
 * @param ledger where it is written down
 * @param mailer where messages go
 * @param lanes what runs share
 * @param domains whose recipients get less
 * @param brake of a hundred recipients, how many may fail before a mailing pauses
 * @param retry what becomes of refusals
 * @param clock the time of day
 * @param nanoTime the time that passes
 * @param pause how time is let pass
 * @param reconnect how long to wait before a lost server is called again, at first
 */
record PostOffice(DeliveryLedger ledger, Mailer mailer, Lanes lanes, Domains domains, int brake, RetryPolicy retry,
		Clock clock, LongSupplier nanoTime, Pause pause, Duration reconnect) {

	/**
	 * Lets time pass.
	 */
	@FunctionalInterface
	interface Pause {

		/** As it passes by itself. */
		Pause REAL = (stop, nanos) -> stop.await(nanos, TimeUnit.NANOSECONDS);

		/**
		 * Waits, but not longer than until something stops.
		 */
		void await(CountDownLatch stop, long nanos) throws InterruptedException;

	}

}
