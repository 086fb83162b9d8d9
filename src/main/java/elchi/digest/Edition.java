package elchi.digest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One week's digest and where it stands.
 *
 * @param id the edition, {@code 2026-W39}
 * @param definition the definition it was assembled by
 * @param state what may be done with it
 * @param manifestHash names all that was sealed; null before it is frozen
 * @param audience how many readers were sealed; 0 before it is frozen
 * @param plannedAt the moment that its mails bear as their Date; null before it is frozen
 * @param reason why it waits or was skipped; null mostly
 */
public record Edition(EditionId id, String definition, EditionState state, @Nullable String manifestHash, long audience,
		@Nullable Instant plannedAt, @Nullable String reason) {
}
