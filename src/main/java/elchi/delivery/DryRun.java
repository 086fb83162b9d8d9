package elchi.delivery;

/**
 * What a run of delivery would find.
 *
 * @param now deliveries that would be sent at once
 * @param later deliveries that wait for their moment
 * @param held uncertain deliveries, which no run touches
 */
public record DryRun(long now, long later, long held) {
}
