package elchi.mail;

/**
 * The text of one part of a message. {@link #toString} is all of it.
 */
public abstract sealed class Body permits Body.Whole, Stencil.Filled {

	Body() {
	}

	/**
	 * A text that no other message shares.
	 */
	public static Body of(String text) {
		return new Whole(text);
	}

	/**
	 * Writes what the part is, and the text in the encoding that fits it.
	 * @param type {@code text/plain}
	 */
	abstract void write(String type, WireText out);

	/**
	 * A text of its own.
	 */
	static final class Whole extends Body {

		private final String text;

		Whole(String text) {
			this.text = text;
		}

		@Override
		void write(String type, WireText out) {
			String whole = BodyText.ended(BodyText.lines(this.text));
			TransferEncoding encoding = TransferEncoding.of(whole);
			out.part(type, encoding);
			out.write(encoding.encode(TransferEncoding.utf8(whole)));
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
