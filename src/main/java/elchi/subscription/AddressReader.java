package elchi.subscription;

import java.util.Locale;
import java.util.Set;

import elchi.mail.EmailAddress;
import elchi.subscription.TypedAddress.Bad;
import elchi.subscription.TypedAddress.Good;

/**
 * Reads addresses that strangers type, and says in one word what is wrong with them.
 */
public class AddressReader {

	private static final Set<String> NOWHERE = Set.of("invalid", "localhost", "local", "internal", "onion");

	private final Set<String> disposable;

	AddressReader(Set<String> disposable) {
		this.disposable = Set.copyOf(disposable);
	}

	/**
	 * Reads an address; blanks around it are taken off.
	 */
	public TypedAddress read(String typed) {
		String text = typed.strip();
		if (text.isEmpty()) {
			return new Bad(AddressFault.MISSING);
		}
		int at = text.lastIndexOf('@');
		if (at < 1 || text.indexOf('@') != at || text.length() > 254) {
			return new Bad(AddressFault.FORM);
		}
		String local = text.substring(0, at);
		if (local.codePoints().anyMatch((letter) -> letter > 127 && Character.isLetterOrDigit(letter))) {
			return new Bad(AddressFault.LETTERS);
		}
		return isGood(local + "@example.org") ? domain(text) : new Bad(AddressFault.FORM);
	}

	private TypedAddress domain(String text) {
		if (!isGood(text)) {
			return new Bad(AddressFault.DOMAIN);
		}
		EmailAddress address = EmailAddress.parse(text);
		String domain = address.domain();
		if (NOWHERE.contains(domain.substring(domain.lastIndexOf('.') + 1))) {
			return new Bad(AddressFault.DOMAIN);
		}
		return isDisposable(domain) ? new Bad(AddressFault.DISPOSABLE) : new Good(address);
	}

	/**
	 * Also if it lies below a disposable one.
	 */
	private boolean isDisposable(String domain) {
		for (int dot = -1; dot < domain.length();) {
			if (this.disposable.contains(domain.substring(dot + 1).toLowerCase(Locale.ROOT))) {
				return true;
			}
			int next = domain.indexOf('.', dot + 1);
			dot = (next < 0) ? domain.length() : next;
		}
		return false;
	}

	private static boolean isGood(String text) {
		try {
			EmailAddress.parse(text);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
