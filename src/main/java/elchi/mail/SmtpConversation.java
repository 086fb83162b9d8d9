package elchi.mail;

import java.io.IOException;
import java.io.OutputStream;

import javax.net.ssl.SSLException;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to an SMTP server, message by message. Angus connects, encrypts and
 * authenticates; the envelope is spoken here, so that each outcome is judged by the reply
 * and by the stage it came at, not by lists of addresses.
 */
final class SmtpConversation extends SMTPTransport {

	private boolean lost;

	private boolean begun;

	SmtpConversation(Session session, String protocol) {
		super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
	}

	/**
	 * Why {@code connect} failed.
	 */
	SendResult refusal(MessagingException ex) {
		ReplyLine reply = reply();
		if (reply.isPermanent() || reply.isTransient()) {
			return reply.refusal(ReplyLine.Stage.CONNECT);
		}
		String reason = String.valueOf(ex.getMessage());
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			reason = reason + ": " + cause.getMessage();
			if (cause instanceof SSLException) {
				return new SendResult.Rejected(line(reason), "", SendResult.Fault.SENDER);
			}
		}
		if (reason.contains("STARTTLS")) {
			return new SendResult.Rejected(line(reason), "", SendResult.Fault.SENDER);
		}
		return new SendResult.Deferred(line(reason), true);
	}

	/**
	 * Whether the connection can carry no further message.
	 */
	boolean isLost() {
		return this.lost;
	}

	/**
	 * Whether the server took up the last message at all.
	 */
	boolean hasBegun() {
		return this.begun;
	}

	/**
	 * Makes the server forget a message that it refused.
	 */
	synchronized void reset() {
		try {
			this.lost = simpleCommand("RSET") != 250;
		}
		catch (MessagingException ex) {
			this.lost = true;
		}
	}

	synchronized SendResult transmit(EmailAddress from, EmailAddress to, byte[] octets) {
		SendResult result;
		try {
			this.begun = false;
			result = message(from, to, octets);
		}
		catch (MessagingException | IOException ex) {
			result = beforeEnd(ex);
		}
		if ((result instanceof SendResult.Deferred deferred && deferred.connectionLost())
				|| result instanceof SendResult.Uncertain) {
			this.lost = true;
		}
		return result;
	}

	private SendResult message(EmailAddress from, EmailAddress to, byte[] octets)
			throws MessagingException, IOException {
		if (simpleCommand("MAIL FROM:<" + from + ">") / 100 != 2) {
			return refused(ReplyLine.Stage.MAIL);
		}
		this.begun = true;
		if (simpleCommand("RCPT TO:<" + to + ">") / 100 != 2) {
			return refused(ReplyLine.Stage.RCPT);
		}
		OutputStream out = data();
		out.write(octets);
		return end();
	}

	private SendResult end() {
		try {
			finishData();
			return new SendResult.Accepted(reply().text());
		}
		catch (MessagingException | IOException ex) {
			ReplyLine reply = reply();
			if (reply.isPermanent() || reply.isTransient()) {
				return reply.refusal(ReplyLine.Stage.DATA);
			}
			return new SendResult.Uncertain(line("No answer after the end of the message: " + described(ex)));
		}
	}

	private SendResult refused(ReplyLine.Stage stage) {
		ReplyLine reply = reply();
		if (reply.code() < 0) {
			return new SendResult.Deferred("The server closed the connection at " + stage, true);
		}
		return reply.refusal(stage);
	}

	private SendResult beforeEnd(Exception ex) {
		ReplyLine reply = reply();
		if (reply.isPermanent() || reply.isTransient()) {
			return reply.refusal(ReplyLine.Stage.DATA);
		}
		return new SendResult.Deferred(line("The connection was lost before the end of the message: " + described(ex)),
				true);
	}

	private ReplyLine reply() {
		String response = getLastServerResponse();
		return ReplyLine.of(getLastReturnCode(), (response != null) ? response : "");
	}

	private static String described(Exception ex) {
		return ex.getMessage() + ((ex.getCause() != null) ? " (" + ex.getCause().getMessage() + ")" : "");
	}

	private static String line(String reason) {
		return ReplyLine.of(0, reason).text();
	}

	@Override
	public synchronized void close() {
		try {
			super.close();
		}
		catch (MessagingException ex) {
			// Nothing hangs on a farewell.
		}
	}

}
