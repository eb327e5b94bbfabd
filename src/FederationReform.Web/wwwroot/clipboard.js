// What Excel and WPS put on the clipboard: tab-separated text, in which a cell merged over several rows stands in the
// first of them only, and HTML, which says how far it reaches. A row below belongs to the same village or holds the
// same post, so the text is repeated in each, as the server does with a file.

/** The tab-separated text of a pasted block, merged cells filled down; the plain text where nothing is merged. */
export function blockText(clipboard) {
    const plain = clipboard.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '');
    const html = clipboard.getData('text/html');
    if (!/rowspan/i.test(html)) return plain;
    // A document made by the parser runs no script and loads nothing.
    const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
    if (!table || table.rows.length < 2) return plain;
    const lines = [...table.rows].map(() => []);
    [...table.rows].forEach((row, at) => {
        let column = 0;
        for (const cell of row.cells) {
            while (lines[at][column] !== undefined) column++;
            const text = quoted(textOf(cell));
            for (let down = 0; down < cell.rowSpan && at + down < lines.length; down++)
                for (let across = 0; across < cell.colSpan; across++)
                    lines[at + down][column + across] = across === 0 ? text : '';
            column += cell.colSpan;
        }
    });
    return lines.map(line => Array.from(line, cell => cell ?? '').join('\t')).join('\n');
}

function textOf(cell) {
    for (const end of cell.querySelectorAll('br')) end.replaceWith('\n');
    return cell.textContent.replace(/[ \t\r\n\u00a0]+/g, ' ').trim();
}

const quoted = text => text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
