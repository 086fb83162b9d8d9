package elchi.job;

/**
 * One file of the folder jobs, read and found good.
 *
 * @param name name of the file without its ending, {@code weekly-digest}
 * @param job name of the Batch job that it runs
 * @param schedule when it is run
 * @param settings the whole file as the record that the job's {@link DefinitionType} asks
 * for
 */
public record JobDefinition(String name, String job, Schedule schedule, Object settings) {

	/**
	 * The settings as the type that the job's room knows.
	 * @throws IllegalArgumentException if they are of another type
	 */
	public <T> T settings(Class<T> type) {
		if (!type.isInstance(this.settings)) {
			throw new IllegalArgumentException("Definition '%s' runs job '%s', whose settings are %s and not %s"
				.formatted(this.name, this.job, this.settings.getClass().getSimpleName(), type.getSimpleName()));
		}
		return type.cast(this.settings);
	}

}
