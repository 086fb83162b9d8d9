package elchi.admin.web;

import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the console is shown, and to whom.
 *
 * @param zone zone in which the console shows times
 * @param open whether the console may be bound to an address that other machines reach;
 * it has no login
 */
@ConfigurationProperties("elchi.admin")
record ConsoleProperties(@DefaultValue("UTC") ZoneId zone, @DefaultValue("false") boolean open) {
}
