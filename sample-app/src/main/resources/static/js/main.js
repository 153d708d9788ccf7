// The page: asks twice a second while it is visible, and shows what is new.

import { get, post, remove } from './api.js';
import { EventList } from './list.js';
import { Pipeline } from './pipeline.js';
import { loggedRow, storedRow } from './row.js';
import { tell } from './story.js';
import { brief, bytes, clock, count, say } from './text.js';
import { Troubles } from './trouble.js';
import { judge } from './verdict.js';

const INTERVAL = 500;

/** A screen reader is not to read every change. */
const ANNOUNCE_EVERY = 5_000;

const find = (id) => document.getElementById(id);

const logged = new EventList(find('logged'), find('logged-new'), loggedRow);
const stored = new EventList(find('stored'), find('stored-new'), storedRow);
const pipeline = new Pipeline();
const troubles = new Troubles(act);

let process;
let lastLogged = 0;
let lastStored = 0;
let since = 0;
let sinceTime;
let sides;
let lostSince;
let story;
let step;
let announced = { at: 0, tone: '' };
let asking;

async function act(action) {
	try {
		await action();
		problem('');
	}
	catch (failure) {
		problem(`That did not work: ${failure.message}.`);
	}
	await ask();
}

function problem(text) {
	say(find('connection'), text);
	find('connection').hidden = text === '';
}

function startAfresh(name) {
	process = name;
	lastLogged = lastStored = since = 0;
	sinceTime = undefined;
	logged.clear();
	stored.clear();
}

async function refresh() {
	const seen = process;
	const [both, status] = await Promise.all([
		get(`sides?logged=${lastLogged}&stored=${lastStored}&since=${since}`),
		get('actuator/cloudwatchlogs').catch(() => undefined)]);
	if (both.process !== seen) {
		startAfresh(both.process);
		if (seen !== undefined) {
			return;
		}
	}
	show(both, status);
}

function show(both, status) {
	sides = both;
	const now = Date.parse(both.now);
	logged.add(both.logged.events);
	stored.add(both.stored.events);
	lastLogged = both.logged.events.at(-1)?.position ?? lastLogged;
	lastStored = both.stored.events.at(-1)?.position ?? lastStored;
	markStored(both.logged.open);
	troubles.show(both.trouble, now);
	if (status) {
		pipeline.show(status, now);
	}
	showPlace(both);
	say(find('logged-count'), count(both.verdict.logged));
	say(find('stored-count'), count(both.verdict.stored));
	find('drip').setAttribute('aria-pressed', String(both.drip));
	showVerdict(...judge(both.verdict, status, now));
}

function markStored(open) {
	for (const entry of logged.entries) {
		entry.setStored(!includes(open, entry.number));
	}
}

/** Whether a number is in one of the ranges, which are in order. */
function includes(ranges, number) {
	let low = 0;
	let high = ranges.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (ranges[middle][1] < number) {
			low = middle + 1;
		}
		else {
			high = middle;
		}
	}
	return low < ranges.length && ranges[low][0] <= number;
}

function showPlace(both) {
	const place = both.embedded ? 'CloudWatch Logs inside this JVM' : 'CloudWatch Logs outside of this JVM';
	say(find('place'), `${place}, log group ${both.group}`);
	find('console').hidden = !both.console;
	find('console').href = both.console ?? '';
	find('story').hidden = !both.embedded;
	find('reading-section').hidden = both.embedded;
	const { requests, bytes: size, problem: failure } = both.stored;
	const cost = `read by ${count(requests)} ${requests === 1 ? 'request' : 'requests'}, ${bytes(size)}`;
	say(find('reading'), failure ? `Cannot be read: ${brief(failure)}` : both.embedded ? 'in CloudWatch Logs, the latest last' : cost);
}

function showVerdict(tone, words, detail) {
	find('verdict').dataset.tone = tone;
	say(find('verdict-words'), words);
	say(find('verdict-detail'), step ?? detail);
	say(find('since'), `since ${sinceTime ?? 'the start'}`);
	document.title = `${words} \u2013 Logged and stored`;
	const at = Date.now();
	if (tone !== announced.tone || (tone === 'waiting' && at - announced.at > ANNOUNCE_EVERY)) {
		announced = { at, tone };
		say(find('announcement'), words);
	}
}

async function ask() {
	// One at a time: an answer says what is new since the one before.
	asking = (asking ?? Promise.resolve()).then(refresh).then(() => {
		if (lostSince) {
			lostSince = undefined;
			problem('');
		}
	}, () => {
		lostSince ??= clock(new Date());
		problem(`Not connected to the application since ${lostSince}. Trying again.`);
	});
	return asking;
}

async function countFromNow() {
	await ask();
	since = sides?.logged.last ?? 0;
	sinceTime = clock(new Date());
	await ask();
}

async function complete(signal) {
	while (!signal.aborted && sides.verdict.waiting > 0) {
		await new Promise((resolve) => setTimeout(resolve, INTERVAL));
	}
}

async function toggleStory() {
	if (story) {
		story.abort();
		return;
	}
	story = new AbortController();
	say(find('story'), 'Stop');
	try {
		await tell((text) => {
			step = text;
		}, story.signal, countFromNow, complete);
	}
	catch (failure) {
		if (!story.signal.aborted) {
			problem(`That did not work: ${failure.message}.`);
		}
	}
	story = undefined;
	step = undefined;
	say(find('story'), 'Show an outage');
	await ask();
}

find('greeting').addEventListener('submit', (event) => {
	event.preventDefault();
	act(() => post(`log?text=${encodeURIComponent(find('text').value)}`));
});
find('order').addEventListener('click', () => act(() => post(`orders/${1000 + Math.floor(Math.random() * 9000)}`)));
find('exception').addEventListener('click', () => act(() => post('fail')));
find('burst').addEventListener('click', () => act(() => post('burst')));
find('drip').addEventListener('click', () => act(() =>
	find('drip').getAttribute('aria-pressed') === 'true' ? remove('drip') : post('drip')));
find('count').addEventListener('click', countFromNow);
find('story').addEventListener('click', toggleStory);

async function loop() {
	if (document.visibilityState === 'visible') {
		await ask();
	}
	setTimeout(loop, INTERVAL);
}

document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask());
loop();
