package elchi.template;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateFolderTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(TemplateConfiguration.class);

	@Test
	void fileOfTheDirectoryTakesThePlaceOfThePackagedOne(@TempDir Path directory) throws Exception {
		Files.createDirectories(directory.resolve("partials"));
		Files.writeString(directory.resolve("partials/own.html.mustache"), "own");
		Files.writeString(directory.resolve("page.html.mustache"), "{{p.language.tag}} {{>own.html}}");
		this.runner.withPropertyValues("elchi.templates.location=" + directory)
			.run((context) -> assertThat(context.getBean(Templates.class).renderPage("page", new Object()))
				.isEqualTo("en own"));
	}

	@Test
	void directoryThatIsNotThereStopsTheStart() {
		this.runner.withPropertyValues("elchi.templates.location=/nowhere")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage(
						"elchi.templates.location '/nowhere' is not a directory; name one, or leave the property out"));
	}

}
