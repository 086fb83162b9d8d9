package elchi.alert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import elchi.alert.Notice.Decided;
import elchi.delivery.Composition;
import elchi.delivery.MailingId;
import elchi.delivery.MessageComposer;
import elchi.mail.MailMessage.InlineImage;
import elchi.subscription.Consent;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscribers;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import elchi.template.RenderedMessage;
import elchi.template.Templates;

/**
 * Composes the one mail of a trader and an evaluation: what was stored for it, with the
 * consent of now. What must not be told any more is left out: a rule that was stopped, or
 * changed so that it would not tell this, and a fixing that an operator dismissed.
 */
final class AlertComposer implements MessageComposer {

	static final String KIND = "alerts";

	private static final String TEMPLATE = "alert";

	private final Notifications notifications;

	private final PastFixings fixings;

	private final Subscribers subscribers;

	private final Templates templates;

	private final Phrases phrases;

	private final AlertEnvelope envelope;

	private final AlertCharts charts;

	AlertComposer(Notifications notifications, PastFixings fixings, Subscribers subscribers, Templates templates,
			Phrases phrases, AlertEnvelope envelope, AlertCharts charts) {
		this.notifications = notifications;
		this.fixings = fixings;
		this.subscribers = subscribers;
		this.templates = templates;
		this.phrases = phrases;
		this.envelope = envelope;
		this.charts = charts;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Composition compose(MailingId mailing, long subscriber) {
		Occasion occasion = this.notifications.occasion(mailing.value())
			.orElseThrow(() -> new IllegalStateException("There is no evaluation '%s'".formatted(mailing)));
		Consent consent = this.subscribers.consent(subscriber, Subscription.ALERTS);
		if (consent instanceof Consent.Withheld withheld) {
			return new Composition.Withdrawn(withheld.reason());
		}
		Telling telling = new Telling(occasion);
		this.notifications.of(mailing.value(), subscriber).forEach(telling::add);
		if (telling.isEmpty()) {
			return new Composition.Withdrawn(telling.reason());
		}
		return compose(telling, ((Consent.Given) consent).subscriber());
	}

	private Composition compose(Telling telling, Subscriber trader) {
		Occasion occasion = telling.occasion;
		boolean html = trader.preferences().format() == Preferences.Format.HTML;
		List<Move> moves = AlertViews.largestFirst(telling.moves);
		Phrases spoken = this.phrases.in(trader.language());
		Optional<byte[]> chart = (html && !moves.isEmpty()) ? this.charts.png(occasion, moves.get(0), spoken.locale())
				: Optional.empty();
		AlertViews views = new AlertViews(spoken, trader.zone(),
				(notice) -> this.envelope.rule(occasion, trader.id(), notice.rule().id()).toString());
		AlertView view = views.view(occasion, moves, telling.outages, chart.map((png) -> "cid:chart").orElse(null),
				this.envelope.footer(occasion, trader, moves.size() + telling.outages.size()));
		RenderedMessage rendered = this.templates.renderMessage(TEMPLATE, trader.language(), view);
		List<InlineImage> images = chart.map((png) -> List.of(new InlineImage("chart", "image/png", png)))
			.orElse(List.of());
		return new Composition.Composed(
				this.envelope.message(occasion, trader, rendered, html ? rendered.html() : null, images));
	}

	/**
	 * What is left of what was stored.
	 */
	private final class Telling {

		private final Occasion occasion;

		private final List<Move> moves = new ArrayList<>();

		private final List<Notice> outages = new ArrayList<>();

		private final List<String> leftOut = new ArrayList<>();

		Telling(Occasion occasion) {
			this.occasion = occasion;
		}

		void add(Notice notice) {
			Decided decided = notice.decided();
			long rule = notice.rule().id();
			if (notice.rule().status() == RuleStatus.STOPPED) {
				this.leftOut.add("rule %d was stopped".formatted(rule));
			}
			else if (decided == null) {
				this.outages.add(notice);
			}
			else if (isChanged(notice, decided)) {
				this.leftOut.add("rule %d was changed".formatted(rule));
			}
			else {
				Move.of(notice, decided,
						AlertComposer.this.fixings.of(this.occasion, notice.pair(), decided.source(), notice.date()))
					.ifPresentOrElse(this.moves::add,
							() -> this.leftOut.add("the fixing of %s counts no more".formatted(notice.date())));
			}
		}

		/**
		 * Whether the rule as it is now would not say what was decided.
		 */
		private boolean isChanged(Notice notice, Decided decided) {
			ThresholdRule rule = notice.rule().rule();
			Bounds bounds = Bounds.of(rule.condition());
			BigDecimal fire = bounds.fire(decided.sign());
			return !rule.pair().equals(notice.pair()) || !rule.direction().permits(decided.sign())
					|| !bounds.seen(decided.figure(), decided.sign()).reaches(fire);
		}

		boolean isEmpty() {
			return this.moves.isEmpty() && this.outages.isEmpty();
		}

		String reason() {
			return this.leftOut.isEmpty() ? "nothing to tell" : String.join("; ", this.leftOut);
		}

	}

}
