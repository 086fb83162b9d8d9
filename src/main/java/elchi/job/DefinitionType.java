package elchi.job;

import org.springframework.util.Assert;

/**
 * The form of the definitions of one job; contributed as a bean by the room that owns the
 * job. A job without it takes the keys {@code job} and {@code schedule} alone.
 *
 * @param <T> the record's type
 * @param job name of the Batch job
 * @param type a record whose components are the file's keys in camel case; it has at
 * least {@code String job} and {@code Schedule schedule}
 */
public record DefinitionType<T>(String job, Class<T> type) {

	public DefinitionType {
		Assert.isTrue(type.isRecord(), () -> "The settings of job '%s' are not a record".formatted(job));
	}

}
