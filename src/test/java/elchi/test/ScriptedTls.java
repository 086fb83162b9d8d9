package elchi.test;

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The certificate that a scripted server shows, and when.
 *
 * @param certificate with its key
 * @param fromTheStart whether before the first word
 */
record ScriptedTls(SSLContext certificate, boolean fromTheStart) {

	Socket secured(Socket socket) throws IOException {
		SSLSocket secured = (SSLSocket) this.certificate.getSocketFactory()
			.createSocket(socket, "client", socket.getPort(), true);
		secured.setUseClientMode(false);
		secured.startHandshake();
		return secured;
	}

}
