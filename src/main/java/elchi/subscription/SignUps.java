package elchi.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import elchi.mail.EmailAddress;
import elchi.subscription.Wish.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what strangers ask for on public pages. All that happens while they wait is that
 * the wish is counted and written down, which is the same for every address.
 */
public class SignUps {

	private static final Logger log = LoggerFactory.getLogger(SignUps.class);

	private final Wishes wishes;

	private final ConsentTexts texts;

	private final SubscriptionProperties properties;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SignUps(Wishes wishes, ConsentTexts texts, SubscriptionProperties properties, TransactionTemplate transaction,
			ApplicationEventPublisher events, Clock clock) {
		this.wishes = wishes;
		this.texts = texts;
		this.properties = properties;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Somebody wants mail. Nothing but a confirmation goes out before the owner of the
	 * address has said so.
	 */
	public Reception signUp(SignUp wanted, Origin origin) {
		return take(Kind.SIGN_UP, wanted, wanted.lists(), origin);
	}

	/**
	 * Somebody who is known wants a list again that they had left.
	 */
	public Reception comeBack(Subscriber reader, String list, Origin origin) {
		return signUp(new SignUp(reader.address(), reader.name(), reader.preferences(), List.of(list), null), origin);
	}

	/**
	 * Somebody wants the link to their preferences.
	 */
	public Reception lostLink(EmailAddress address, Origin origin) {
		SignUp nothing = new SignUp(address, "", Preferences.DEFAULT.in(origin.language()), Subscription.LISTS, null);
		return take(Kind.LOST_LINK, nothing, List.of(), origin);
	}

	/**
	 * How many mails an address is sent within a day because somebody typed it.
	 */
	public int mailsADay() {
		return this.properties.mailsADay();
	}

	private Reception take(Kind kind, SignUp wanted, List<String> lists, Origin origin) {
		Instant now = this.clock.instant();
		long near = this.wishes.ofNetwork(origin.network(), now.minus(Duration.ofHours(1)));
		long same = this.wishes.ofAddress(AddressHash.of(wanted.address()), now.minus(Duration.ofDays(1)));
		if (near >= this.properties.wishesAnHour()) {
			log.warn("Refused wish kind={} network={} reason=too many in an hour", kind, origin.network());
			return Reception.TOO_MANY;
		}
		if (same >= this.properties.mailsADay()) {
			log.info("Ignored wish kind={} network={} reason=the address had enough mail today", kind,
					origin.network());
			return Reception.TAKEN;
		}
		String agreed = origin.words().isEmpty() ? null : this.texts.keep(origin.language(), origin.words());
		this.transaction.executeWithoutResult((status) -> utter(kind, wanted, lists, origin, agreed, now));
		return Reception.TAKEN;
	}

	private void utter(Kind kind, SignUp wanted, List<String> lists, Origin origin, @Nullable String agreed,
			Instant now) {
		long wish = this.wishes.utter(kind, wanted, lists, origin, agreed, now);
		this.events.publishEvent(new WishUttered(wish));
		log.info("Took wish={} kind={} how={} network={}", wish, kind, origin.how(), origin.network());
	}

}
