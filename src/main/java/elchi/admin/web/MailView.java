package elchi.admin.web;

/**
 * One mail, seen in one of three ways.
 *
 * @param title its subject
 * @param mail its line in the inbox
 * @param hasHtml whether it has an HTML part
 * @param tab which way
 * @param width width of the frame, {@code wide} or {@code phone}
 * @param text its text part, if that is what is seen
 * @param source its source, if that is what is seen
 */
record MailView(String title, InboxController.Line mail, boolean hasHtml, Tab tab, String width, String text,
		String source) {

	boolean asHtml() {
		return this.tab == Tab.HTML;
	}

	boolean wide() {
		return this.width.equals("wide");
	}

	boolean asText() {
		return this.tab == Tab.TEXT;
	}

	boolean asSource() {
		return this.tab == Tab.SOURCE;
	}

	/**
	 * A way to see a mail.
	 */
	enum Tab {

		/** As a reader's program draws it. */
		HTML,

		/** As a program without HTML shows it. */
		TEXT,

		/** As it went over the wire. */
		SOURCE

	}

}
