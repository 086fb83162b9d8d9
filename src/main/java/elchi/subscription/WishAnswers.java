package elchi.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import elchi.mail.EmailAddress;
import elchi.subscription.Wish.Answer;
import elchi.subscription.Wish.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Decides which mail answers a wish, and has it sent; afterwards, and again after a kill.
 * Doing it twice changes nothing.
 */
class WishAnswers {

	private static final Logger log = LoggerFactory.getLogger(WishAnswers.class);

	private final Wishes wishes;

	private final Subscribers subscribers;

	private final Links links;

	private final ServicePost post;

	WishAnswers(Wishes wishes, Subscribers subscribers, Links links, ServicePost post) {
		this.wishes = wishes;
		this.subscribers = subscribers;
		this.links = links;
		this.post = post;
	}

	/**
	 * Outside of any transaction, since the ledger's acts are transactions of their own.
	 */
	@Async
	@TransactionalEventListener
	void on(WishUttered uttered) {
		answer(uttered.wish());
	}

	void answer(long id) {
		Optional<Wish> found = this.wishes.find(id);
		if (found.isEmpty()) {
			return;
		}
		if (found.get().answer() == null) {
			decide(found.get());
		}
		Wish wish = this.wishes.find(id).orElseThrow();
		log.info("Answered wish={} kind={} answer={}", id, wish.kind(), wish.answer());
		if (wish.answer() == Answer.CONFIRM) {
			EmailAddress address = wish.address();
			if (address != null) {
				this.post.send(ConfirmationComposer.mailing(wish), ConfirmationComposer.KIND, wish.requireSubscriber(),
						address, wish.utteredAt());
			}
		}
		else if (wish.answer() != Answer.NOTHING) {
			this.subscribers.find(wish.requireSubscriber())
				.ifPresent((reader) -> this.post.send(LinkComposer.mailing(wish), LinkComposer.KIND, reader.id(),
						reader.address(), wish.utteredAt()));
		}
	}

	private void decide(Wish wish) {
		EmailAddress address = wish.address();
		if (address == null) {
			return;
		}
		Optional<Subscriber> known = this.subscribers.find(address);
		Answer answer = known.map((reader) -> answer(wish, reader)).orElseGet(() -> answerToStranger(wish));
		Long subscriber = known.map(Subscriber::id).orElse(null);
		if (subscriber == null && answer == Answer.CONFIRM) {
			subscriber = this.subscribers.register(address, wish.name(), wish.preferences(), List.of(), wish.how())
				.id();
		}
		this.wishes.decide(wish.id(), answer, subscriber, this.links.sealedKeyId());
	}

	private static Answer answerToStranger(Wish wish) {
		return (wish.kind() == Kind.SIGN_UP) ? Answer.CONFIRM : Answer.NOTHING;
	}

	/**
	 * Who is suppressed gets nothing: their server or they themselves said so, and only
	 * an operator takes that back. Who was erased comes back like anybody else, by their
	 * own word.
	 */
	private static Answer answer(Wish wish, Subscriber reader) {
		return switch (reader.status()) {
			case SUPPRESSED -> Answer.NOTHING;
			case UNCONFIRMED, ERASED -> answerToStranger(wish);
			case CONFIRMED -> {
				if (wish.kind() == Kind.LOST_LINK) {
					yield Answer.LINK;
				}
				yield hasAll(reader, wish.lists()) ? Answer.ALREADY : Answer.CONFIRM;
			}
		};
	}

	private static boolean hasAll(Subscriber reader, Collection<String> lists) {
		return reader.lists().containsAll(lists);
	}

}
