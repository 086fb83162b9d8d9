// Puts the moving part of a run's page in its place every two seconds, as long as the run goes on.
(() => {
	const live = document.getElementById("live");
	const said = document.getElementById("said");
	const glance = async () => {
		try {
			const answer = await fetch(live.dataset.from);
			if (answer.redirected || answer.status === 404) {
				return location.reload();
			}
			if (answer.ok) {
				live.innerHTML = await answer.text();
				const part = live.firstElementChild.dataset;
				if (part.ended === "true") {
					return location.reload();
				}
				// Read out when it changes, which is not every two seconds.
				if (said.textContent !== part.said) {
					said.textContent = part.said;
				}
			}
		}
		catch {
			// The server is away for a moment.
		}
		setTimeout(glance, 2000);
	};
	setTimeout(glance, 2000);
})();
