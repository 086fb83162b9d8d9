package elchi.alert;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import elchi.fx.HeldFixing;
import elchi.fx.Rulings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves that are held back because they are too strange to be true, until an independent
 * source shows the same or an operator decides. Publishes {@link MoveHeld} when one
 * begins and when it ends, in the transaction that writes it down.
 */
public class HeldMoves {

	private static final Logger LOG = LoggerFactory.getLogger(HeldMoves.class);

	private static final String SELECT = """
			SELECT currency, source, effective_date, printed, price, change_point, reason, held_at FROM alert_held_move
			WHERE state = 'HELD' ORDER BY effective_date DESC, currency, source
			""";

	private static final String KNOWN = """
			SELECT count(*) FROM alert_held_move
			WHERE currency = :currency AND source = :source AND effective_date = :date AND printed = :printed
			""";

	private static final String INSERT = """
			INSERT INTO alert_held_move (currency, source, effective_date, printed, price, change_point, reason, state,
				held_at)
			VALUES (:currency, :source, :date, :printed, :price, :change, :reason, 'HELD', :now)
			""";

	private static final String END = """
			UPDATE alert_held_move SET state = :state, ended_at = :now, ended_by = :by
			WHERE currency = :currency AND source = :source AND effective_date = :date AND printed = :printed
				AND state = 'HELD'
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Rulings rulings;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	HeldMoves(JdbcClient jdbc, TransactionTemplate transaction, Rulings rulings, ApplicationEventPublisher events,
			Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.rulings = rulings;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * What is held back now, newest first.
	 */
	public List<HeldMove> all() {
		return this.jdbc.sql(SELECT).query(HeldMoves::move).list();
	}

	/**
	 * Lets a move count, from the next evaluation on.
	 * @return whether this is the first word on it
	 */
	public boolean release(String source, Currency currency, LocalDate date, String by, String reason) {
		return this.rulings.release(source, currency, date, by, reason);
	}

	/**
	 * Keeps a move out for good.
	 * @return whether this is the first word on it
	 */
	public boolean dismiss(String source, Currency currency, LocalDate date, String by, String reason) {
		boolean said = this.rulings.dismiss(source, currency, date, by, reason);
		if (said) {
			all().stream()
				.filter((move) -> move.source().equals(source) && move.date().equals(date)
						&& move.currency().equals(currency.getCurrencyCode()))
				.forEach((move) -> end(move, "DISMISSED", by));
		}
		return said;
	}

	/**
	 * Compares what is held back now with what was.
	 * @param end how one ended that is held no longer; empty if it cannot be told from
	 * here
	 */
	void note(List<HeldFixing> now, Function<HeldMove, Optional<End>> end) {
		Map<HeldMove.Key, HeldMove> before = new LinkedHashMap<>();
		all().forEach((move) -> before.put(move.key(), move));
		for (HeldFixing fixing : now) {
			if (before.remove(HeldMove.Key.of(fixing)) == null) {
				begin(fixing);
			}
		}
		before.values().forEach((move) -> end.apply(move).ifPresent((how) -> end(move, how.state(), how.by())));
	}

	private void begin(HeldFixing fixing) {
		HeldMove move = new HeldMove(fixing.currency().getCurrencyCode(), fixing.source(), fixing.date(), fixing.text(),
				fixing.price(), (fixing.change() != null) ? fixing.change().point() : null, fixing.reason().name(),
				this.clock.instant());
		this.transaction.executeWithoutResult((status) -> {
			if (where(KNOWN, move.key()).query(Long.class).single() > 0) {
				return;
			}
			where(INSERT, move.key()).param("price", move.price())
				.param("change", move.change())
				.param("reason", move.reason())
				.param("now", Evaluations.utc(move.heldAt()))
				.update();
			this.events.publishEvent(move.event("HELD", ""));
			LOG.warn("Held currency={} source={} date={} price={} reason={}", move.currency(), move.source(),
					move.date(), move.price(), move.reason());
		});
	}

	private void end(HeldMove move, String state, String by) {
		this.transaction.executeWithoutResult((status) -> {
			int rows = where(END, move.key()).param("state", state)
				.param("by", by)
				.param("now", Evaluations.utc(this.clock.instant()))
				.update();
			if (rows == 1) {
				this.events.publishEvent(move.event(state, by));
				LOG.info("Ended hold currency={} source={} date={} state={} by={}", move.currency(), move.source(),
						move.date(), state, by);
			}
		});
	}

	private JdbcClient.StatementSpec where(String sql, HeldMove.Key key) {
		return this.jdbc.sql(sql)
			.param("currency", key.currency())
			.param("source", key.source())
			.param("date", key.date())
			.param("printed", key.printed());
	}

	private static HeldMove move(ResultSet row, int index) throws SQLException {
		BigDecimal change = row.getBigDecimal("change_point");
		return new HeldMove(row.getString("currency"), row.getString("source"),
				row.getObject("effective_date", LocalDate.class), row.getString("printed"),
				RuleRows.number(row, "price"), change, row.getString("reason"),
				row.getObject("held_at", OffsetDateTime.class).toInstant());
	}

	/**
	 * How a move ceases to be held back.
	 *
	 * @param state the word for it in the table
	 * @param by who or what brought it about; empty if nobody did
	 */
	record End(String state, String by) {

		/** No longer of interest: it is too old, or its source says something else. */
		static final End OVER = new End("OVER", "");

		static End releasedBy(String confirmation) {
			return new End("RELEASED", confirmation);
		}

	}

}
