// The page: its views, what the address says of them, and what is true in all of them.

import { html, render, useCallback, useEffect, useRef, useState } from './lib/preact.js';
import { get, Live, Refused } from './http.js';
import { EventList } from './list.js';
import { CopyButton, EventDetails } from './event.js';
import { Requests } from './requests.js';
import { FaultBanner, Faults } from './faults.js';
import { bytes, clock, command, count, moment, plural, positionOf, termsOf } from './text.js';

const PAGE = 200;
const MAX_FOUND = 5000;
const RANGES = [['', 'All time'], ['5', 'Last 5 minutes'], ['30', 'Last 30 minutes'], ['180', 'Last 3 hours'], ['own', 'From \u2026 to \u2026']];
const THEMES = [['system', 'Auto'], ['light', 'Light'], ['dark', 'Dark']];

function read(name, otherwise) {
	try {
		return localStorage.getItem('console.' + name) ?? otherwise;
	}
	catch (e) {
		return otherwise;
	}
}

function keep(name, value) {
	try {
		localStorage.setItem('console.' + name, value);
	}
	catch (e) {
		// Kept for this page only.
	}
}

/** What the address says. */
function route() {
	const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
	const values = Object.fromEntries(new URLSearchParams(query ?? ''));
	return { view: ['requests', 'faults'].includes(path) ? path : 'events', ...values };
}

function hashOf({ view, ...values }) {
	const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();
	return '#/' + view + (query ? '?' + query : '');
}

/** The moments of a range of time. */
function limits(place) {
	if (place.range === 'own') {
		return { from: Number(place.from) || undefined, to: Number(place.to) || undefined };
	}
	return place.range ? { from: Date.now() - Number(place.range) * 60000 } : {};
}

function localInput(millis) {
	return millis ? moment(Number(millis), false).slice(0, 19) : '';
}

function useStored(name, otherwise) {
	const [value, setValue] = useState(read(name, otherwise));
	return [value, (next) => {
		keep(name, next);
		setValue(next);
	}];
}

function Sidebar({ groups, full, place, go }) {
	const [streams, setStreams] = useState([]);
	const current = groups.find((group) => group.name === place.group);
	const version = current ? current.streams + '/' + current.events : '';
	useEffect(() => {
		let stale = false;
		if (current) {
			get('/api/streams', { group: current.name }).then((found) => stale || setStreams(found.streams), () => {});
		}
		return () => {
			stale = true;
		};
	}, [place.group, version]);
	const choose = (group, stream) => go({ ...place, group, stream, event: undefined });
	return html`<nav class="groups" aria-label="Log groups">
		<h2>Log groups</h2>
		<ul>${groups.map((group) => html`<li key=${group.name}>
			<button type="button" class="group" aria-current=${group.name === place.group && !place.stream ? 'true' : undefined} onClick=${() => choose(group.name)}>
				<span class="name">${group.name}</span>
				<span class="figures">${plural(group.events, 'event')} \u00b7 ${bytes(group.bytes)}${group.retentionInDays ? ' \u00b7 ' + plural(group.retentionInDays, 'day') : ''}</span>
			</button>
			${group === current && html`<ul class="streams">${streams.map((stream) => html`<li key=${stream.name}>
				<button type="button" aria-current=${stream.name === place.stream ? 'true' : undefined} onClick=${() => choose(group.name, stream.name)}>
					<span class="name">${stream.name}</span>
					<span class="figures">${count(stream.events)} \u00b7 ${bytes(stream.bytes)}${stream.last ? ' \u00b7 last ' + clock(stream.last, place.utc).slice(0, 8) : ''}</span>
				</button></li>`)}</ul>`}
		</li>`)}</ul>
		${full && html`<p class="full">The service is full: it keeps ${bytes(full.maxBytes)} of events and has deleted the oldest ${count(full.deleted)}.</p>`}
	</nav>`;
}

