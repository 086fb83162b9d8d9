package elchi.admin.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import elchi.admin.access.Permission;
import elchi.admin.access.Visits;
import elchi.delivery.Books;
import elchi.delivery.Delivery;
import elchi.delivery.DeliveryStatus;
import elchi.delivery.LedgerEntry;
import elchi.delivery.LedgerPages;
import org.jspecify.annotations.Nullable;

/**
 * Mailings as the console shows them.
 */
final class MailingViews {

	private final RunWords words;

	private final Visits visits;

	private final DeliveryLine.Maker deliveries;

	MailingViews(RunWords words, Visits visits, DeliveryLine.Maker deliveries) {
		this.words = words;
		this.visits = visits;
		this.deliveries = deliveries;
	}

	String zone() {
		return this.words.zone();
	}

	DeliveryLine delivery(Delivery delivery) {
		return this.deliveries.line(delivery);
	}

	Line line(LedgerEntry entry) {
		String state = state(entry);
		long open = entry.count(DeliveryStatus.DUE) + entry.count(DeliveryStatus.CLAIMED)
				+ entry.count(DeliveryStatus.SENDING) + entry.count(DeliveryStatus.DEFERRED);
		return new Line(entry.mailing().id().value(), entry.mailing().lane(),
				this.words.time(entry.mailing().plannedAt()), state, tone(state), entry.mailing().audience(),
				entry.count(DeliveryStatus.ACCEPTED), entry.count(DeliveryStatus.REJECTED),
				entry.count(DeliveryStatus.WITHDRAWN), entry.count(DeliveryStatus.UNCERTAIN), open, !entry.addsUp());
	}

	MailingView mailing(LedgerEntry entry, Books books, LedgerPages.@Nullable Pace pace, Rows rows) {
		String state = state(entry);
		List<Tab> tabs = Arrays.stream(DeliveryStatus.values())
			.filter((status) -> entry.count(status) > 0 || status.name().equals(rows.state()))
			.map((status) -> new Tab(status.name(), entry.count(status), status.name().equals(rows.state())))
			.toList();
		String reason = entry.pausedReason();
		return new MailingView("Mailing " + entry.mailing().id(), entry.mailing().id().value(), zone(),
				entry.mailing().lane(), entry.mailing().kind(), state, tone(state), (reason != null) ? reason : "",
				this.words.time(entry.mailing().plannedAt()), this.words.time(entry.closedAt()),
				this.words.time(entry.mailing().plannedAt().plus(entry.mailing().retryFor())), pace(pace),
				BooksView.of(books).withoutNames(), tabs, rows, acts(entry));
	}

	private Acts acts(LedgerEntry entry) {
		boolean sends = this.visits.may(Permission.SEND);
		return new Acts(sends && entry.pausedReason() != null, sends && entry.count(DeliveryStatus.UNCERTAIN) > 0,
				sends && entry.count(DeliveryStatus.DEFERRED) > 0);
	}

	private static String state(LedgerEntry entry) {
		if (entry.pausedReason() != null) {
			return "PAUSED";
		}
		return (entry.closedAt() != null) ? "CLOSED" : "OPEN";
	}

	private static String tone(String state) {
		return switch (state) {
			case "PAUSED" -> "failed";
			case "CLOSED" -> "completed";
			default -> "running";
		};
	}

	private static String pace(LedgerPages.@Nullable Pace pace) {
		Instant first = (pace != null) ? pace.first() : null;
		Instant last = (pace != null) ? pace.last() : null;
		if (pace == null || first == null || last == null) {
			return "";
		}
		Duration took = Duration.between(first, last);
		if (took.toMillis() < 1 || pace.accepted() < 2) {
			return String.format(Locale.ENGLISH, "%,d accepted at once", pace.accepted());
		}
		BigDecimal perSecond = BigDecimal.valueOf((pace.accepted() - 1) * 1000)
			.divide(BigDecimal.valueOf(took.toMillis()), 1, RoundingMode.HALF_UP);
		return String.format(Locale.ENGLISH, "%,d accepted within %s, %,.1f a second", pace.accepted(), words(took),
				perSecond);
	}

