package elchi.admin.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description of what programs can see and do, as an OpenAPI document and as a page.
 * It is written by hand, and a test holds it against the endpoints.
 */
@RestController
@ConditionalOnWebApplication
class OpenApiDocument {

	private static final ClassPathResource FILE = new ClassPathResource("elchi/openapi.json");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final ConsolePages pages;

	OpenApiDocument(ConsolePages pages) {
		this.pages = pages;
	}

	@GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
	byte[] document() throws IOException {
		return FILE.getContentAsByteArray();
	}

	@GetMapping("/programs")
	ResponseEntity<String> page() throws IOException {
		JsonNode document = JSON.readTree(FILE.getContentAsByteArray());
		List<Line> lines = new ArrayList<>();
		document.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((method) -> lines.add(new Line(method.getKey().toUpperCase(Locale.ROOT), path.getKey(),
						method.getValue().get("summary").asString(),
						method.getValue().get("x-permission").asString()))));
		return this.pages.page("programs",
				new ProgramsView("For programs", document.get("info").get("description").asString(), lines));
	}

	/**
	 * The page.
	 *
	 * @param title title of the page
	 * @param description what holds for all
	 * @param lines an endpoint each
	 */
	record ProgramsView(String title, String description, List<Line> lines) {
	}

	/**
	 * One endpoint.
	 *
	 * @param method its method
	 * @param path its path
	 * @param summary what it does
	 * @param permission what a token needs
	 */
	record Line(String method, String path, String summary, String permission) {
	}

}