function Toolbar({ place, go, endpoint, problem, options, field, follow }) {
	const [pattern, setPattern] = useState(place.pattern ?? '');
	useEffect(() => setPattern(place.pattern ?? ''), [place.pattern]);
	const search = (e) => {
		e.preventDefault();
		go({ ...place, pattern: pattern.trim(), event: undefined });
	};
	const range = (value) => go({ ...place, range: value, from: undefined, to: undefined,
		...(value === 'own' ? { from: String(Date.now() - 3600000) } : {}) });
	const own = (name) => (e) => go({ ...place, [name]: e.target.value ? String(Date.parse(e.target.value)) : undefined });
	return html`<form class="toolbar" role="search" onSubmit=${search}>
		<div class="search">
			<label class="unseen" for="pattern">Filter pattern</label>
			<input id="pattern" ref=${field} type="search" spellcheck=${false} autocomplete="off" placeholder="Filter pattern, e.g. ERROR or { $.orderId = 7 }"
				value=${pattern} onInput=${(e) => setPattern(e.target.value)} aria-invalid=${problem ? 'true' : 'false'} aria-describedby="pattern-problem"
				onKeyDown=${(e) => e.key === 'Escape' && (pattern || place.pattern) && (e.stopPropagation(), setPattern(''), go({ ...place, pattern: undefined }))} />
			<button type="submit">Search</button>
		</div>
		<div class="options">
			<label class="unseen" for="range">Range of time</label>
			<select id="range" onChange=${(e) => range(e.target.value)}>${RANGES.map(([value, label]) => html`<option value=${value} selected=${value === (place.range ?? '')}>${label}</option>`)}</select>
			${place.range === 'own' && html`<label class="unseen" for="from">From</label><input id="from" type="datetime-local" step="1" value=${localInput(place.from)} onChange=${own('from')} />
				<label class="unseen" for="to">To</label><input id="to" type="datetime-local" step="1" value=${localInput(place.to)} onChange=${own('to')} />`}
			<label class="check"><input type="checkbox" checked=${options.wrap} onChange=${(e) => options.setWrap(e.target.checked)} />Wrap</label>
			${follow}
			<${CopyButton} label="Copy CLI" text=${() => command(endpoint, { ...place, ...limits(place) })} />
		</div>
		<p id="pattern-problem" class="problem" role="alert">${problem}</p>
	</form>`;
}

function NothingYet({ endpoint }) {
	const lines = 'cloudwatch.logs.endpoint=' + endpoint + '\nspring.cloud.aws.region.static=us-east-1\n'
		+ 'spring.cloud.aws.credentials.access-key=test\nspring.cloud.aws.credentials.secret-key=test';
	return html`<main id="main" class="page"><div class="empty">
		<h1>Nothing has arrived yet</h1>
		<p>Log groups appear here with the first request. An application that uses CloudWatch Logs for Spring Boot is pointed here by</p>
		<pre>${lines}</pre>
		<${CopyButton} label="Copy" text=${lines} />
	</div></main>`;
}

/** How far a search has come, by the number of events there are now: the earliest are deleted first. */
function withTotal(found, total) {
	const left = Math.max(0, Math.min(found.left, total - found.searched));
	return { ...found, left, searched: left ? found.searched : total };
}

