// The second half of a double click may land on what was not there at the first half: the next page, the opposite
// button, the next row's. Nobody meant it, so it does nothing. What stays where it was may be pressed as often and as
// fast as the user likes.
import { tab } from './tab.js';

const gesture = { milliseconds: 800, pixels: 8 };

let node;
let last = JSON.parse(tab.get('lastClick'));

addEventListener('click', e => {
    // A click of a script or of the keyboard has no place on the page.
    if (!e.isTrusted || e.detail === 0) return;
    const nearest = e.target.closest('a[href], button, summary, label, input, select, textarea');
    // A label's click is followed by one of its input, which belongs to it.
    const control = nearest instanceof HTMLLabelElement ? nearest.control ?? nearest : nearest;
    const what = control?.textContent.trim();
    const again = last && Date.now() - last.at < gesture.milliseconds
        && Math.hypot(e.clientX - last.x, e.clientY - last.y) < gesture.pixels;
    if (again && control && (control !== node || what !== last.what)) {
        e.preventDefault();
        e.stopImmediatePropagation();
        return;
    }
    node = control;
    const { clientX: x, clientY: y } = e;
    last = { at: Date.now(), x, y, what };
    // The next page may be another document, which knows none of the controls of this one. The words stay here: they
    // may be a person's name.
    tab.set('lastClick', JSON.stringify({ at: last.at, x, y }));
}, true);

// A form that is on its way is not sent again: the browser would throw away the first answer, and what only the first
// one shows, like a one-time password, would be lost. After a while the user may try again.
const onTheirWay = new WeakMap();
const wait = 10_000; // milliseconds
addEventListener('submit', e => {
    if (e.target.method !== 'post' || e.target.matches('[data-download], [data-enhance=""]')) return;
    if (Date.now() - onTheirWay.get(e.target) < wait) e.preventDefault();
    else onTheirWay.set(e.target, Date.now());
}, true);
// Back from the next page, the form may be sent again.
addEventListener('pageshow', () => document.querySelectorAll('form').forEach(form => onTheirWay.delete(form)));
