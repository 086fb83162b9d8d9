/**
 * The ledger of who is owed which mail, and what became of it.
 *
 * <p>
 * Two things here surprise. A claim, a beginning and an outcome are each committed before
 * their sender goes on, never with a chunk of messages: a rollback would mail the accepted
 * ones again. Senders that come at the same time share a transaction, and none of them
 * sends while it is open. And a commit is worth only what the database makes of it: H2 keeps commits back
 * for half a second unless its address says {@code WRITE_DELAY=0}, and a kill in that
 * half second forgets outcomes of mail that is gone. Whoever brings an address of their
 * own for H2 must bring that with it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "mail")
package elchi.delivery;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
