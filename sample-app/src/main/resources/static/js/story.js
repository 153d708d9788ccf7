// The promise in a minute: an outage, 10,000 events, and the end of the outage.

import { post, remove } from './api.js';

const EVENTS = 10_000;
const OUTAGE_MILLIS = 8_000;

const pause = (millis, signal) => new Promise((resolve, reject) => {
	const timer = setTimeout(resolve, millis);
	signal.addEventListener('abort', () => {
		clearTimeout(timer);
		reject(signal.reason);
	}, { once: true });
});

/**
 * @param steps what is told of each step
 * @param signal ends it early
 * @param start lets the counting start
 * @param done waits for all events
 */
export async function tell(steps, signal, start, done) {
	try {
		await remove('trouble');
		await start();
		steps('1 of 4: CloudWatch Logs goes away.');
		await post('trouble/outage');
		await pause(1_500, signal);
		steps('2 of 4: 10,000 events are logged. The application does not wait.');
		await post(`burst?events=${EVENTS}`);
		await pause(1_500, signal);
		steps('3 of 4: They wait in memory, and are tried again and again.');
		await pause(OUTAGE_MILLIS, signal);
	}
	finally {
		await remove('trouble');
	}
	steps('4 of 4: CloudWatch Logs is back. They arrive with the next attempt.');
	await done(signal);
}
