package elchi.subscription;

import java.util.function.Supplier;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What follows a confirmation: the alert that was asked for, and a mail. Happens
 * afterwards, and again after a kill; doing it twice changes nothing.
 */
class Welcome {

	private static final Logger log = LoggerFactory.getLogger(Welcome.class);

	private final Wishes wishes;

	private final Subscribers subscribers;

	private final ServicePost post;

	private final Supplier<Stream<PreferenceSection>> sections;

	Welcome(Wishes wishes, Subscribers subscribers, ServicePost post, Supplier<Stream<PreferenceSection>> sections) {
		this.wishes = wishes;
		this.subscribers = subscribers;
		this.post = post;
		this.sections = sections;
	}

	/**
	 * Outside of any transaction, since the ledger's acts are transactions of their own.
	 */
	@Async
	@TransactionalEventListener
	void on(WishConfirmed confirmed) {
		welcome(confirmed.wish());
	}

	void welcome(long id) {
		Wish wish = this.wishes.find(id).orElse(null);
		if (wish == null || wish.confirmedAt() == null) {
			return;
		}
		Subscriber reader = this.subscribers.find(wish.requireSubscriber()).orElse(null);
		if (reader == null || reader.status() != SubscriberStatus.CONFIRMED) {
			return;
		}
		setUp(wish, reader);
		this.post.send(WelcomeComposer.mailing(wish), WelcomeComposer.KIND, reader.id(), reader.address(),
				wish.confirmedAt());
	}

	/**
	 * What comes of it stands on the page that the mail leads to.
	 */
	private void setUp(Wish wish, Subscriber reader) {
		FirstRule rule = wish.firstRule();
		if (rule == null) {
			return;
		}
		this.sections.get()
			.filter((section) -> section.name().equals(rule.form().get("section")))
			.forEach((section) -> section.apply(reader, rule.form()));
		log.info("Set up rule={} subscriber={} wish={}", rule, reader.id(), wish.id());
	}

}
