package elchi.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox to which bounces, complaints and mails that unsubscribe come.
 * <p>
 * A message is deleted only after its reader said that it is kept elsewhere. A death in
 * between leaves it in the mailbox, to be read again under the same key.
 */
public final class BounceMailbox {

	private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);

	/** How many messages one visit reads. */
	private static final int MOST = 100;

	private final BounceSettings settings;

	private final SSLContext trust;

	private final BounceReader reader = new BounceReader();

	BounceMailbox(BounceSettings settings, SSLContext trust) {
		this.settings = settings;
		this.trust = trust;
	}

	/**
	 * Whether there is a mailbox at all.
	 */
	public boolean isConfigured() {
		return !this.settings.host().isBlank();
	}

	/**
	 * Reads the first hundred messages, and deletes those that were kept.
	 * @param keep stores reports and answers those that are stored for good
	 * @return how many messages were deleted
	 * @throws IllegalStateException if the mailbox cannot be read
	 */
	public int visit(UnaryOperator<List<ReceivedReport>> keep) {
		try (Store store = Session.getInstance(properties()).getStore(this.settings.protocol().word())) {
			store.connect(this.settings.host(), this.settings.effectivePort(), this.settings.username(),
					this.settings.password());
			Folder folder = store.getFolder(this.settings.folder());
			folder.open(Folder.READ_WRITE);
			int deleted = read(folder, keep);
			folder.close(true);
			return deleted;
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("The bounce mailbox '%s' at %s://%s:%d cannot be read: %s".formatted(
					this.settings.username(), this.settings.protocol().word(), this.settings.host(),
					this.settings.effectivePort(), ReportText.line(ex.getMessage())), ex);
		}
	}

	private int read(Folder folder, UnaryOperator<List<ReceivedReport>> keep) throws MessagingException {
		Message[] first = folder.getMessages(1, Math.min(folder.getMessageCount(), MOST));
		folder.fetch(first, MailboxMessage.PROFILE);
		Map<ReceivedReport, List<Message>> messages = new LinkedHashMap<>();
		for (Message message : first) {
			try {
				ReceivedReport report = new MailboxMessage(folder, message).read(this.reader);
				messages.computeIfAbsent(report, (key) -> new ArrayList<>()).add(message);
			}
			catch (FolderClosedException ex) {
				throw ex;
			}
			catch (MessagingException | IOException ex) {
				LOG.warn("Cannot read a message of the bounce mailbox number={}", message.getMessageNumber(), ex);
			}
		}
		Message[] kept = keep.apply(List.copyOf(messages.keySet()))
			.stream()
			.flatMap((report) -> messages.getOrDefault(report, List.of()).stream())
			.toArray(Message[]::new);
		folder.setFlags(kept, new Flags(Flags.Flag.DELETED), true);
		return kept.length;
	}

	private Properties properties() {
		String prefix = "mail." + this.settings.protocol().word() + ".";
		String millis = Long.toString(this.settings.timeout().toMillis());
		Properties properties = new Properties();
		properties.put(prefix + "connectiontimeout", millis);
		properties.put(prefix + "timeout", millis);
		properties.put(prefix + "writetimeout", millis);
		properties.put(prefix + "ssl.checkserveridentity", "true");
		properties.put(prefix + "ssl.socketFactory", this.trust.getSocketFactory());
		properties.put(prefix + "fetchsize", Integer.toString(MailboxMessage.KEPT));
		boolean tls = this.settings.encryption() == BounceSettings.Encryption.TLS;
		boolean startTls = this.settings.encryption() == BounceSettings.Encryption.STARTTLS;
		properties.put(prefix + "ssl.enable", Boolean.toString(tls));
		properties.put(prefix + "starttls.enable", Boolean.toString(startTls));
		properties.put(prefix + "starttls.required", Boolean.toString(startTls));
		return properties;
	}

}
