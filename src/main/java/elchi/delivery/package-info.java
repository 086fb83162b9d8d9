/**
 * The ledger of who is owed which mail, and what became of it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "mail")
package elchi.delivery;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
