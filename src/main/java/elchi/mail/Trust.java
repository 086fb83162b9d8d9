package elchi.mail;

import java.security.NoSuchAlgorithmException;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Whose certificates are trusted: those of the JDK, or those of the bundle that
 * {@code spring.mail.ssl.bundle} names.
 */
final class Trust {

	private Trust() {
	}

	static SSLContext standard() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static SSLContext of(@Nullable String bundle, ObjectProvider<SslBundles> bundles) {
		return StringUtils.hasText(bundle) ? bundles.getObject().getBundle(bundle).createSslContext() : standard();
	}

}
