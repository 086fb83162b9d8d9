package elchi.subscription;

import org.jspecify.annotations.Nullable;

/**
 * How somebody stands with a mailing at this moment.
 *
 * @param consent whether it may be sent
 * @param sealed what they had chosen when its audience was sealed; null if it was sealed
 * without them
 * @param answers the mailing that this one corrects and that they may have had; null
 * mostly
 */
public record Standing(Consent consent, @Nullable Preferences sealed, @Nullable String answers) {

	/**
	 * Of somebody whom nobody knows.
	 */
	public static final Standing UNKNOWN = new Standing(new Consent.Withheld("unknown subscriber"), null);

	public Standing(Consent consent, @Nullable Preferences sealed) {
		this(consent, sealed, null);
	}

}
