package elchi.alert;

import java.time.Instant;

import elchi.delivery.MailingId;
import org.jspecify.annotations.Nullable;

/**
 * One pass over what was recorded, and the mailing that tells of it.
 *
 * @param id its name, and that of its mailing
 * @param definition name of the definition
 * @param upto number of the last quote that counts
 * @param asOf as of when it is decided
 * @param keyId the key that signs the links in its mails
 * @param begunAt when it was begun: the date that its mails bear
 * @param sealedAt when its decisions were complete; null until then
 * @param audience how many traders are told; 0 until sealed
 */
record Evaluation(MailingId id, String definition, long upto, Instant asOf, String keyId, Instant begunAt,
		@Nullable Instant sealedAt, long audience) {

	boolean isSealed() {
		return this.sealedAt != null;
	}

}
