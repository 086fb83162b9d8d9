package elchi.admin.cli;

import java.sql.SQLException;

import elchi.job.RunOutcome;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * What a command tells the shell.
 */
final class ExitCodes {

	/** It is done, or was done before. */
	static final int DONE = 0;

	/** The run failed, was stopped or was refused. */
	static final int FAILED = 1;

	/** The command or the configuration is wrong; nothing was run. */
	static final int USAGE = 2;

	/** An operator is waited for. */
	static final int WAITING = 3;

	/** No exit: the process goes on serving. */
	static final int SERVING = -1;

	/** H2's code for a database file that another process has open. */
	static final int DATABASE_IN_USE = 90020;

	private ExitCodes() {
	}

	static int of(RunOutcome outcome) {
		if (outcome instanceof RunOutcome.Completed || outcome instanceof RunOutcome.AlreadyComplete) {
			return DONE;
		}
		return (outcome instanceof RunOutcome.Waiting) ? WAITING : FAILED;
	}

	/**
	 * The code for an application that did not start.
	 */
	static int of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ExitCodeGenerator generator) {
				return generator.getExitCode();
			}
			if (cause instanceof ConfigurationPropertiesBindException || cause instanceof PortInUseException
					|| databaseInUse(cause)) {
				return USAGE;
			}
		}
		return FAILED;
	}

	static boolean databaseInUse(Throwable cause) {
		return cause instanceof SQLException sql && sql.getErrorCode() == DATABASE_IN_USE;
	}

}
