// What the service received: figures by the second, and the last requests.

import { html, useEffect, useRef, useState } from './lib/preact.js';
import { get } from './http.js';
import { bytes, clock, count, duration, moment } from './text.js';

const SECONDS = 180;

const CHARTS = [
	{ title: 'Requests', unit: 'per second', lines: [['all', (s) => s.requests], ['refused', (s) => s.refused + s.unanswered]], sum: true },
	{ title: 'Events', unit: 'per request', lines: [['events', (s) => s.requests ? s.events / s.requests : null]] },
	{ title: 'Size', unit: 'bytes per request', format: bytes, lines: [
		['decoded', (s) => s.requests ? s.decodedBytes / s.requests : null],
		['on the wire', (s) => s.requests ? s.wireBytes / s.requests : null]] },
	{ title: 'Time to answer', unit: 'milliseconds', format: (value) => duration(Math.round(value)), lines: [
		['slowest', (s) => s.answered ? s.maxMillis : null], ['mean', (s) => s.answered ? s.millis / s.answered : null]] },
	{ title: 'In flight', unit: 'requests at a time', lines: [['in flight', (s) => s.inFlight]] },
	{ title: 'Refused', unit: 'per second', sum: true, lines: [
		['refused', (s) => s.refused], ['break a limit', (s) => s.violations], ['without an answer', (s) => s.unanswered]] },
];

const STEPS = Array.from({ length: 10 }, (ignored, i) => [1, 2, 5].map((step) => step * 10 ** i)).flat();

const EMPTY = { requests: 0, events: 0, wireBytes: 0, decodedBytes: 0, inFlight: 0, refused: 0, violations: 0,
	unanswered: 0, answered: 0, millis: 0, maxMillis: 0 };

let library;

/** The library for charts, loaded with the first chart. */
function plot() {
	library ??= new Promise((resolve, reject) => {
		const style = document.createElement('link');
		style.rel = 'stylesheet';
		style.href = '/assets/lib/uplot.css';
		const script = document.createElement('script');
		script.src = '/assets/lib/uplot.js';
		script.onload = () => resolve(globalThis.uPlot);
		script.onerror = reject;
		document.head.append(style, script);
	});
	return library;
}

function dataOf(chart, seconds, now) {
	const known = new Map(seconds.map((second) => [second.second, second]));
	const end = Math.floor(now / 1000);
	const times = [];
	const values = chart.lines.map(() => []);
	for (let time = end - SECONDS; time <= end; time++) {
		const second = known.get(time) ?? EMPTY;
		times.push(time);
		chart.lines.forEach(([, value], i) => values[i].push(value(second)));
	}
	return [times, ...values];
}

function last(values) {
	for (let i = values.length - 1; i >= 0; i--) {
		if (values[i] !== null) {
			return values[i];
		}
	}
	return null;
}

function Chart({ chart, data, theme }) {
	const place = useRef(null);
	const drawn = useRef(null);
	const format = chart.format ?? ((value) => value < 10 && value % 1 ? value.toFixed(1) : count(value));
	useEffect(() => {
		let gone = false;
		let observer;
		plot().then((UPlot) => {
			if (gone) {
				return;
			}
			const style = getComputedStyle(place.current);
			const colour = (name) => style.getPropertyValue(name).trim();
			const probe = (name) => {
				place.current.style.color = 'var(' + name + ')';
				const value = getComputedStyle(place.current).color;
				place.current.style.color = '';
				return value;
			};
			const colours = [probe('--chart-1'), probe('--chart-2'), probe('--chart-3')];
			const axis = { stroke: probe('--muted'), font: '11px ' + (colour('--sans') || 'sans-serif'), ticks: { show: false },
				grid: { stroke: probe('--line'), width: 1 } };
			drawn.current = new UPlot({
				width: place.current.clientWidth, height: 116, legend: { show: false }, cursor: { show: false },
				padding: [8, 4, 0, 0],
				scales: { x: { time: true }, y: { range: (u, min, max) => [0, Math.max(max * 1.15, 1)] } },
				axes: [{ ...axis, size: 24, gap: 6, space: 80, values: (u, times) => times.map((time) => clock(time * 1000).slice(0, 8)), grid: { show: false } },
					{ ...axis, size: 46, gap: 4, space: 28, incrs: STEPS, values: (u, values) => values.map((value) => value % 1 && !chart.format ? '' : format(value)) }],
				series: [{}, ...chart.lines.map(([label], i) => ({ label, stroke: colours[i], width: 1.75, spanGaps: false,
					fill: i === 0 && chart.lines.length < 3 ? colours[0].replace('rgb(', 'rgba(').replace(')', ', 0.12)') : undefined,
					points: { show: false }, paths: UPlot.paths.stepped({ align: 1 }) }))],
			}, data, place.current);
			observer = new ResizeObserver(() => drawn.current.setSize({ width: place.current.clientWidth, height: 116 }));
			observer.observe(place.current);
		});
		return () => {
			gone = true;
			observer?.disconnect();
			drawn.current?.destroy();
			drawn.current = null;
		};
	}, [theme]);
	useEffect(() => drawn.current?.setData(data), [data]);
	const current = chart.lines.map(([label], i) => {
		const value = chart.sum ? data[i + 1][SECONDS - 1] : last(data[i + 1]);
		return { label, value: value === null ? '\u2013' : format(value) };
	});
	const text = chart.title + ', ' + chart.unit + ': ' + current.map((line) => line.label + ' ' + line.value).join(', ');
	return html`<figure class="chart">
		<figcaption><strong>${chart.title}</strong> <span class="quiet">${chart.unit}</span>
			<span class="legend">${current.map((line, i) => html`<span><i class=${'swatch c' + (i + 1)}></i>${line.label} <b>${line.value}</b></span>`)}</span>
		</figcaption>
		<div class="plot" ref=${place} role="img" aria-label=${text}></div>
	</figure>`;
}

