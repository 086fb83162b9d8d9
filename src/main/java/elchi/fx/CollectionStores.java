package elchi.fx;

/**
 * What collecting reads and writes.
 */
record CollectionStores(Quotes quotes, SourceHealths healths, PastDocuments past, CollectionPlan plan) {
}
