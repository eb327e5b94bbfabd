// The search that every page offers (Layout/Palette.razor). The focus stays in the text; the arrows move the choice.
const dialog = () => document.getElementById('palette');
const options = () => [...document.querySelectorAll('#palette-list [role=option]:not([hidden])')];
const found = 'data-found';

function choose(option) {
    for (const each of options()) each.setAttribute('aria-selected', each === option);
    document.getElementById('palette-text').setAttribute('aria-activedescendant', option?.id ?? '');
    option?.scrollIntoView({ block: 'nearest' });
}

const chosen = () => options().find(option => option.getAttribute('aria-selected') === 'true');

function openPalette() {
    if (!dialog() || dialog().open) return;
    dialog().showModal();
    const text = document.getElementById('palette-text');
    text.select();
    filterPages(text.value);
    ask(text.value);
}

// What the last text found goes at once: Enter must not open it for another text.
function filterPages(text) {
    for (const old of document.querySelectorAll(`#palette-list [${found}]`)) old.remove();
    const typed = text.trim().toLowerCase();
    for (const page of document.querySelectorAll('#palette-list [data-page]'))
        page.hidden = typed !== '' && !page.dataset.page.includes(typed);
    choose(options()[0]);
}

let asked = 0;
async function ask(text) {
    const mine = ++asked;
    const said = document.getElementById('palette-said');
    let entries = [];
    if (text.trim() !== '') {
        try {
            const answer = await fetch(dialog().dataset.find, {
                method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text }),
            });
            if (!answer.ok) throw new Error(answer.status);
            entries = await answer.json();
        } catch {
            if (mine === asked) said.textContent = '网络中断，暂时查不到人员和单位，请稍后再试。';
            return;
        }
    }
    if (mine !== asked) return;
    const list = document.getElementById('palette-list');
    for (const [number, entry] of entries.entries()) {
        const option = Object.assign(document.createElement('a'), {
            id: `palette-found-${number}`, href: entry.url, role: 'option', tabIndex: -1,
        });
        option.setAttribute(found, '');
        option.append(
            Object.assign(document.createElement('span'), { textContent: entry.name }),
            Object.assign(document.createElement('small'), { textContent: `${entry.note}　${entry.kind}` }));
        list.append(option);
    }
    choose(options()[0]);
    said.textContent = options().length > 0 || text.trim() === ''
        ? '用上下键选择，回车打开，Esc 关闭。'
        : '没有找到。可以输入姓名、拼音首字母、电话末四位或单位名称。';
}

let idle;
document.addEventListener('input', e => {
    if (e.target.id !== 'palette-text' || e.isComposing) return;
    filterPages(e.target.value);
    asked++;
    document.getElementById('palette-said').textContent = '正在查找……';
    clearTimeout(idle);
    idle = setTimeout(() => ask(e.target.value), 200);
});

document.addEventListener('keydown', e => {
    if (e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && dialog()) {
        e.preventDefault();
        openPalette();
        return;
    }
    const typing = e.target.closest('input, select, textarea, dialog');
    if (e.key === '?' && !typing && !e.ctrlKey && !e.altKey && !e.metaKey) {
        document.getElementById('keys')?.showModal();
        return;
    }
    if (e.target.id !== 'palette-text' || e.isComposing || e.keyCode === 229) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (e.key === 'ArrowDown') choose(all[Math.min(at + 1, all.length - 1)]);
    else if (e.key === 'ArrowUp') choose(all[Math.max(at - 1, 0)]);
    else if (e.key === 'Enter') chosen()?.click();
    else return;
    e.preventDefault();
});

document.addEventListener('click', e => {
    if (e.target.closest('[data-palette]')) openPalette();
    // A click beside the dialog, and one that leads away, close it.
    else if (e.target === dialog() || e.target.closest('#palette a')) dialog().close();
});
