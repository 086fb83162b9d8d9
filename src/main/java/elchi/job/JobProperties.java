package elchi.job;

import java.util.regex.Pattern;

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

	private static final Pattern URL = Pattern.compile("[a-z*]{2,}:.*");

	/**
	 * The folder as a location with a slash at its end; a bare path is one on disk.
	 */
	String folder() {
		String folder = this.location.endsWith("/") ? this.location : this.location + "/";
		return URL.matcher(folder).matches() ? folder : "file:" + folder;
	}

}
