package elchi.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where definitions come from and whether the clock starts them.
 *
 * @param location folder of the job definitions
 * @param schedule whether the schedules of the definitions are in force; a process whose
 * clock is not the real one runs jobs on request only
 */
@ConfigurationProperties("elchi.jobs")
record JobProperties(@DefaultValue("classpath:/jobs/") String location, @DefaultValue("true") boolean schedule) {

	/**
	 * The folder with a slash at its end.
	 */
	String folder() {
		return this.location.endsWith("/") ? this.location : this.location + "/";
	}

}
