package elchi.admin;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import elchi.delivery.DeliveryStatus;
import elchi.delivery.MailingId;
import elchi.digest.EditionId;
import elchi.digest.Week;
import elchi.job.JobRuns;
import elchi.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator can have done. The console, REST and the command line say it
 * in the same words, and {@link Acts} does it.
 */
public sealed interface Act permits Act.Run, Act.Restart, Act.Stop, Act.Approve, Act.Skip, Act.Settle, Act.RetryFailed,
		Act.Resume, Act.Test, Act.Edit, Act.Unsuppress, Act.Rerun, Act.Correct, BackupAct, HeldMoveAct, SendingAct {

	/**
	 * The verb, as the command line names it.
	 */
	String verb();

	/**
	 * To what it is done.
	 */
	String object();

	/**
	 * Everything that tells this act from another.
	 */
	default String words() {
		return verb() + " " + object();
	}

	/**
	 * Runs a definition.
	 *
	 * @param definition its name
	 * @param arguments what the run is for
	 */
	record Run(String definition, Map<String, String> arguments) implements Act {

		public Run {
			arguments = Map.copyOf(arguments);
		}

		@Override
		public String verb() {
			return "run";
		}

		@Override
		public String object() {
			return (this.definition + " " + JobRuns.words(this.arguments)).strip();
		}

	}

	/**
	 * Continues a run that failed, was stopped, was cut off or waits.
	 *
	 * @param run its number
	 */
	record Restart(long run) implements Act {

		@Override
		public String verb() {
			return "restart";
		}

		@Override
		public String object() {
			return "run " + this.run;
		}

	}

	/**
	 * Asks a run to stop.
	 *
	 * @param run its number
	 */
	record Stop(long run) implements Act {

		@Override
		public String verb() {
			return "stop";
		}

		@Override
		public String object() {
			return "run " + this.run;
		}

	}

	/**
	 * Releases a frozen edition.
	 *
	 * @param edition the edition
	 * @param hash the manifest hash that was seen
	 */
	record Approve(EditionId edition, String hash) implements Act {

		@Override
		public String verb() {
			return "approve";
		}

		@Override
		public String object() {
			return "%s %s".formatted(this.edition, this.hash);
		}

	}

	/**
	 * Decides that an edition is not sent.
	 *
	 * @param edition the edition
	 */
	record Skip(EditionId edition) implements Act {

		@Override
		public String verb() {
			return "skip";
		}

		@Override
		public String object() {
			return this.edition.toString();
		}

	}

	/**
	 * Says what became of an uncertain delivery.
	 *
	 * @param mailing the mailing
	 * @param to the recipient
	 * @param as accepted or due
	 */
	record Settle(MailingId mailing, EmailAddress to, DeliveryStatus as) implements Act {

		@Override
		public String verb() {
			return "settle";
		}

		@Override
		public String object() {
			return "%s %s as %s".formatted(this.mailing, this.to, this.as);
		}

	}

	/**
	 * Makes deliveries due again: all that are deferred, all that are uncertain, or the
	 * one to an address.
	 *
	 * @param mailing the mailing
	 * @param were which ones; null for the one to an address
	 * @param to the address; null for all of a status
	 */
	record RetryFailed(MailingId mailing, @Nullable DeliveryStatus were, @Nullable EmailAddress to) implements Act {

		public RetryFailed {
			if ((were == null) == (to == null)) {
				throw new IllegalArgumentException(
						"Which deliveries are tried again? Say deferred, uncertain, or one address; one of these");
			}
		}

		@Override
		public String verb() {
			return "retry-failed";
		}

		@Override
		public String object() {
			return "%s %s".formatted(this.mailing, (this.to != null) ? this.to : this.were);
		}

	}

	/**
	 * Lets a paused mailing be sent again.
	 *
	 * @param mailing the mailing
	 */
	record Resume(MailingId mailing) implements Act {

		@Override
		public String verb() {
			return "resume";
		}

		@Override
		public String object() {
			return this.mailing.value();
		}

	}

	/**
	 * Lets mail go again to somebody to whom nothing is sent.
	 *
	 * @param to their address
	 */
	record Unsuppress(EmailAddress to) implements Act {

		@Override
		public String verb() {
			return "unsuppress";
		}

		@Override
		public String object() {
			return this.to.value();
		}

	}

	/**
	 * Sends an edition to one address, marked as a test.
	 *
	 * @param definition the definition
	 * @param edition the edition, or a week that has none yet
	 * @param to whose
	 */
	record Test(String definition, EditionId edition, EmailAddress to) implements Act {

		@Override
		public String verb() {
			return "test";
		}

		@Override
		public String object() {
			return "%s %s".formatted(this.edition, this.to);
		}

	}

	/**
	 * Changes an edition that is not released yet.
	 *
	 * @param edition the edition
	 * @param dropped numbers of the articles to take out
	 * @param line what readers see first; null to leave it as it is
	 */
	record Edit(EditionId edition, SortedSet<Long> dropped, @Nullable String line) implements Act {

		public Edit {
			dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
		}

		@Override
		public String verb() {
			return "edit";
		}

		@Override
		public String object() {
			return "%s%s".formatted(this.edition, this.dropped.isEmpty() ? "" : " drop=" + this.dropped);
		}

		@Override
		public String words() {
			return "edit %s %s".formatted(object(), this.line);
		}

	}

	/**
	 * Brings an edition to those who have come since, and to whom it is still due.
	 *
	 * @param definition the definition
	 * @param week the week
	 */
	record Rerun(String definition, Week week) implements Act {

		@Override
		public String verb() {
			return "rerun";
		}

		@Override
		public String object() {
			return "%s week=%s".formatted(this.definition, this.week);
		}

	}

	/**
	 * Corrects the newest edition of a week.
	 *
	 * @param week the week
	 * @param note what the correction says of itself, the first line that readers see
	 * @param dropped numbers of the articles that it leaves out
	 */
	record Correct(Week week, String note, SortedSet<Long> dropped) implements Act {

		public Correct {
			dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
		}

		@Override
		public String verb() {
			return "correct";
		}

		@Override
		public String object() {
			return "week=%s%s".formatted(this.week, this.dropped.isEmpty() ? "" : " drop=" + this.dropped);
		}

		@Override
		public String words() {
			return "correct %s %s".formatted(object(), this.note);
		}

	}

}
