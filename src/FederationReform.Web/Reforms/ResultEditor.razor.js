// The result sheet in the browser: keys, choices, paste, and one message for each finished cell. The texts in the
// inputs belong to this script; the server sends them anew only after a paste, an undo or a change of rows (load).
// While an input method composes, every key belongs to it.
import { Choices } from './choices.js';
import { Grid } from './grid.js';
import { blockText } from '../clipboard.js';
import { Outbox } from '../outbox.js';
import { tab } from '../tab.js';

const mostPasted = 400_000;

/**
 * @param {string} choicesJson For each column of the table what can be chosen there, or null.
 * @param {string} storageKey Names the account and the record.
 * @param {string} texts Fields, rows and reasons of the sheet, as the server has them, in JSON.
 */
export function attach(root, dotNet, choicesJson, storageKey, texts) {
    const choices = JSON.parse(choicesJson);
    const coarse = matchMedia('(pointer: coarse)').matches;
    const abort = new AbortController();
    const committed = new WeakMap();
    forgetOthers(storageKey);
    const outbox = new Outbox(storageKey, deliver);
    const grid = new Grid(root.querySelector('table'), say);
    const list = new Choices(
        root.querySelector('[role=listbox]'),
        input => grid.isCell(input) && !input.readOnly ? choices[grid.at(input).column] : null,
        input => {
            take(input);
            if (!coarse) input.select();
        },
        abort.signal);
    const retry = setInterval(() => root.isConnected ? outbox.send() : dispose(), 2000);

    // What is sent: once when a cell is finished, and meanwhile for the draft after a pause (portal.js).

    function commit(input, final) {
        if (final && committed.get(input) === input.value) return;
        if (final) committed.set(input, input.value);
        outbox.put(keyOf(input), input.value, final);
    }

    function take(input) {
        list.take(input);
        commit(input, true);
    }

    async function deliver(key, { text, final, number }) {
        // A page that Blazor resumed has been drawn anew and has its own script; the server tells this one nothing.
        if (!root.isConnected) {
            dispose();
            throw new Error('the sheet is gone');
        }
        const answer = await dotNet.invokeMethodAsync('Commit', key, text, final, number);
        const input = final && typeof answer === 'string' && answer !== text ? inputOf(key) : null;
        if (input?.value !== text) return;
        input.value = answer;
        committed.set(input, answer);
    }

    // After a reload: the server gets what it had not acknowledged, and then shows it.
    let resuming = false;
    async function resume() {
        while (!abort.signal.aborted && !await outbox.send()) await new Promise(later => setTimeout(later, 2000));
        if (abort.signal.aborted) return;
        resuming = true;
        await dotNet.invokeMethodAsync('Reload');
    }

    // The input in which the user has begun to type, if there is one.
    function unfinished() {
        const input = document.activeElement;
        return root.contains(input) && isText(input) && input.value !== committed.get(input) ? input : null;
    }

    const isText = input => input.matches('input, textarea');
    const keyOf = input =>
        grid.isCell(input) ? JSON.stringify(grid.at(input))
        : input.dataset.reason ? `Reasons[${input.dataset.reason}]`
        : input.dataset.field;

    function inputOf(key) {
        if (key.startsWith('{')) {
            const { row, column } = JSON.parse(key);
            return grid.cell(row, column);
        }
        const [, reason] = /^Reasons\[(\w+)\]$/.exec(key) ?? [];
        return root.querySelector(reason ? `[data-reason="${reason}"]` : `[data-field="${key}"]`);
    }

    // Focus

    root.addEventListener('focusin', e => {
        const input = e.target;
        if (!isText(input)) return;
        committed.set(input, input.value);
        if (!grid.isCell(input)) return;
        list.enter(input, coarse);
        if (!coarse) input.select();
    });

    root.addEventListener('focusout', e => {
        if (!isText(e.target)) return;
        list.close();
        commit(e.target, true);
    });

    root.addEventListener('input', e => {
        list.offer(e.target, e.target.value);
        say('');
    });

    // portal.js tells a pause in typing by a change event of its own; a true one is covered by leaving the input.
    root.addEventListener('change', e => {
        if (!e.isTrusted || e.target.type === 'date') commit(e.target, false);
    });

    addEventListener('visibilitychange', () => {
        const input = document.activeElement;
        if (document.hidden && root.contains(input) && isText(input)) commit(input, false);
    }, { signal: abort.signal });

    // Keys

    root.addEventListener('keydown', e => {
        if (e.isComposing || e.keyCode === 229) return;
        if (key(e, e.target, e.ctrlKey || e.metaKey)) e.preventDefault();
    });

    /** True when the browser must do nothing with the key. */
    function key(e, input, command) {
        const letter = command ? e.key.toLowerCase() : null;
        if (letter === 's') {
            if (isText(input)) commit(input, true);
            return call('SaveByKey');
        }
        if (!input.matches('input')) return false;
        // Within a text that is not finished yet, the browser undoes.
        const finished = committed.get(input) === input.value;
        if (letter === 'z' && !e.altKey && finished) return call(e.shiftKey ? 'Redo' : 'Undo');
        if (letter === 'y' && finished) return call('Redo');
        return grid.isCell(input) ? cellKey(e, input, letter) : fieldKey(e, input);
    }

    function fieldKey(e, input) {
        if (e.key !== 'Enter') return false;
        const fields = [...root.querySelectorAll('[data-field]')];
        const next = fields[fields.indexOf(input) + (e.shiftKey ? -1 : 1)];
        if (next) next.focus();
        else if (!e.shiftKey) grid.go(0, 0);
        return true;
    }

    function cellKey(e, input, letter) {
        const { row, column } = grid.at(input);
        if (letter === 'd') return takeFromAbove(input, grid.cell(row - 1, column));
        if (e.altKey && e.key === 'Insert') return call('InsertRow', row);
        if (e.altKey && e.key === 'Delete') return call('RemoveRow', row);
        if (letter) return false;
        if (list.key(e, input)) return true;
        if (e.altKey) return false;
        if (e.key === 'Escape') {
            input.value = committed.get(input) ?? '';
            input.select();
            return true;
        }
        if (e.key === 'F2') {
            input.setSelectionRange(input.value.length, input.value.length);
            return true;
        }
        return grid.key(e, input, take);
    }

    function takeFromAbove(input, above) {
        if (!above || input.readOnly) return true;
        input.value = above.value;
        list.close();
        commit(input, true);
        input.select();
        return true;
    }

    // Blocks from Excel or WPS, and texts that are too long

    root.addEventListener('paste', e => {
        const text = blockText(e.clipboardData);
        const input = e.target;
        if (grid.isCell(input) && /[\t\n]/.test(text)) {
            e.preventDefault();
            list.close();
            pasteBlock(input, text);
        } else if (input.maxLength > 0 && text.length > input.maxLength) {
            say(`粘贴的内容有 ${text.length} 个字，这一格最多 ${input.maxLength} 个，超出的部分没有放进来。`);
        }
    });

    async function pasteBlock(input, text) {
        if (text.length > mostPasted) return say('粘贴的内容太多，请分几次粘贴，每次不超过 200 行。');
        const { row, column } = grid.at(input);
        committed.set(input, input.value);
        say('正在粘贴……');
        try {
            await sendAll();
            const block = DotNet.createJSStreamReference(new TextEncoder().encode(text));
            await dotNet.invokeMethodAsync('Paste', row, column, block);
        } catch {
            say('网络中断，粘贴没有完成，请稍后重新粘贴。');
        }
    }

    root.addEventListener('click', e => {
        const remove = e.target.closest('.remove');
        if (remove) call('RemoveRow', grid.at(remove).row);
    });

    function dispose() {
        outbox.stop();
        clearInterval(retry);
        grid.dispose();
        abort.abort();
    }

    function say(text) {
        const note = root.querySelector('[data-note]');
        if (note.textContent !== text) note.textContent = text;
    }

    // What changes the sheet on the server draws all texts anew from there: a text that is still on its way would be
    // overwritten by an older one, and forgotten.
    async function sendAll() {
        if (!await outbox.send()) throw new Error('the line is down');
    }

    function call(name, ...args) {
        sendAll()
            .then(() => dotNet.invokeMethodAsync(name, ...args))
            .catch(() => say('网络中断，这一步没有完成，请稍后再试。'));
        return true;
    }

    function each(act, texts) {
        const { fields, rows, reasons } = JSON.parse(texts);
        for (const input of root.querySelectorAll('[data-field]')) act(input, fields[input.dataset.field] ?? '');
        for (const input of root.querySelectorAll('[data-reason]')) act(input, reasons[input.dataset.reason] ?? '');
        grid.rows.forEach((row, r) => row.forEach((input, c) => act(input, rows[r]?.[c] ?? '')));
    }

    if (outbox.waiting) resume().catch(() => { /* The line dropped again; the tab still remembers. */ });
    // What was typed before this script was there. An empty input then only means that its text has not been drawn yet.
    each((input, text) => { if (input.value && input.value !== text) commit(input, true); }, texts);
    root.dataset.ready = 'true';
    // A link from the record or the review leads to one input.
    if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
    return {
        /** All texts anew, after a paste, an undo or a change of rows. */
        load(texts, focus) {
            // Rows may have moved: what the server has already must not be sent again to where it was.
            outbox.forget();
            // No row has moved by a reload of the page, and what is being typed stays.
            const kept = resuming ? unfinished() : null;
            resuming = false;
            each((input, text) => {
                if (input === kept) return;
                input.value = text;
                committed.set(input, text);
            }, texts);
            if (focus) grid.goTo(focus);
            say('');
        },
        /** Before saving: the input that has the focus counts as finished. True when the server has everything. */
        settle() {
            const input = document.activeElement;
            if (root.contains(input) && isText(input)) {
                list.close();
                commit(input, true);
            }
            return outbox.send();
        },
        /** The draft or the record has everything up to this number. */
        kept(upTo) {
            outbox.forget(entry => entry.number <= upTo);
        },
        dispose,
    };
}

// What another account left in this tab, or this one at another record, is thrown away.
function forgetOthers(storageKey) {
    const kind = storageKey.split(':')[0].replace(/\d+$/, '');
    for (const key of tab.keys()) if (key.startsWith(kind) && key !== storageKey) tab.remove(key);
}
