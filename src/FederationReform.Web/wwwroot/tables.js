// Tables: a row that leads, a table that is copied, and a form that answers with one.
import { tell } from './telling.js';

// A whole row leads where its name leads. Who marks a text in it, or presses what stands in it, goes nowhere.
document.addEventListener('click', e => {
    const row = e.target.closest('table[data-rows-lead] tbody tr');
    if (!row || e.target.closest('a, button, input, select, textarea, label, summary') || !getSelection().isCollapsed)
        return;
    row.querySelector('a[href]')?.click();
});

// The words of a button stand in an element of their own, which the page goes on to know.
const labelOf = button => button.querySelector('.mud-button-label') ?? button;

// A form that answers with a file leaves the page as it is: the dialog closes; the button that opened it says what
// happens, and cannot be pressed meanwhile.
document.addEventListener('submit', e => {
    const dialog = e.target.matches('form[data-download]') && e.target.closest('dialog');
    if (!dialog) return;
    const button = document.querySelector(`[data-show-dialog="${dialog.id}"]`);
    const label = labelOf(button);
    const said = label.textContent;
    [button.disabled, label.textContent] = [true, '正在生成表格……'];
    setTimeout(() => dialog.close());
    setTimeout(() => [button.disabled, label.textContent] = [false, said], 5000);
});

// What people typed must not become a formula in the sheet it is pasted into, nor a quotation mark swallow the cells
// after it. A negative number stays one.
function asCell(text) {
    if (/^[=+@＝＋＠]|^-(?![\d.,]+%?$)/.test(text)) return `'${text}`;
    return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

// A part of a list says that it is one.
const partOf = pager => pager ? `\n${pager.textContent.trim()}` : '';

// Tab-separated text is what Excel and WPS paste as cells; a typographic minus would make a text of a number.
function copyTable(button) {
    const table = document.getElementById(button.dataset.copyTable);
    const textOf = cell => asCell((cell.dataset.copy ?? cell.innerText)
        .replace(/\s+/g, ' ')
        .replace(/^\s*−(?=\d)/, '-')
        .trim());
    const text = [...table.rows].map(row => [...row.cells].map(textOf).join('\t')).join('\n')
        + partOf(document.querySelector('.pager span'));
    return copy(button, text, '已复制，可粘贴到表格');
}

async function copy(button, text, done) {
    const label = labelOf(button);
    const said = label.textContent;
    try {
        await navigator.clipboard.writeText(text);
        label.textContent = done;
    } catch {
        const area = document.createElement('textarea');
        area.value = text;
        document.body.append(area);
        area.select();
        label.textContent = document.execCommand('copy') ? done : '浏览器不允许复制，请手动选取';
        area.remove();
    }
    // A button of a menu is out of sight by now.
    if (!button.checkVisibility()) tell(label.textContent, 'ok');
    setTimeout(() => label.textContent = said, 3000);
}

document.addEventListener('click', e => {
    const table = e.target.closest('[data-copy-table]');
    if (table) copyTable(table);
    const picture = e.target.closest('[data-picture]');
    if (picture) import('./picture.js').then(({ save }) => save(picture.dataset));
    const text = e.target.closest('[data-copy-text]');
    if (text) copy(text, document.getElementById(text.dataset.copyText).textContent.trim(), '已复制，可粘贴到微信');
});
