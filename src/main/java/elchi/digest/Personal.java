package elchi.digest;

import java.util.List;

import elchi.template.Hole;

/**
 * What a digest says to one reader alone.
 *
 * @param address the reader's address
 * @param unsubscribe link that ends the digest
 * @param preferences link to what the reader chose
 */
record Personal(String address, String unsubscribe, String preferences) {

	/** Stands for every reader. */
	static final Personal HOLES = new Personal(Hole.mark(0), Hole.mark(1), Hole.mark(2));

	/**
	 * The values of {@link #HOLES}, in their order.
	 */
	List<String> values() {
		return List.of(this.address, this.unsubscribe, this.preferences);
	}

}
