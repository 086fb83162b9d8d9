package elchi.admin.web;

import java.io.IOException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description of what programs can see and do, as an OpenAPI document. It is written
 * by hand, and a test holds it against the endpoints.
 */
@RestController
@ConditionalOnWebApplication
class OpenApiDocument {

	static final String FILE = "elchi/openapi.json";

	@GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
	byte[] document() throws IOException {
		return new ClassPathResource(FILE).getContentAsByteArray();
	}

}
