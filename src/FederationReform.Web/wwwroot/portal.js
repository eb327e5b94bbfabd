// The little that the browser must do itself. Blazor retries a lost connection on its own; three ends it leaves to us, and none may be a
// dead page: the server has forgotten the circuit (restart, too long away), it gave up, or the first connection was never made.
(() => {
    const notice = document.getElementById('components-reconnect-modal');
    const alive = () => fetch('/alive', { cache: 'no-store' }).then(r => r.ok, () => false);
    const pause = ms => new Promise(r => setTimeout(r, ms));

    let reopening = false;
    async function reopenWhenBack() {
        if (reopening) return;
        reopening = true;
        keepUnsaved();
        while (!await alive()) await pause(1000);
        location.reload();
    }

    new MutationObserver(() => {
        if (/components-reconnect-(failed|rejected)/.test(notice.className)) reopenWhenBack();
        if (/components-reconnect-hide/.test(notice.className)) sendAgain(unsaved());
    }).observe(notice, { attributeFilter: ['class'] });

    // The layout marks a page that waits for its circuit. Twice as patient each time: a network that blocks us for good
    // must not make the page flicker.
    async function expectCircuit() {
        // What is typed or pressed before the page is live is lost, for it is drawn anew then. So nothing takes it.
        if (document.querySelector('[data-circuit=awaited]'))
            document.querySelectorAll('main :is(input, select, textarea, button, summary)').forEach(control => control.inert = true);
        const live = setInterval(() => {
            if (document.querySelector('[data-circuit=awaited]')) return;
            clearInterval(live);
            restoreUnsaved();
        }, 100);
        const patience = +(sessionStorage.circuitPatience ?? 8000);
        await pause(patience);
        if (!document.querySelector('[data-circuit=awaited]')) return sessionStorage.removeItem('circuitPatience');
        sessionStorage.circuitPatience = patience * 2;
        notice.className = 'components-reconnect-failed';
    }

    // What she types counts as changed two seconds after she stops, not only when she leaves the field: a draft needs it.
    // An input method at work (isComposing) is not a pause.
    let idle;
    document.addEventListener('input', e => {
        clearTimeout(idle);
        if (!e.isComposing && e.target.matches('[data-draft] :is(input, textarea)'))
            idle = setTimeout(() => e.target.dispatchEvent(new Event('change', { bubbles: true })), 2000);
    });
    document.addEventListener('compositionend', e => e.target.dispatchEvent(new InputEvent('input', { bubbles: true })));

    // Enter goes to the next input, as she is used to from her spreadsheet.
    document.addEventListener('keydown', e => {
        if (e.key !== 'Enter' || e.isComposing || e.keyCode === 229 || !e.target.matches('[data-enter-next] input')) return;
        const box = e.target.closest('[data-enter-next]');
        if (e.target.closest('form, dialog')) return;
        e.preventDefault();
        const inputs = [...box.querySelectorAll('input:not(:disabled), select:not(:disabled)')].filter(input => !input.closest('dialog, form'));
        const next = inputs[inputs.indexOf(e.target) + (e.shiftKey ? -1 : 1)];
        if (next) { next.focus(); next.select?.(); } else e.target.blur();
    });

    // What the server has not saved (data-saved is what it has) is sent again when the line is back, and over a reload kept in the tab.
    const unsaved = () => [...document.querySelectorAll('[data-draft] input[data-saved]')].filter(input => input.value !== input.dataset.saved && !input.disabled);
    const unsavedKey = 'unsaved:' + location.pathname;
    function keepUnsaved() {
        const texts = Object.fromEntries(unsaved().map(input => [input.id, input.value]));
        if (Object.keys(texts).length) sessionStorage[unsavedKey] = JSON.stringify(texts);
    }
    const sendAgain = inputs => inputs.forEach(input => input.dispatchEvent(new Event('change', { bubbles: true })));
    function restoreUnsaved() {
        const texts = JSON.parse(sessionStorage[unsavedKey] ?? '{}');
        delete sessionStorage[unsavedKey];
        for (const [id, text] of Object.entries(texts)) {
            const input = document.getElementById(id);
            if (input?.dataset.saved !== undefined && !input.disabled) input.value = text;
        }
        sendAgain(unsaved());
    }

    let followed;
    document.addEventListener('click', e => {
        followed = e.target.closest('a[href]')?.href;
        // A link in a list of violations goes to its field and puts the cursor there.
        const link = e.target.closest('a[data-focus]');
        const field = link && document.getElementById(link.dataset.focus);
        if (field) {
            e.preventDefault();
            field.scrollIntoView({ block: 'center' });
            field.focus();
            return;
        }
        // What opens over the page closes with the next click anywhere.
        document.querySelectorAll('details[data-closes][open]').forEach(open => open.contains(e.target.closest('summary')) || (open.open = false));
        const opener = e.target.closest('[data-show-dialog]');
        if (opener) document.getElementById(opener.dataset.showDialog).showModal();
        e.target.closest('[data-close-dialog]')?.closest('dialog').close();
        const print = e.target.closest('[data-print]');
        if (print) window.print();
        if (e.target.closest('[data-reload]')) location.reload();
        const copy = e.target.closest('[data-copy-table]');
        if (copy) copyTable(copy);
    });

    // A form that answers with a file leaves the page as it is: the dialog closes, its button says what happens, and cannot be pressed twice meanwhile.
    document.addEventListener('submit', e => {
        const dialog = e.target.matches('form[data-download]') && e.target.closest('dialog');
        if (!dialog) return;
        const button = document.querySelector(`[data-show-dialog="${dialog.id}"]`);
        const said = button.textContent;
        [button.disabled, button.textContent] = [true, '正在生成表格……'];
        setTimeout(() => dialog.close());
        setTimeout(() => [button.disabled, button.textContent] = [false, said], 5000);
    });

    // Tab-separated text is what Excel and WPS paste as cells; a typographic minus would make a text of a number.
    async function copyTable(button) {
        const table = document.getElementById(button.dataset.copyTable);
        const text = [...table.rows].map(row => [...row.cells]
            .map(cell => (cell.dataset.copy ?? cell.innerText).replace(/\s+/g, ' ').replace(/^\s*−(?=\d)/, '-').trim()).join('\t')).join('\n');
        const said = button.textContent;
        try {
            await navigator.clipboard.writeText(text);
            button.textContent = '已复制，可粘贴到表格';
        } catch {
            const area = document.createElement('textarea');
            area.value = text;
            document.body.append(area);
            area.select();
            button.textContent = document.execCommand('copy') ? '已复制，可粘贴到表格' : '浏览器不允许复制，请手动选取';
            area.remove();
        }
        setTimeout(() => button.textContent = said, 3000);
    }

    window.portal = {
        showDialog: dialog => dialog.showModal(),
        closeDialog: dialog => dialog.close(),
        // Large texts come as a stream: a message of the circuit has a limit. An empty one cannot be streamed, so nothing comes as a blank.
        text: id => new TextEncoder().encode(document.getElementById(id).value || ' '),
        focus: id => document.getElementById(id)?.focus(),
    };

    Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: n => n < 5 ? 500 : 2000 } } });
    Blazor.addEventListener('enhancedload', expectCircuit);
    // A link leads to the top of its page, also to another unit on the same one, unless it says where to. Back and forward return to where she was.
    Blazor.addEventListener('enhancedload', () => {
        if (followed !== location.href || location.hash) return;
        followed = null;
        scrollTo(0, 0);
        // The heading takes the focus after this.
        setTimeout(() => scrollTo(0, 0));
    });
    expectCircuit();
})();
