// Talks to the console's own server, and to nothing else.

async function problemOf(response) {
	try {
		return (await response.json()).problem;
	}
	catch (e) {
		return 'The console answered with status ' + response.status + '.';
	}
}

/** What the server refused, in its words. */
export class Refused extends Error {}

async function call(path, options) {
	const response = await fetch(path, options);
	if (!response.ok) {
		throw new Refused(await problemOf(response));
	}
	return response;
}

export function address(path, parameters) {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters ?? {})) {
		if (value !== undefined && value !== null && value !== '') {
			query.set(name, value);
		}
	}
	const text = query.toString();
	return text ? path + '?' + text : path;
}

export async function get(path, parameters, signal) {
	return (await call(address(path, parameters), { signal })).json();
}

export async function getText(path, parameters) {
	return (await call(address(path, parameters))).text();
}

export async function change(method, path, body) {
	await call(path, {
		method,
		headers: { 'Content-Type': 'application/json', 'X-Console': '1' },
		body: body ? JSON.stringify(body) : undefined,
	});
	// What was ordered is seen at once, not with the next second.
	document.dispatchEvent(new Event('console-changed'));
}

/**
 * Follows the server while the page is visible: a hidden tab would take one of the few
 * connections that a browser opens to one server.
 */
export class Live {

	constructor(listener) {
		this.listener = listener;
		this.parameters = {};
		this.after = undefined;
		this.lost = null;
		document.addEventListener('visibilitychange', () => this.connect());
		window.addEventListener('pagehide', () => this.disconnect());
		window.addEventListener('pageshow', () => this.connect());
	}

	follow(parameters, after) {
		this.parameters = parameters;
		this.after = after;
		this.connect();
	}

	disconnect() {
		this.source?.close();
		this.source = null;
		clearTimeout(this.retry);
	}

	connect() {
		this.disconnect();
		if (document.visibilityState === 'hidden') {
			return;
		}
		const source = new EventSource(address('/api/live', { ...this.parameters, after: this.after }));
		this.source = source;
		source.addEventListener('open', () => {
			this.lost = null;
			this.listener.connected();
		});
		source.addEventListener('state', (message) => this.listener.state(JSON.parse(message.data)));
		source.addEventListener('events', (message) => {
			const update = JSON.parse(message.data);
			this.after = update.position;
			this.listener.events(update);
		});
		source.addEventListener('error', () => {
			this.lost ??= Date.now();
			this.listener.disconnected(this.lost);
			// A refusal ends the browser's own attempts.
			source.close();
			this.retry = setTimeout(() => this.connect(), 1000);
		});
	}

}