function Events({ place, go, state, live, utc }) {
	const scroller = useRef(null);
	const list = useRef(null);
	const field = useRef(null);
	const [status, setStatus] = useState({ follow: true, unseen: 0 });
	const [problem, setProblem] = useState('');
	const [event, setEvent] = useState(null);
	const [found, setFound] = useState(null);
	const [total, setTotal] = useState(null);
	const [wrap, setWrap] = useStored('wrap', 'false');
	const [round, setRound] = useState(0);
	const goOn = useRef(null);
	const here = useRef(place);
	here.current = place;

	useEffect(() => {
		list.current = new EventList(scroller.current, {
			select: (selected) => {
				setEvent(selected);
				go({ ...here.current, event: selected.id }, true);
			},
			follow: (follow, unseen) => setStatus({ follow, unseen }),
		});
		return () => list.current.close();
	}, []);

	useEffect(() => list.current.setOptions({ utc, wrap: wrap === 'true', stream: !place.stream && !event, terms: termsOf(place.pattern) }),
		[utc, wrap, place.stream, place.pattern, Boolean(event)]);

	// Which events: everything but the one that is open.
	useEffect(() => {
		let stale = false;
		const selection = { group: place.group, stream: place.stream, ...limits(place) };
		const searching = Boolean(place.pattern);
		const current = list.current;
		let generation;
		let begunAt;
		const retry = (refused) => {
			if (!stale && refused instanceof Refused) {
				setProblem(refused.message);
				live.events = null;
			}
		};
		const follow = (position) => {
			live.events = (update) => {
				if (update.generation !== generation || (update.gap && searching)) {
					setRound((value) => value + 1);
					return;
				}
				setTotal(update.total);
				current.append(update.events, searching ? null : update.total, update.deletedUpTo, update.more);
				if (searching) {
					setFound((value) => value && withTotal({ ...value, matches: current.total }, update.total));
				}
			};
			live.connection.follow({ ...selection, pattern: place.pattern }, position);
		};
		const search = async (before, so) => {
			const answer = await get('/api/search', { ...selection, pattern: place.pattern, before });
			if (stale) {
				return;
			}
			if (!before) {
				generation = answer.generation;
				begunAt = answer.position;
				current.showFound(answer.deletedUpTo);
				setProblem('');
				follow(answer.position);
			}
			// What has arrived since then comes by itself.
			current.prepend(answer.events.filter(({ id }) => positionOf(id) > current.deletedUpTo && positionOf(id) <= begunAt));
			const sum = { searched: so.searched + answer.searched, matches: current.total, left: answer.left };
			const more = answer.next && answer.left > 0;
			setFound({ ...sum, searching: more && sum.matches < so.limit });
			goOn.current = more ? () => search(answer.next, { ...sum, limit: sum.matches + MAX_FOUND }).catch(retry) : null;
			if (more && sum.matches < so.limit) {
				await search(answer.next, { ...sum, limit: so.limit });
			}
		};
		const load = async () => {
			const page = (which) => get('/api/events', { ...selection, ...which });
			const first = place.event
				? await page({ near: place.event, count: PAGE })
				: await page({ start: 0, count: 0 }).then((sizes) => page({ start: Math.max(0, sizes.total - PAGE), count: PAGE }));
			if (stale) {
				return;
			}
			generation = first.generation;
			setProblem('');
			setFound(null);
			setTotal(first.total);
			current.show(first, page);
			const selected = place.event && first.events.find((candidate) => candidate.id === place.event);
			if (selected) {
				current.reveal(first.rank);
				setEvent(selected);
			}
			else {
				current.toEnd();
			}
			follow(first.position);
		};
		setStatus({ follow: true, unseen: 0 });
		(searching ? search(undefined, { searched: 0, matches: 0, limit: MAX_FOUND }) : load()).catch(retry);
		return () => {
			stale = true;
			live.events = null;
		};
	}, [place.group, place.stream, place.pattern, place.range, place.from, place.to, round]);

	useEffect(() => {
		if (!place.event) {
			setEvent(null);
		}
	}, [place.event]);

	const close = useCallback(() => {
		setEvent(null);
		go({ ...here.current, event: undefined }, true);
		scroller.current.focus({ preventScroll: true });
	}, []);

	useEffect(() => {
		const pressed = (e) => {
			const typing = e.target.closest?.('input, select, textarea');
			if (e.key === 'Escape' && here.current.event) {
				close();
			}
			else if (e.key === '/' && !typing) {
				e.preventDefault();
				field.current.focus();
			}
		};
		document.addEventListener('keydown', pressed);
		return () => document.removeEventListener('keydown', pressed);
	}, []);

	const empty = found ? found.matches === 0 && !found.searching : total === 0;
	const label = place.stream ?? 'All log streams';
	return html`<div class=${'events' + (event ? ' with-details' : '')}>
		<${Sidebar} groups=${state.groups} full=${state.full} place=${{ ...place, utc }} go=${go} />
		<main id="main">
			<div class="title"><h1>${place.group} <span class="quiet">${label}</span></h1>
				<p class="tally" aria-live="off">${found
					? plural(found.matches, 'match').replace(/matchs$/, 'matches') + ' in ' + plural(found.searched, 'event')
						+ (found.left ? ', ' + count(found.left) + (found.searching ? ' to go' : ' earlier ones not searched') : '')
					: total === null ? '' : plural(total, 'event')}
					${found?.left > 0 && !found.searching && html` <button type="button" class="plain" onClick=${() => goOn.current?.()}>Search on</button>`}</p>
			</div>
			<${Toolbar} place=${place} go=${go} endpoint=${state.endpoint} problem=${problem} field=${field}
				options=${{ wrap: wrap === 'true', setWrap: (value) => setWrap(String(value)) }}
				follow=${html`<button type="button" class="plain switch" aria-pressed=${String(status.follow)} title="Keep the latest event in sight"
					onClick=${() => list.current.setFollow(!status.follow)}>Follow</button>`} />
			<div class=${'list' + (wrap === 'true' ? ' wrap' : '') + (place.stream || event ? ' one-stream' : '')} role="table" aria-label="Events">
				<div class="head" role="rowgroup"><div role="row">
					<span role="columnheader" class="time">Time</span><span role="columnheader" class="level">Level</span>
					${!place.stream && !event && html`<span role="columnheader" class="stream">Log stream</span>`}
					<span role="columnheader" class="message">Message</span></div></div>
				<div class="scroller" role="rowgroup" tabindex="0" ref=${scroller} aria-label="Events, arrow keys move, Enter opens"></div>
			</div>
			${empty && html`<div class="empty over">${found
				? html`<p>No event matches <code>${place.pattern}</code>, of ${plural(found.searched, 'event')}.</p>
					<button type="button" class="plain" onClick=${() => go({ ...place, pattern: undefined })}>Clear the pattern</button>`
				: html`<p>${place.range ? 'No event in this range of time.' : 'No event has arrived here yet.'}</p>`}</div>`}
			${!status.follow && status.unseen > 0 && html`<button type="button" class="pill" onClick=${() => list.current.toUnseen()}>${count(status.unseen)} new</button>`}
		</main>
		${event && html`<${EventDetails} event=${event} group=${place.group} utc=${utc} onClose=${close} />`}
	</div>`;
}

