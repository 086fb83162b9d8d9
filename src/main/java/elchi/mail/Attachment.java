package elchi.mail;

import java.util.regex.Pattern;

/**
 * A file that goes along with a message.
 */
public final class Attachment {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

	private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

	private final String name;

	private final String mediaType;

	private final byte[] octets;

	/**
	 * Creates an attachment.
	 * @param name the file's name, in ASCII
	 * @param mediaType such as {@code application/json}
	 * @param octets the file
	 */
	public Attachment(String name, String mediaType, byte[] octets) {
		if (!NAME.matcher(name).matches() || !TYPE.matcher(mediaType).matches()) {
			throw new IllegalArgumentException(
					"'%s' of type '%s' is not a file such as 'all.json' of type 'application/json'".formatted(name,
							mediaType));
		}
		this.name = name;
		this.mediaType = mediaType;
		this.octets = octets.clone();
	}

	public String name() {
		return this.name;
	}

	public String mediaType() {
		return this.mediaType;
	}

	WireLines lines() {
		return WireLines.of(TransferEncoding.ended(TransferEncoding.BASE64.encode(this.octets)));
	}

}
