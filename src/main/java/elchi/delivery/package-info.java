/**
 * The ledger of who is owed which mail, and what became of it.
 *
 * <p>
 * Two things here surprise. A claim, a beginning and an outcome are each committed before
 * their sender goes on, never with a chunk of messages: a rollback would mail the
 * accepted ones again. Senders that come at the same time share a transaction, and none
 * of them sends while it is open; a second such transaction beside it makes both smaller
 * and costs the processor more than it saves in waiting for the disk. And a commit is
 * worth only what the database makes of it: H2 keeps commits back for half a second
 * unless its address says {@code WRITE_DELAY=0}, and a kill in that half second forgets
 * outcomes of mail that is gone. Whoever brings an address of their own for H2 must bring
 * that with it.
 *
 * <p>
 * A connection that breaks before a message's end is held against the relay: the row is
 * due again and its attempt not counted, twice. At the third break the recipient is
 * deferred, lest one message hold up a mailing.
 *
 * <p>
 * A server that asks for less mail (421, 450, 451) gets half of it, and more with each
 * second in which it accepts. What it says before a recipient is named, or of its own
 * state, slows down the relay; what it says of a recipient slows down that recipient's
 * domain, and nobody else. Those who wait for their domain are claimed and not begun, or
 * put back as due with a later moment: no attempt is counted, and no sender waits for
 * them while there is anybody else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "mail")
package elchi.delivery;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
