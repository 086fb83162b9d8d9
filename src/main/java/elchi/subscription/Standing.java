package elchi.subscription;

import org.jspecify.annotations.Nullable;

/**
 * How somebody stands with a mailing at this moment.
 *
 * @param consent whether it may be sent
 * @param sealed what they had chosen when its audience was sealed; null if it was sealed
 * without them
 */
public record Standing(Consent consent, @Nullable Preferences sealed) {

	/**
	 * Of somebody whom nobody knows.
	 */
	public static final Standing UNKNOWN = new Standing(new Consent.Withheld("unknown subscriber"), null);

}