function App() {
	const [place, setPlace] = useState(route());
	const [state, setState] = useState(null);
	const [lost, setLost] = useState(null);
	const [zone, setZone] = useStored('zone', 'local');
	const [theme, setTheme] = useStored('theme', 'system');
	const live = useRef({ events: null });

	const go = useCallback((next, quietly) => {
		const hash = hashOf(next);
		if (hash !== location.hash) {
			history[quietly ? 'replaceState' : 'pushState'](null, '', hash);
		}
		setPlace(route());
	}, []);

	useEffect(() => {
		live.current.connection = new Live({
			connected: () => setLost(null),
			disconnected: (since) => setLost(since),
			state: setState,
			events: (update) => live.current.events?.(update),
		});
		live.current.connection.follow({});
		document.addEventListener('console-changed', () => get('/api/state').then(setState, () => {}));
		const moved = () => setPlace(route());
		window.addEventListener('hashchange', moved);
		window.addEventListener('popstate', moved);
	}, []);

	useEffect(() => {
		document.documentElement.dataset.theme = theme;
	}, [theme]);

	const current = state && place.view === 'events' ? state.groups.find((group) => group.name === place.group) : null;
	useEffect(() => {
		if (state && place.view === 'events' && !current && state.groups.length) {
			const latest = [...state.groups].sort((a, b) => (b.lastIngestion ?? 0) - (a.lastIngestion ?? 0))[0];
			go({ view: 'events', group: latest.name }, true);
		}
	}, [state, place.view, current]);
	useEffect(() => {
		if (place.view !== 'events') {
			live.current.connection.follow({});
		}
		const name = { events: place.group ?? 'Events', requests: 'Requests', faults: 'Faults' }[place.view];
		document.title = name + ' \u2013 CloudWatch Logs console';
	}, [place.view, place.group]);

	const tab = (view, label) => html`<a href=${view === 'events' ? hashOf({ view, group: place.group }) : '#/' + view}
		aria-current=${place.view === view ? 'page' : undefined}>${label}</a>`;
	const utc = zone === 'utc';
	return html`<a class="skip" href="#main" onClick=${(e) => {
		e.preventDefault();
		const main = document.getElementById('main');
		main.tabIndex = -1;
		main.focus();
	}}>Skip to the content</a>
	<header class="top">
		<div class="brand"><img src="/assets/icon.svg" alt="" width="24" height="24" /><span><strong>CloudWatch Logs</strong>
			<span class="quiet">in memory, lost at the end of the process</span></span></div>
		<nav aria-label="Views">${tab('events', 'Events')}${tab('requests', 'Requests')}${tab('faults', 'Faults')}</nav>
		<div class="settings">
			<span class=${'connection ' + (lost ? 'off' : 'on')} role="status">${lost ? 'Not connected since ' + clock(lost, utc).slice(0, 8) : 'Live'}</span>
			<label class="unseen" for="zone">Time zone</label>
			<select id="zone" onChange=${(e) => setZone(e.target.value)}><option value="local" selected=${!utc}>Local</option><option value="utc" selected=${utc}>UTC</option></select>
			<label class="unseen" for="theme">Colours</label>
			<select id="theme" onChange=${(e) => setTheme(e.target.value)}>${THEMES.map(([name, label]) => html`<option value=${name} selected=${name === theme}>${label}</option>`)}</select>
		</div>
	</header>
	<${FaultBanner} faults=${state?.faults ?? []} />
	${!state && html`<main id="main" class="page"><h1 class="unseen">Events</h1></main>`}
	${state && place.view === 'requests' && html`<${Requests} utc=${utc} theme=${theme} />`}
	${state && place.view === 'faults' && html`<${Faults} faults=${state.faults} groups=${state.groups} />`}
	${state && place.view === 'events' && !current && state.groups.length === 0 && html`<${NothingYet} endpoint=${state.endpoint} />`}
	${current && html`<${Events} place=${place} go=${go} state=${state} live=${live.current} utc=${utc} />`}`;
}

render(html`<${App} />`, document.getElementById('app'));