	private static String words(Duration took) {
		if (took.toHours() > 0) {
			return "%d h %d min".formatted(took.toHours(), took.toMinutesPart());
		}
		return (took.toMinutes() > 0) ? "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart())
				: "%d.%d s".formatted(took.toSeconds(), took.toMillisPart() / 100);
	}

	/**
	 * The list.
	 *
	 * @param title title of the page
	 * @param zone zone of the times
	 * @param lane the lane whose mailings are shown; empty for all
	 * @param lanes all that can be chosen
	 * @param mailings newest first
	 * @param next the last of this page, if there is another page; else empty
	 * @param later whether this is not the first page
	 */
	record ListView(String title, String zone, String lane, List<Choice> lanes, List<Line> mailings, String next,
			boolean later) {

		boolean none() {
			return this.mailings.isEmpty();
		}

		boolean further() {
			return !this.next.isEmpty();
		}

	}

	/**
	 * Something to choose.
	 *
	 * @param value its value
	 * @param label its words
	 * @param chosen whether it is chosen
	 */
	record Choice(String value, String label, boolean chosen) {
	}

	/**
	 * One mailing in the list.
	 *
	 * @param id its name
	 * @param lane its lane
	 * @param planned the date of its mails
	 * @param state open, paused or closed
	 * @param tone name of the state's colour
	 * @param audience how many were sealed
	 * @param accepted how many servers took
	 * @param rejected how many were refused for good
	 * @param withdrawn how many no longer wanted it
	 * @param uncertain of how many nobody knows
	 * @param open how many are still to be mailed
	 * @param wrong whether the sum is not the audience
	 */
	record Line(String id, String lane, String planned, String state, String tone, long audience, long accepted,
			long rejected, long withdrawn, long uncertain, long open, boolean wrong) {
	}

	/**
	 * One mailing.
	 *
	 * @param title title of the page
	 * @param id its name
	 * @param zone zone of the times
	 * @param lane its lane
	 * @param kind what is mailed
	 * @param state open, paused or closed
	 * @param tone name of the state's colour
	 * @param paused why it is paused; may be empty
	 * @param planned the date of its mails
	 * @param closed when nothing was left to do; may be empty
	 * @param until until when a deferred mail of the first hour is tried
	 * @param pace how fast servers took it; may be empty
	 * @param books its books
	 * @param tabs the states that it has deliveries in
	 * @param rows the deliveries of one state
	 * @param acts what can be done
	 */
	record MailingView(String title, String id, String zone, String lane, String kind, String state, String tone,
			String paused, String planned, String closed, String until, String pace, BooksView books, List<Tab> tabs,
			Rows rows, Acts acts) {

		/** Its deliveries are told apart by their addresses. */
		boolean byAddress() {
			return false;
		}

		boolean stopped() {
			return !this.paused.isEmpty();
		}

		boolean ended() {
			return !this.closed.isEmpty();
		}

		boolean paced() {
			return !this.pace.isEmpty();
		}

	}

	/**
	 * What can be done about a mailing.
	 *
	 * @param resume let it be sent again
	 * @param retryUncertain send all uncertain ones again
	 * @param retryDeferred try all deferred ones now
	 */
	record Acts(boolean resume, boolean retryUncertain, boolean retryDeferred) {

		boolean any() {
			return this.resume || this.retryUncertain || this.retryDeferred;
		}

	}

	/**
	 * A state with its number.
	 *
	 * @param name the state
	 * @param count how many are in it
	 * @param chosen whether these are shown
	 */
	record Tab(String name, long count, boolean chosen) {
	}

	/**
	 * The deliveries of one state.
	 *
	 * @param state the state; empty if there is none
	 * @param lines one for each delivery
	 * @param next number of the last subscriber of this page, if there is another page;
	 * else empty
	 * @param later whether this is not the first page
	 */
	record Rows(String state, List<DeliveryLine> lines, String next, boolean later) {

		boolean none() {
			return this.lines.isEmpty();
		}

		boolean further() {
			return !this.next.isEmpty();
		}

	}

}