function Status({ request }) {
	if (request.status === 0) {
		return html`<span class="badge warn">${request.millis === undefined ? 'No answer' : 'Open'}</span>`;
	}
	return html`<span class=${'badge ' + (request.status < 400 ? 'ok' : 'error')}>${request.status}</span>`;
}

export function Requests({ utc, theme }) {
	const [answer, setAnswer] = useState(null);
	useEffect(() => {
		let timer;
		let gone = false;
		const look = async () => {
			if (document.visibilityState === 'visible') {
				try {
					const found = await get('/api/requests');
					gone || setAnswer(found);
				}
				catch (e) {
					// The header tells that there is no connection.
				}
			}
			if (!gone) {
				timer = setTimeout(look, 1000);
			}
		};
		look();
		return () => {
			gone = true;
			clearTimeout(timer);
		};
	}, []);
	if (!answer) {
		return html`<main id="main" class="page"><h1>Requests</h1></main>`;
	}
	return html`<main id="main" class="page">
		<h1>Requests <span class="quiet">of the last three minutes</span></h1>
		<div class="charts">${CHARTS.map((chart) => html`<${Chart} key=${chart.title} chart=${chart} theme=${theme}
			data=${dataOf(chart, answer.seconds, answer.now)} />`)}</div>
		<h2>Last requests</h2>
		${answer.requests.length === 0
			? html`<p class="empty">No request has arrived yet.</p>`
			: html`<div class="table" tabindex="0" role="region" aria-label="Last requests"><table>
				<thead><tr><th>Time</th><th>Operation</th><th>Answer</th><th class="number">Events</th><th class="number">Wire</th>
					<th class="number">Decoded</th><th class="number">Took</th><th class="number">Attempt</th><th>Log group, log stream</th><th>Client</th></tr></thead>
				<tbody>${answer.requests.map((request) => html`<tr key=${request.id}>
					<td title=${moment(request.time, utc)} class="mono">${clock(request.time, utc)}</td>
					<td>${request.operation || html`<span class="quiet">none</span>`}</td>
					<td><${Status} request=${request} /> ${request.error && html`<span class="error-code">${request.error}</span>`}</td>
					<td class="number">${request.events ? count(request.events) : ''}</td>
					<td class="number">${bytes(request.wireBytes)}${request.gzip ? html` <span class="quiet">gzip</span>` : ''}</td>
					<td class="number">${bytes(request.decodedBytes)}</td>
					<td class="number">${request.millis === undefined ? '' : duration(request.millis)}</td>
					<td class="number">${request.attempt || ''}</td>
					<td class="names">${request.group ?? ''}${request.stream ? html`<br /><span class="quiet">${request.stream}</span>` : ''}</td>
					<td class="client" title=${request.userAgent ?? ''}>${(request.userAgent ?? '').slice(0, 60)}</td>
				</tr>`)}</tbody>
			</table></div>`}
	</main>`;
}
