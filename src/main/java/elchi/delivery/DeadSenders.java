package elchi.delivery;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Names senders so that the dead can be told from the living: after the execution and the
 * process that they belong to.
 */
final class DeadSenders {

	private static final Pattern OWNER = Pattern.compile("execution-(\\d+)-([0-9a-f]{8})-.*");

	private final JobRepository jobRepository;

	private final String process = UUID.randomUUID().toString().substring(0, 8);

	private final boolean singleProcess;

	/**
	 * Creates it.
	 * @param singleProcess whether the database admits one process only, so that every
	 * other process is dead
	 */
	DeadSenders(JobRepository jobRepository, boolean singleProcess) {
		this.jobRepository = jobRepository;
		this.singleProcess = singleProcess;
	}

	/**
	 * Whether the database at that address belongs to one process: H2 in a file or in
	 * memory, unless it also serves others.
	 */
	static boolean isForOneProcess(String url) {
		String address = url.toLowerCase(Locale.ROOT);
		return address.startsWith("jdbc:h2:") && !address.startsWith("jdbc:h2:tcp:")
				&& !address.startsWith("jdbc:h2:ssl:") && !address.contains(";auto_server=true");
	}

	String owner(JobExecution execution) {
		return "execution-%d-%s".formatted(execution.getId(), this.process);
	}

	/**
	 * Who is known to be dead, seen from an execution: the earlier ones of its own
	 * instance, and whoever runs no more.
	 */
	Predicate<String> seenFrom(JobExecution execution) {
		return (owner) -> {
			Matcher matcher = OWNER.matcher(owner);
			return matcher.matches() && isDead(Long.parseLong(matcher.group(1)), matcher.group(2), execution);
		};
	}

	private boolean isDead(long id, String process, JobExecution current) {
		if (id == current.getId()) {
			return false;
		}
		if (this.singleProcess && !process.equals(this.process)) {
			return true;
		}
		JobExecution other = this.jobRepository.getJobExecution(id);
		return other == null || !other.isRunning()
				|| other.getJobInstance().getInstanceId() == current.getJobInstance().getInstanceId();
	}

}
