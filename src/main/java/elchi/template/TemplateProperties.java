package elchi.template;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the templates are.
 *
 * @param location directory whose files take the place of the packaged ones of the same
 * name
 */
@ConfigurationProperties("elchi.templates")
record TemplateProperties(@DefaultValue(TemplateFolder.PACKAGED) String location) {
}
