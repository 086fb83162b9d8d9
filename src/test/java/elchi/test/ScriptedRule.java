package elchi.test;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a scripted server does, where, and how often yet.
 */
record ScriptedRule(ScriptedSmtpServer.Stage stage, String recipient, String action, AtomicInteger times) {

	boolean applies(ScriptedSmtpServer.Stage stage, String recipient) {
		return this.stage == stage
				&& (this.recipient.equals(ScriptedSmtpServer.ANYONE) || this.recipient.equals(recipient))
				&& this.times.getAndDecrement() > 0;
	}

}
