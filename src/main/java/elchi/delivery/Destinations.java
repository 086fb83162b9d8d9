package elchi.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The domains that deliveries go to, as the ledger has them.
 */
final class Destinations {

	private static final String ADDRESSES = "SELECT id, address FROM delivery WHERE id IN (:ids) AND address IS NOT NULL";

	private final JdbcClient jdbc;

	Destinations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * By the numbers of the deliveries; without those whose addresses were erased.
	 */
	Map<Long, String> of(List<Claim> claims) {
		Map<Long, String> domains = new HashMap<>();
		if (!claims.isEmpty()) {
			RowCallbackHandler each = (row) -> {
				String address = row.getString("address");
				domains.put(row.getLong("id"), address.substring(address.lastIndexOf('@') + 1));
			};
			this.jdbc.sql(ADDRESSES).param("ids", claims.stream().map(Claim::id).toList()).query(each);
		}
		return domains;
	}

}
