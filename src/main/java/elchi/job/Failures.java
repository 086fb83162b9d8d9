package elchi.job;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * What went wrong in an execution, in words: Batch keeps the stack trace's text. Of one
 * that was put aside before its first step, why; of one that waits, for what.
 */
final class Failures {

	/** First line of a stack trace: the class, and its message if it had one. */
	private static final Pattern FIRST_LINE = Pattern.compile("(?:[\\w$]+\\.)+([\\w$]+)(?:: (.+))?");

	private Failures() {
	}

	static @Nullable String words(JobExecution execution) {
		if (execution.getStatus() == BatchStatus.STOPPED && execution.getStepExecutions().isEmpty()
				&& !execution.getExitStatus().getExitDescription().isBlank()) {
			return execution.getExitStatus().getExitDescription();
		}
		if (execution.getStatus() == BatchStatus.STOPPED) {
			return execution.getStepExecutions()
				.stream()
				.map(StepExecution::getExitStatus)
				.filter((exit) -> exit.getExitCode().equals("WAITING") && !exit.getExitDescription().isBlank())
				.map(ExitStatus::getExitDescription)
				.findFirst()
				.orElse(null);
		}
		if (execution.getStatus() != BatchStatus.FAILED && execution.getStatus() != BatchStatus.UNKNOWN) {
			return null;
		}
		List<StepExecution> failed = execution.getStepExecutions()
			.stream()
			.filter((step) -> step.getStatus() == BatchStatus.FAILED || step.getStatus() == BatchStatus.UNKNOWN)
			.toList();
		return failed.stream()
			.flatMap((step) -> words(step.getExitStatus().getExitDescription())
				.map((words) -> "%s: %s".formatted(step.getStepName(), words))
				.stream())
			.findFirst()
			.or(() -> words(execution.getExitStatus().getExitDescription()))
			.orElse("It was cut off: its process ended without a word.");
	}

	private static Optional<String> words(@Nullable String description) {
		if (description == null || description.isBlank()) {
			return Optional.empty();
		}
		String line = description.strip().lines().findFirst().orElse("");
		Matcher matcher = FIRST_LINE.matcher(line);
		if (!matcher.matches()) {
			return Optional.of(line);
		}
		return Optional.of((matcher.group(2) != null) ? matcher.group(2) : matcher.group(1));
	}

}
