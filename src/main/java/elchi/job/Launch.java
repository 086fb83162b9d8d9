package elchi.job;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.quartz.JobDataMap;

/**
 * One launch as the scheduler carries it: strings only.
 *
 * @param ticket identifier of the request
 * @param definition name of the definition
 * @param arguments the request's arguments
 * @param requestedBy who asked
 * @param reason why
 * @param requestedAt when, for defaults that are taken from the calendar
 * @param continues the run to continue by name; null for any other request
 */
record Launch(String ticket, String definition, Map<String, String> arguments, String requestedBy, String reason,
		Instant requestedAt, @Nullable Long continues) {

	private static final String ARGUMENT = "argument.";

	Launch {
		arguments = Map.copyOf(arguments);
	}

	/**
	 * What the clock starts.
	 */
	static Launch scheduled(String definition, Instant now) {
		return new Launch(Requests.newTicket(), definition, Map.of(), "schedule", "", now, null);
	}

	static boolean isIn(JobDataMap data) {
		return data.containsKey("ticket");
	}

	static Launch from(String definition, JobDataMap data) {
		Map<String, String> arguments = data.getWrappedMap()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(ARGUMENT))
			.collect(Collectors.toMap((entry) -> entry.getKey().substring(ARGUMENT.length()),
					(entry) -> String.valueOf(entry.getValue())));
		String continues = data.getString("continues");
		return new Launch(data.getString("ticket"), definition, arguments, data.getString("requestedBy"),
				data.getString("reason"), Instant.parse(data.getString("requestedAt")),
				(continues != null) ? Long.valueOf(continues) : null);
	}

	JobDataMap data() {
		Map<String, String> data = new TreeMap<>();
		data.put("ticket", this.ticket);
		data.put("requestedBy", this.requestedBy);
		data.put("reason", this.reason);
		data.put("requestedAt", this.requestedAt.toString());
		if (this.continues != null) {
			data.put("continues", this.continues.toString());
		}
		this.arguments.forEach((name, value) -> data.put(ARGUMENT + name, value));
		return new JobDataMap(data);
	}

}
