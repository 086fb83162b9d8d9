package elchi.job;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The processes that share the database, and which of them executes a definition. A
 * process that has not been seen for half a minute is dead, and what it owned is free.
 */
final class Nodes {

	private static final String SEEN = """
			UPDATE job_node SET seen_at = CURRENT_TIMESTAMP WHERE node = :node""";

	private static final String ENTER = """
			INSERT INTO job_node (node, seen_at) VALUES (:node, CURRENT_TIMESTAMP)""";

	private static final String LEAVE = """
			DELETE FROM job_node WHERE node = :node""";

	private static final String ALONE = """
			DELETE FROM job_node WHERE node <> :node""";

	private static final String KNOWN = """
			SELECT count(*) FROM job_owner WHERE definition = :definition""";

	private static final String ADD = """
			INSERT INTO job_owner (definition) VALUES (:definition)""";

	private static final String CLAIM = """
			UPDATE job_owner SET node = :node
			WHERE definition = :definition
			AND (node IS NULL OR node = :node OR NOT EXISTS (
				SELECT 1 FROM job_node n
				WHERE n.node = job_owner.node AND n.seen_at > CURRENT_TIMESTAMP - INTERVAL '30' SECOND))""";

	private static final String TAKE_OVER = """
			UPDATE job_owner SET node = :node WHERE definition = :definition""";

	private static final String RELEASE = """
			UPDATE job_owner SET node = NULL WHERE definition = :definition AND node = :node""";

	private static final String OWNER = """
			SELECT node FROM job_owner WHERE definition = :definition AND node IS NOT NULL""";

	private final String name;

	private final JdbcClient jdbc;

	Nodes(String name, JdbcClient jdbc) {
		this.name = name;
		this.jdbc = jdbc;
	}

	String name() {
		return this.name;
	}

	/**
	 * Says that this process lives.
	 */
	void seen() {
		if (this.jdbc.sql(SEEN).param("node", this.name).update() == 0) {
			this.jdbc.sql(ENTER).param("node", this.name).update();
		}
	}

	/**
	 * Says that nobody else can be alive, because the database file is locked by this
	 * process.
	 */
	void alone() {
		this.jdbc.sql(ALONE).param("node", this.name).update();
	}

	void leave() {
		this.jdbc.sql(LEAVE).param("node", this.name).update();
	}

	/**
	 * Claims a definition unless a living process has it.
	 */
	Claim claim(String definition) {
		add(definition);
		int claimed = this.jdbc.sql(CLAIM).param("node", this.name).param("definition", definition).update();
		return (claimed == 1) ? Claim.GRANTED : Claim.HELD;
	}

	/**
	 * Claims a definition whose owner the scheduler's cluster has found dead.
	 */
	Claim takeOver(String definition) {
		add(definition);
		this.jdbc.sql(TAKE_OVER).param("node", this.name).param("definition", definition).update();
		return Claim.GRANTED;
	}

	void release(String definition) {
		this.jdbc.sql(RELEASE).param("node", this.name).param("definition", definition).update();
	}

	String owner(String definition) {
		return this.jdbc.sql(OWNER).param("definition", definition).query(String.class).optional().orElse("nobody");
	}

	private void add(String definition) {
		if (this.jdbc.sql(KNOWN).param("definition", definition).query(Long.class).single() > 0) {
			return;
		}
		try {
			this.jdbc.sql(ADD).param("definition", definition).update();
		}
		catch (DuplicateKeyException ex) {
			// Another process was quicker; the row is all that is wanted.
		}
	}

	/**
	 * Answer to a claim.
	 */
	enum Claim {

		/** This process may launch. */
		GRANTED,

		/** Another process is at it. */
		HELD

	}

}
