/**
 * What an operator sees and does: the console and the command line.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "fetch", "news", "fx", "template", "mail", "delivery", "subscription",
		"digest", "alert", "job" })
package elchi.admin;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
