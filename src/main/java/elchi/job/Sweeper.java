package elchi.job;

/**
 * Hands a run that a shutdown stopped over to whoever starts next. What waits for an
 * operator, and what an operator stopped, is left alone.
 */
interface Sweeper {

	/**
	 * Notes that the process leaves a run behind.
	 */
	void leave(long run);

	/**
	 * Continues what was left behind.
	 */
	void sweep();

	/**
	 * For commands: whoever ends one by hand wants it ended.
	 */
	final class None implements Sweeper {

		@Override
		public void leave(long run) {
		}

		@Override
		public void sweep() {
		}

	}

	/**
	 * For a server.
	 */
	final class HandingOver implements Sweeper {

		private final OwnRuns runs;

		private final JobRuns view;

		private final JobRunner runner;

		HandingOver(OwnRuns runs, JobRuns view, JobRunner runner) {
			this.runs = runs;
			this.view = view;
			this.runner = runner;
		}

		@Override
		public void leave(long run) {
			this.runs.handOver(run);
		}

		@Override
		public void sweep() {
			for (long run : this.runs.handedOver()) {
				boolean stopped = this.view.find(run)
					.filter((found) -> found.status() == JobRun.Status.STOPPED)
					.isPresent();
				if (this.runs.take(run) && stopped) {
					this.runner.restart(run, "elchi", "continues what a shutdown stopped");
				}
			}
		}

	}

}
