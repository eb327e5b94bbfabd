// The result sheet in the browser: keys, choices, paste, and one message for each finished cell. The texts in the inputs belong to this
// script; the server sends them anew only after a paste, an undo or a change of rows (load). While an input method composes, every key
// belongs to it. What the server has not acknowledged is kept and sent again: a line that drops must not eat a cell.
export function attach(root, dotNet, choices, storageKey, fields, rows, reasons) {
    const table = root.querySelector('table');
    const list = root.querySelector('[role=listbox]');
    const coarse = matchMedia('(pointer: coarse)').matches;
    const abort = new AbortController();
    const committed = new WeakMap();
    const pending = new Map();
    // One more cell, laid below the last row for who types faster than the server answers with rows; where it lies, and what was typed there.
    const ahead = root.querySelector('[data-ahead]');
    const mostRows = +ahead.dataset.ahead;
    const beyond = new Map();
    let aheadAt = null;
    let tabStart = null, options = [], highlighted = -1, filtered = false, stopped = false;

    // Where an input stands

    const isCell = input => input === ahead || input.matches?.('td > input');
    const at = input => input === ahead ? aheadAt : { row: input.closest('tr').sectionRowIndex, column: input.closest('td').cellIndex - 1 };
    const cell = (row, column) => table.tBodies[0].rows[row]?.cells[column + 1]?.firstElementChild;
    const choicesOf = input => isCell(input) && !input.readOnly ? choices[at(input)?.column] : null;
    const cellOf = key => { const { row, column } = key[0] === '{' ? JSON.parse(key) : {}; return cell(row, column); };
    const keyOf = input => isCell(input) ? JSON.stringify(at(input)) : input.dataset.reason ? 'Reasons[' + input.dataset.reason + ']' : input.dataset.field;

    function go(row, column) {
        if (aheadAt) commit(ahead, true);
        const next = row < 0 ? null : cell(row, column);
        if (!next) return goAhead(row, column);
        letGoAhead();
        focusIn(next);
        return true;
    }

    // On a phone only the first blank row is shown, and what is not shown takes no focus.
    function focusIn(input) {
        input.closest('tr').dataset.open = '';
        input.focus();
    }

    // The row is not there yet: what she types next must not land in the cell she has left.

    const textAt = (row, column) => cell(row, column)?.value ?? beyond.get(JSON.stringify({ row, column })) ?? '';
    const lastColumn = table.tHead.rows[0].cells.length - 2;
    const isBlank = row => Array.from({ length: lastColumn + 1 }, (_, column) => textAt(row, column)).every(text => text === '');

    function goAhead(row, column) {
        const rows = table.tBodies[0].rows;
        if (column < 0 || column > lastColumn || row < rows.length || isBlank(row - 1) && isBlank(row)) return false;
        if (row >= mostRows) { say(`一份名单最多 ${mostRows} 行。`); return true; }
        const title = table.tHead.rows[0].cells[column + 1], sample = cell(0, column);
        aheadAt = { row, column };
        ahead.value = textAt(row, column);
        committed.set(ahead, ahead.value);
        ahead.maxLength = sample.maxLength;
        ahead.inputMode = sample.inputMode;
        ahead.setAttribute('aria-label', `第 ${row + 1} 行${title.textContent}`);
        for (const name of ['role', 'aria-autocomplete', 'aria-haspopup', 'aria-controls', 'aria-expanded', 'aria-activedescendant']) ahead.removeAttribute(name);
        ahead.hidden = false;
        // On a phone the rows are cards, and it lies over the whole width below them.
        ahead.style.left = title.offsetWidth ? title.offsetLeft + 'px' : '0';
        ahead.style.width = title.offsetWidth ? title.offsetWidth + 'px' : '100%';
        ahead.style.top = table.offsetTop + table.offsetHeight + (row - rows.length) * ahead.offsetHeight + 'px';
        if (document.activeElement === ahead) enterCell(ahead); else ahead.focus();
        return true;
    }

    function letGoAhead() {
        aheadAt = null;
        ahead.hidden = true;
    }

    // The rows have come: they take what was typed for them, and the cursor goes over in the middle of a word, but not of a composition.
    function takeOver() {
        for (const [key, text] of [...beyond]) {
            const { row, column } = JSON.parse(key);
            const input = cell(row, column);
            if (!input) continue;
            input.value = text;
            beyond.delete(key);
        }
        const input = aheadAt && cell(aheadAt.row, aheadAt.column);
        if (!input || composing) return;
        const [text, known, start, end, here] = [ahead.value, committed.get(ahead), ahead.selectionStart, ahead.selectionEnd, document.activeElement === ahead];
        close();
        // Hidden by the focus going on, and not before: a hidden input loses the focus to the page.
        aheadAt = null;
        if (here) focusIn(input);
        ahead.hidden = true;
        input.value = text;
        committed.set(input, known);
        if (!here) return commit(input, true);
        input.setSelectionRange(start, end);
        if (text === known) return;
        if (choicesOf(input)) offer(input, text);
        commit(input, false);
    }

    let composing = false;
    ahead.addEventListener('compositionstart', () => composing = true);
    ahead.addEventListener('compositionend', () => { composing = false; setTimeout(takeOver); });
    const comingRows = new MutationObserver(takeOver);
    comingRows.observe(table.tBodies[0], { childList: true });

    function goOn(input, step) {
        const inputs = [...root.querySelectorAll('[data-field]')];
        const next = inputs[inputs.indexOf(input) + step];
        if (next) next.focus(); else if (step > 0) go(0, 0);
    }

    // What is sent: once when a cell is finished, and meanwhile for the draft after a pause (portal.js). The tab remembers it until the
    // server has it in the draft (kept), so that neither a dropped line nor a killed server eats it.

    let number = 0, sending = null;
    function commit(input, final) {
        if (final && committed.get(input) === input.value) return;
        if (final) committed.set(input, input.value);
        const key = keyOf(input);
        if (input === ahead) beyond.set(key, input.value);
        enter(key, { input: input === ahead ? null : input, text: input.value, final });
        send();
    }

    function enter(key, entry) {
        pending.set(key, { ...entry, number: ++number, sent: false });
        remember();
    }

    const notice = document.getElementById('components-reconnect-modal');
    const down = () => /components-reconnect-(show|failed|rejected)/.test(notice?.className);
    const send = () => sending ??= drain().catch(() => { /* The line is down: portal.js says so, the timer tries again. */ }).finally(() => sending = null);
    const retry = setInterval(send, 2000);

    async function drain() {
        for (let next; !stopped && !down() && (next = [...pending].find(([, entry]) => !entry.sent));) {
            const [key, entry] = next;
            const answer = await withTimeout(dotNet.invokeMethodAsync('Commit', key, entry.text, entry.final, entry.number));
            entry.sent = true;
            if (!entry.final || typeof answer !== 'string' || answer === entry.text) continue;
            if (beyond.get(key) === entry.text) beyond.set(key, answer);
            const input = entry.input ?? cellOf(key);
            if (input?.value === entry.text) {
                input.value = answer;
                committed.set(input, answer);
            }
        }
    }
    const withTimeout = promise => Promise.race([promise, new Promise((_, fail) => setTimeout(fail, 8000, new Error('no answer')))]);

    function forget(which) {
        for (const [key, entry] of [...pending]) if (which(entry)) pending.delete(key);
        remember();
    }

    function remember() {
        try {
            if (pending.size) sessionStorage[storageKey] = JSON.stringify([...pending].map(([key, entry]) => [key, entry.text]));
            else delete sessionStorage[storageKey];
        } catch { /* Storage may be full or forbidden; the server still gets what it can. */ }
    }

    // After a reload, and for this account and record only: what another left in this tab is thrown away.
    async function restore() {
        const prefix = storageKey.split(':')[0].replace(/\d+$/, '');
        for (const key of Object.keys(sessionStorage))
            if (key.startsWith(prefix) && key !== storageKey) delete sessionStorage[key];
        const kept = JSON.parse(sessionStorage[storageKey] ?? '[]');
        for (const [key, text] of kept) if (!pending.has(key)) enter(key, { input: null, text, final: true });
        if (!kept.length) return;
        await send();
        await dotNet.invokeMethodAsync('Reload');
    }

    // The list of choices

    function offer(input, text) {
        const all = choicesOf(input);
        if (!all) return close();
        const typed = text.trim().replace(/['\s]/g, '').toLowerCase();
        options = typed ? all.map(choice => [rank(choice, typed), choice]).filter(([rank]) => rank).sort((a, b) => a[0] - b[0]).map(([, choice]) => choice) : all;
        filtered = typed !== '';
        highlighted = filtered && options.length ? 0 : -1;
        list.replaceChildren(...options.map((choice, i) => {
            const item = document.createElement('li');
            item.id = 'choice-' + i;
            item.setAttribute('role', 'option');
            const number = document.createElement('kbd');
            number.textContent = choice.number;
            item.append(number, choice.name);
            return item;
        }));
        list.hidden = !options.length;
        input.setAttribute('aria-expanded', String(!list.hidden));
        if (list.hidden) return;
        const box = input.getBoundingClientRect();
        list.style.minWidth = Math.max(box.width, 120) + 'px';
        const below = innerHeight - box.bottom - 8, above = box.top - 8;
        const under = below >= Math.min(list.scrollHeight, 200) || below >= above;
        list.style.maxHeight = Math.min(340, under ? below : above) + 'px';
        list.style.left = Math.max(4, Math.min(box.left, innerWidth - list.offsetWidth - 4)) + 'px';
        list.style.top = under ? box.bottom + 2 + 'px' : box.top - 2 - list.offsetHeight + 'px';
        mark(input);
    }

    // Best first: the number, the first letters, the beginning of the name, the beginning of the first letters, any part of the name.
    function rank(choice, typed) {
        return String(choice.number) === typed ? 1 : choice.initials === typed ? 2 : choice.name.toLowerCase().startsWith(typed) ? 3
            : choice.initials.startsWith(typed) ? 4 : choice.name.toLowerCase().includes(typed) ? 5 : 0;
    }

    function mark(input) {
        [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === highlighted)));
        if (highlighted < 0) return input.removeAttribute('aria-activedescendant');
        list.children[highlighted].scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', 'choice-' + highlighted);
    }

    function close() {
        if (list.hidden) return;
        list.hidden = true;
        highlighted = -1;
        for (const input of root.querySelectorAll('[aria-expanded=true]')) {
            input.setAttribute('aria-expanded', 'false');
            input.removeAttribute('aria-activedescendant');
        }
    }

    function take(input) {
        if (!list.hidden && highlighted >= 0) input.value = options[highlighted].name;
        close();
        commit(input, true);
    }

    list.addEventListener('mousedown', e => {
        e.preventDefault();
        const item = e.target.closest('li');
        const input = document.activeElement;
        if (!item || !choicesOf(input)) return;
        highlighted = [...list.children].indexOf(item);
        take(input);
        if (!coarse) input.select();
    });
    addEventListener('scroll', e => { if (e.target !== list) close(); }, { capture: true, signal: abort.signal });

    // Focus

    root.addEventListener('focusin', e => {
        const input = e.target;
        if (!input.matches('input, textarea')) return;
        committed.set(input, input.value);
        if (isCell(input) && at(input)) enterCell(input);
    });

    function enterCell(input) {
        if (choicesOf(input)) {
            for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-haspopup', 'listbox'], ['aria-controls', list.id], ['aria-expanded', 'false']])
                input.setAttribute(name, value);
            if (coarse) input.inputMode = 'none';
            if (coarse || !input.value) offer(input, '');
        }
        if (!coarse) input.select();
    }

    root.addEventListener('focusout', e => {
        if (!e.target.matches('input, textarea') || e.target === ahead && !aheadAt) return;
        close();
        commit(e.target, true);
        if (e.target === ahead && document.hasFocus()) letGoAhead();
    });

    root.addEventListener('input', e => {
        if (choicesOf(e.target)) offer(e.target, e.target.value);
        else close();
        say('');
    });

    // portal.js tells a pause in typing by a change event of its own; a true one is covered by leaving the input.
    root.addEventListener('change', e => {
        if (e.target === ahead && !aheadAt) return;
        if (!e.isTrusted || e.target.type === 'date') commit(e.target, false);
    });

    addEventListener('visibilitychange', () => {
        if (document.hidden && root.contains(document.activeElement) && document.activeElement.matches('input, textarea')) commit(document.activeElement, false);
    }, { signal: abort.signal });

    // Keys

    root.addEventListener('keydown', e => {
        if (e.isComposing || e.keyCode === 229) return;
        const input = e.target;
        const command = e.ctrlKey || e.metaKey;
        if (command && e.key.toLowerCase() === 's') { e.preventDefault(); if (input.matches('input, textarea')) commit(input, true); return call('SaveByKey'); }
        if (!input.matches('input')) return;
        if (command && !e.altKey && e.key.toLowerCase() === 'z' && committed.get(input) === input.value) { e.preventDefault(); return call(e.shiftKey ? 'Redo' : 'Undo'); }
        if (command && e.key.toLowerCase() === 'y' && committed.get(input) === input.value) { e.preventDefault(); return call('Redo'); }
        if (!isCell(input)) {
            if (e.key === 'Enter') { e.preventDefault(); goOn(input, e.shiftKey ? -1 : 1); }
            return;
        }
        if (cellKey(e, input, command)) e.preventDefault();
    });

    function cellKey(e, input, command) {
        const { row, column } = at(input);
        const open = !list.hidden, choosing = open && (filtered || highlighted >= 0);
        if (command && e.key.toLowerCase() === 'd') {
            const above = cell(row - 1, column);
            if (above && !input.readOnly) { input.value = above.value; close(); commit(input, true); input.select(); }
            return true;
        }
        if (input === ahead && e.altKey && e.key !== 'ArrowDown') return true;
        if (e.altKey && e.key === 'Insert') { call('InsertRow', row); return true; }
        if (e.altKey && e.key === 'Delete') { call('RemoveRow', row); return true; }
        if (command || e.altKey && !(e.key === 'ArrowDown' && choicesOf(input))) return false;

        switch (e.key) {
            case 'Tab': {
                if (tabStart?.row !== row) tabStart = { row, column };
                take(input);
                const [nextRow, nextColumn] = e.shiftKey ? column ? [row, column - 1] : [row - 1, lastColumn] : column < lastColumn ? [row, column + 1] : [row + 1, 0];
                // The browser knows its way between the cells that are there, and out of them.
                return (input === ahead || nextRow > row && !cell(nextRow, 0)) && go(nextRow, nextColumn);
            }
            case 'Enter': {
                const back = tabStart?.row === row ? tabStart.column : column;
                tabStart = null;
                take(input);
                go(row + (e.shiftKey ? -1 : 1), e.shiftKey ? column : back);
                return true;
            }
            case 'Escape':
                if (open) close(); else { input.value = committed.get(input) ?? ''; input.select(); }
                return true;
            case 'F2':
                input.setSelectionRange(input.value.length, input.value.length);
                return true;
            case 'ArrowDown':
            case 'ArrowUp': {
                const step = e.key === 'ArrowDown' ? 1 : -1;
                if (e.altKey && !open) { offer(input, ''); return true; }
                if (choosing || e.altKey) {
                    highlighted = (highlighted + step + options.length) % options.length;
                    mark(input);
                    return true;
                }
                close();
                go(row + step, column);
                return true;
            }
            case 'ArrowLeft':
                return whole(input) || input.selectionStart + input.selectionEnd === 0 ? go(row, column - 1) : false;
            case 'ArrowRight':
                return whole(input) || input.selectionStart === input.value.length ? go(row, column + 1) : false;
        }
        return false;
    }

    const whole = input => input.selectionStart === 0 && input.selectionEnd === input.value.length;

    // Blocks from Excel or WPS, and texts that are too long

    root.addEventListener('paste', async e => {
        const text = e.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '');
        const input = e.target;
        if (isCell(input) && /[\t\n]/.test(text)) {
            e.preventDefault();
            close();
            if (text.length > 400000) return say('粘贴的内容太多，请分几次粘贴，每次不超过 200 行。');
            const { row, column } = at(input);
            committed.set(input, input.value);
            say('正在粘贴……');
            try { await dotNet.invokeMethodAsync('Paste', row, column, DotNet.createJSStreamReference(new TextEncoder().encode(text))); }
            catch { say('网络中断，粘贴没有完成，请稍后重新粘贴。'); }
        } else if (input.maxLength > 0 && text.length > input.maxLength) {
            say(`粘贴的内容有 ${text.length} 个字，这一格最多 ${input.maxLength} 个，超出的部分没有放进来。`);
        }
    });

    // Rows and columns by mouse

    root.addEventListener('click', e => {
        const remove = e.target.closest('[data-remove]');
        if (remove) call('RemoveRow', +remove.dataset.remove);
    });

    const note = root.querySelector('[data-note]');
    function say(text) { if (note.textContent !== text) note.textContent = text; }
    const call = (name, ...args) => dotNet.invokeMethodAsync(name, ...args).catch(() => say('网络中断，这一步没有完成，请稍后再试。'));

    // What she typed in the moment before this script was there. An empty input then only means that its text has not been drawn yet.
    each((input, text) => { if (input.value && input.value !== text) commit(input, true); }, fields, rows, reasons);
    restore().catch(() => { /* The line dropped again; the tab still remembers. */ });
    root.dataset.ready = 'true';
    // Come by a link to one input, from the record or the review.
    if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
    return {
        /** All texts anew, after a paste, an undo or a change of rows. */
        load(fields, rows, reasons, focus) {
            // Rows may have moved: what the server has already must not be sent again to where it was.
            forget(entry => entry.sent);
            beyond.clear();
            each((input, text) => { input.value = text; committed.set(input, text); }, fields, rows, reasons);
            if (focus) go(focus[0], focus[1]);
            say('');
        },
        /** Before saving: the input she is in counts as finished, and everything has arrived. */
        async settle() {
            const input = document.activeElement;
            if (root.contains(input) && input.matches('input, textarea')) { close(); commit(input, true); }
            await send();
            return ![...pending.values()].some(entry => !entry.sent);
        },
        /** The draft or the record has everything up to this number. */
        kept(upTo) { forget(entry => entry.sent && entry.number <= upTo); },
        dispose() { stopped = true; clearInterval(retry); comingRows.disconnect(); abort.abort(); },
    };

    function each(act, fields, rows, reasons) {
        for (const input of root.querySelectorAll('[data-field]')) act(input, fields[input.dataset.field] ?? '');
        for (const input of root.querySelectorAll('[data-reason]')) act(input, reasons[input.dataset.reason] ?? '');
        [...table.tBodies[0].rows].forEach((row, r) => [...row.querySelectorAll('td > input')].forEach((input, c) => act(input, rows[r]?.[c] ?? '')));
    }
}
