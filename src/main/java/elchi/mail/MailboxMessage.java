package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.pop3.POP3Folder;

/**
 * One message of the bounce mailbox, fetched in one round trip. What is said about a
 * message of ours stands at the beginning; the rest of a large one is not kept in memory,
 * and a huge one is not asked for.
 */
final class MailboxMessage {

	/** What is asked for in advance, in one round trip for all. */
	static final FetchProfile PROFILE = new FetchProfile();

	static final int KEPT = 512 * 1024;

	private static final int HUGE = 8 * 1024 * 1024;

	static {
		PROFILE.add(FetchProfile.Item.SIZE);
		PROFILE.add(UIDFolder.FetchProfileItem.UID);
	}

	private final Folder folder;

	private final Message message;

	MailboxMessage(Folder folder, Message message) {
		this.folder = folder;
		this.message = message;
	}

	ReceivedReport read(BounceReader reader) throws MessagingException, IOException {
		int size = this.message.getSize();
		if (size > HUGE) {
			return new ReceivedReport(BounceReader.key(number()),
					new BounceReport.Unreadable("A message of %d octets; at most %d are read".formatted(size, HUGE)));
		}
		return reader.read(beginning());
	}

	private byte[] beginning() throws MessagingException, IOException {
		if (this.message instanceof IMAPMessage part) {
			try (InputStream in = part.getMimeStream()) {
				return in.readNBytes(KEPT);
			}
		}
		FirstOctets octets = new FirstOctets();
		this.message.writeTo(octets);
		return octets.octets();
	}

	private String number() throws MessagingException {
		if (this.folder instanceof UIDFolder numbered) {
			return "imap %d %d".formatted(numbered.getUIDValidity(), numbered.getUID(this.message));
		}
		return "pop3 " + ((POP3Folder) this.folder).getUID(this.message);
	}

	/**
	 * Keeps what fits and forgets the rest.
	 */
	private static final class FirstOctets extends OutputStream {

		private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

		byte[] octets() {
			return this.kept.toByteArray();
		}

		@Override
		public void write(int octet) {
			if (this.kept.size() < KEPT) {
				this.kept.write(octet);
			}
		}

		@Override
		public void write(byte[] octets, int offset, int length) {
			this.kept.write(octets, offset, Math.min(length, KEPT - this.kept.size()));
		}

	}

}
