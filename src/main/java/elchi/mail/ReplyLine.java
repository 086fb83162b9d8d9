package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server answered, such as {@code 550 5.1.1 no such user}, and what that means
 * at a stage of the conversation.
 *
 * @param code the three digits; below 200 if there was no reply
 * @param text the reply in one line
 */
record ReplyLine(int code, String text) {

	private static final Pattern CONTINUED = Pattern.compile("^(\\d{3})-");

	private static final Pattern REPEATED = Pattern.compile("^\\d{3}[ -]?([245]\\.\\d{1,3}\\.\\d{1,3}\\b)? ?");

	private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

	private static final Pattern STATUS = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

	/**
	 * Stages of a conversation at which a reply is read.
	 */
	enum Stage {

		/** Greeting, EHLO, STARTTLS, AUTH. */
		CONNECT,

		/** The envelope's sender. */
		MAIL,

		/** The envelope's recipient. */
		RCPT,

		/** Before and after the message itself. */
		DATA

	}

	/**
	 * A reply in one line: code and status of the further lines only repeat the first's.
	 * @param lines at least one
	 */
	static ReplyLine of(List<String> lines) {
		StringBuilder text = new StringBuilder(CONTINUED.matcher(lines.get(0)).replaceFirst("$1 "));
		for (String line : lines.subList(1, lines.size())) {
			text.append(' ').append(REPEATED.matcher(line).replaceFirst(""));
		}
		byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
		return of(Integer.parseInt(lines.get(0).substring(0, 3)), new String(octets, StandardCharsets.UTF_8));
	}

	/**
	 * There is no reply.
	 */
	static ReplyLine missing(String reason) {
		return of(-1, reason);
	}

	static ReplyLine of(int code, String response) {
		String line = CONTROLS.matcher(response).replaceAll(" ").strip();
		return new ReplyLine(code, (line.length() > 500) ? line.substring(0, 500) : line);
	}

	boolean isPositive() {
		return this.code >= 200 && this.code < 300;
	}

	/**
	 * Whether the server waits for the message itself.
	 */
	boolean isIntermediate() {
		return this.code >= 300 && this.code < 400;
	}

	/**
	 * Whether nothing more will be answered: 421 is the server's farewell at any stage.
	 */
	boolean isFarewell() {
		return this.code < 200 || this.code == 421;
	}

	boolean isTransient() {
		return this.code >= 400 && this.code < 500;
	}

	boolean isPermanent() {
		return this.code >= 500 && this.code < 600;
	}

	/**
	 * The enhanced status code, empty if there is none.
	 */
	String status() {
		Matcher matcher = STATUS.matcher(this.text);
		return matcher.find() ? matcher.group(1) : "";
	}

	/**
	 * The outcome that this reply means, which is not the one that was wanted.
	 */
	SendResult refusal(Stage stage) {
		if (this.code < 200) {
			return new SendResult.Deferred(of(0, "The connection was lost at %s: %s".formatted(stage, this.text)).text,
					SendResult.About.CONNECTION);
		}
		if (isPermanent()) {
			return new SendResult.Rejected(this.text, status(), fault(stage));
		}
		return new SendResult.Deferred(this.text, about(stage));
	}

	private SendResult.About about(Stage stage) {
		if (this.code == 421 || stage == Stage.CONNECT || !isTransient()) {
			return SendResult.About.CONNECTION;
		}
		return (stage == Stage.MAIL) ? SendResult.About.SENDER : SendResult.About.RECIPIENT;
	}

	private SendResult.Fault fault(Stage stage) {
		String status = status();
		if (stage == Stage.CONNECT || stage == Stage.MAIL || this.code == 530 || this.code == 503) {
			return SendResult.Fault.SENDER;
		}
		// Old servers give no enhanced code: at RCPT these three mean "no such mailbox".
		if (status.isEmpty() && stage == Stage.RCPT && (this.code == 550 || this.code == 551 || this.code == 553)) {
			return SendResult.Fault.ADDRESS;
		}
		return SendResult.Fault.of(status);
	}

}
