package elchi.admin.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import elchi.admin.Acts;
import elchi.admin.BackupAct;
import elchi.admin.Order;
import elchi.admin.access.Visits;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes a copy of the database that this process has open into the folder
 * {@code backups} under the home.
 */
@RestController
@ConditionalOnWebApplication
class BackupApi {

	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'elchi-'yyyy-MM-dd-HHmmss'.zip'",
			Locale.ROOT);

	private final Acts acts;

	private final Visits visits;

	private final Path folder;

	private final Clock clock;

	BackupApi(Acts acts, Visits visits, @Value("${elchi.home}") Path home, Clock clock) {
		this.acts = acts;
		this.visits = visits;
		this.folder = home.resolve("backups");
		this.clock = clock;
	}

	@PostMapping(path = "/api/v1/backups", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> backup(@RequestBody Map<String, @Nullable Object> body,
			@RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
		Path file = this.folder.resolve(NAME.format(this.clock.instant().atOffset(ZoneOffset.UTC)));
		Files.createDirectories(this.folder);
		if (dryRun) {
			this.visits.recorded();
			return ApiJson.object(this.acts.plan(new BackupAct(file)));
		}
		Object reason = body.get("reason");
		Order order = new Order(this.visits.name(), (reason != null) ? reason.toString() : "",
				(key != null) ? key : Order.newKey());
		this.visits.recorded();
		return ApiJson.object(this.acts.perform(new BackupAct(file), order));
	}

}
