package elchi.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for on a public page, and what came of it.
 *
 * @param id number
 * @param kind what it is about
 * @param address the address; null when it is confirmed or forgotten
 * @param hash identity of the address
 * @param name how the person wants to be called
 * @param lists the lists that were asked for; none for a lost link
 * @param preferences what was chosen
 * @param firstRule an alert to begin with; null for none
 * @param utteredAt when it reached us
 * @param how by which way
 * @param answer which mail answers it; null until that is decided
 * @param subscriber whose address it is; null until that is decided
 * @param keyId the key of the links in its mails; null until that is decided
 * @param confirmedAt when the owner of the address said that it is theirs; null before
 * @param edition the edition that the welcome tells of; null if there was none
 */
record Wish(long id, Kind kind, @Nullable EmailAddress address, AddressHash hash, String name, List<String> lists,
		Preferences preferences, @Nullable FirstRule firstRule, Instant utteredAt, String how, @Nullable Answer answer,
		@Nullable Long subscriber, @Nullable String keyId, @Nullable Instant confirmedAt, @Nullable String edition) {

	Locale language() {
		return this.preferences.language();
	}

	long requireSubscriber() {
		if (this.subscriber == null) {
			throw new IllegalStateException("Wish %d is not decided yet".formatted(this.id));
		}
		return this.subscriber;
	}

	String requireKeyId() {
		if (this.keyId == null) {
			throw new IllegalStateException("Wish %d has no mail".formatted(this.id));
		}
		return this.keyId;
	}

	/**
	 * What it is about.
	 */
	enum Kind {

		/** Mail of some lists. */
		SIGN_UP,
		/** The link to one's preferences. */
		LOST_LINK

	}

	/**
	 * Which mail answers it.
	 */
	enum Answer {

		/** The one with the button. */
		CONFIRM,
		/** All of it comes already, and here is the link. */
		ALREADY,
		/** Here is the link. */
		LINK,
		/** None. */
		NOTHING

	}

}
