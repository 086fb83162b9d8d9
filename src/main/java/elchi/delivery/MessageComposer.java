package elchi.delivery;

import java.util.Collection;
import java.util.function.LongFunction;

/**
 * Composes the messages of one kind of mailing; implemented by the rooms that own the
 * content. Composing the same delivery twice gives the same octets. Consent and address
 * are read at the moment of the call.
 */
public interface MessageComposer {

	/**
	 * The {@linkplain Mailing#kind() kind} of mailing that this composes.
	 */
	String kind();

	/**
	 * Composes one delivery.
	 * @throws RuntimeException if it cannot be composed; the delivery stays due and the
	 * mailing pauses with the reason
	 */
	Composition compose(MailingId mailing, long subscriber);

	/**
	 * Looks up some recipients together, whose turn comes within a moment, and composes
	 * each when it is asked for. Consent and address are as of this call.
	 */
	default LongFunction<Composition> composing(MailingId mailing, Collection<Long> subscribers) {
		return (subscriber) -> compose(mailing, subscriber);
	}

}
