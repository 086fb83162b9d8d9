package elchi.admin.cli;

/**
 * What a simulation does.
 *
 * @param recipients how many readers are invented
 * @param signed whether mail is signed
 * @param heap whether the live heap is sampled
 * @param seed what the failures are drawn from
 */
record SimulationPlan(int recipients, boolean signed, boolean heap, long seed) {
}
