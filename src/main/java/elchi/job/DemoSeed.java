package elchi.job;

/**
 * Sows a room's samples into an empty database of the demonstration; beans of this type
 * run in the order of their {@code @Order}, each once per database, whatever the command.
 */
public interface DemoSeed {

	/**
	 * Name under which the database remembers that it is sown.
	 */
	String name();

	/**
	 * Sows.
	 */
	void sow();

}
