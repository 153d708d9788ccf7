// The result in words.

import { count, seconds } from './text.js';

const REASONS = {
	'buffer-full': 'the buffer was full', 'too-old': 'too old', 'too-new': 'too new', expired: 'older than the retention',
	invalid: 'refused', oversize: 'too large', empty: 'empty', unencodable: 'not encodable', discarded: 'discarded',
};

export function losses(status) {
	return Object.entries({ ...status.events.rejected, ...status.events.dropped })
		.filter(([, number]) => number > 0)
		.map(([reason, number]) => `${count(number)} ${REASONS[reason] ?? reason}`);
}

function waitingDetail(status, now) {
	if (!status?.failure) {
		return 'On their way.';
	}
	const away = seconds(Math.max(0, (now - Date.parse(status.failure.since)) / 1000));
	const reason = status.failure.kind === 'throttled' ? 'CloudWatch Logs asks for fewer requests' : 'CloudWatch Logs has not taken anything';
	return `${reason} for ${away}. The events wait in memory, the application goes on.`;
}

/** Tone, headline and detail. */
export function judge(verdict, status, now) {
	const { logged, stored, waiting, missing, twice, outOfOrder } = verdict;
	if (logged === 0) {
		return ['idle', 'Nothing logged yet', 'Log something, or order an outage and see what becomes of it.'];
	}
	const sum = `${count(logged)} logged, ${count(stored)} stored`;
	if (missing > 0) {
		const reasons = status ? losses(status).join(', ') : '';
		return ['bad', `${sum}, ${count(missing)} missing`, reasons ? `Lost: ${reasons}.` : 'Not found, though nothing is buffered.'];
	}
	if (outOfOrder > 0) {
		return ['bad', `${sum}, ${count(outOfOrder)} out of order`, 'They are stored behind later events of their thread.'];
	}
	if (waiting > 0) {
		return ['waiting', `${sum}, ${count(waiting)} waiting`, waitingDetail(status, now)];
	}
	if (twice > 0) {
		return ['twice', `${sum}, in order, ${count(twice)} twice`,
			'Answers were lost on the way, so requests were sent again. The API cannot tell a repetition.'];
	}
	return ['good', `${sum}, in order, none twice`, 'Every event that was logged is in CloudWatch Logs.'];
}
