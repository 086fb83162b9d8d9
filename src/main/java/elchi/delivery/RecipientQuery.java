package elchi.delivery;

import java.util.Map;

/**
 * Recipients that a table of another room has. That room says how they are read, and a
 * million of them become rows of the ledger without leaving the database.
 *
 * @param rows a SELECT of {@code subscriber}, {@code address}, {@code address_hash} and
 * {@code not_before} of those whose number, which is above 0, is above {@code :after} and
 * not above {@code :upto}; the address is null where it was erased
 * @param page a SELECT of the number of the last among the first {@code :count} that are
 * above {@code :after}; null if there are none
 * @param parameters what else the two statements name
 */
public record RecipientQuery(String rows, String page, Map<String, Object> parameters) {

	public RecipientQuery {
		parameters = Map.copyOf(parameters);
	}

}
