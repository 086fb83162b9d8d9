package elchi.template;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateProperties.class)
class TemplateConfiguration {

	@Bean
	TemplateFolder templateFolder(TemplateProperties properties) {
		return TemplateFolder.read(properties.location());
	}

	@Bean
	Phrases phrases(TemplateFolder folder) {
		return Phrases.read(folder);
	}

	@Bean
	Templates templates(TemplateFolder folder, Phrases phrases) {
		return new Templates(folder, phrases);
	}

}
