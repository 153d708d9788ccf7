// What is between both sides, as the actuator endpoint tells it.

import { brief, bytes, count, duration, element, say, seconds } from './text.js';
import { losses } from './verdict.js';

const HISTORY_SECONDS = 120;
const WIDTH = 240;
const HEIGHT = 64;
const SVG = 'http://www.w3.org/2000/svg';

const find = (id) => document.getElementById(id);

const sum = (numbers) => Object.values(numbers).reduce((total, number) => total + number, 0);

const memory = ({ usedBytes, fill }) => usedBytes === 0 ? '0 B' : `${bytes(usedBytes)} (${(fill * 100).toFixed(1)} %)`;

export class Pipeline {

	#history = [];
	#figures = new Map();
	#area = document.createElementNS(SVG, 'polygon');
	#line = document.createElementNS(SVG, 'polyline');

	constructor() {
		find('history').append(this.#area, this.#line);
		for (const name of ['Accepted', 'Delivered', 'Lost', 'Buffered', 'Oldest waits', 'In flight', 'Retried', 'Memory']) {
			const value = element('dd', {}, '\u2013');
			this.#figures.set(name, value);
			find('figures').append(element('div', { 'data-figure': name }, element('dt', {}, name), value));
		}
	}

	show(status, now) {
		const { accepted, delivered, rejected, dropped, buffered } = status.events;
		const lost = sum(rejected) + sum(dropped);
		say(find('buffered'), count(buffered));
		this.#figure('Accepted', count(accepted));
		this.#figure('Delivered', count(delivered));
		this.#figure('Lost', lost === 0 ? '0' : losses(status).join(', '), lost > 0);
		this.#figure('Buffered', count(buffered));
		this.#figure('Oldest waits', buffered > 0 ? seconds(duration(status.buffer.oldestAge)) : '\u2013');
		this.#figure('In flight', `${status.requests.inFlight} ${status.requests.inFlight === 1 ? 'request' : 'requests'}`);
		this.#figure('Retried', count(status.requests.retries));
		this.#figure('Memory', memory(status.buffer));
		find('failure').hidden = !status.failure;
		if (status.failure) {
			say(find('failure-words'), brief(status.lastError?.message ?? status.failure.kind));
		}
		this.#draw(buffered, now);
	}

	#figure(name, text, bad = false) {
		const value = this.#figures.get(name);
		say(value, text);
		value.classList.toggle('bad', bad);
	}

	#draw(buffered, now) {
		this.#history.push({ now, buffered });
		this.#history = this.#history.filter((sample) => sample.now > now - HISTORY_SECONDS * 1000);
		const peak = Math.max(...this.#history.map((sample) => sample.buffered));
		const top = Math.max(peak, 10);
		const points = this.#history.map((sample) => [
			WIDTH - (now - sample.now) / 1000 / HISTORY_SECONDS * WIDTH,
			HEIGHT - 1 - sample.buffered / top * (HEIGHT - 6)]);
		const text = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
		this.#line.setAttribute('points', text);
		this.#area.setAttribute('points', `${points[0][0].toFixed(1)},${HEIGHT} ${text} ${WIDTH},${HEIGHT}`);
		say(find('peak'), `peak ${count(peak)}`);
		find('history').setAttribute('aria-label', `Buffered events of the last two minutes: now ${count(buffered)}, at most ${
			count(peak)}`);
	}

}
