package elchi.admin.access;

import org.springframework.http.ResponseEntity;

/**
 * Draws the page that a refused visitor sees.
 */
@FunctionalInterface
public interface RefusalPage {

	/**
	 * A page.
	 * @param words what is refused and what to do
	 */
	ResponseEntity<String> page(int status, String title, String words);

}
