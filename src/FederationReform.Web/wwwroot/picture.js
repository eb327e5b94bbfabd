// A table as a picture for a chat: drawn with the fonts of the user's own machine, and saved there.

const Cell = 34, Pad = 12, Margin = 24;

function drawn(table, title) {
    const rows = [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim()));
    const caption = table.caption?.innerText.trim() ?? '';
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    const text = 'system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';
    pen.font = `16px ${text}`;
    const widths = rows[0].map((_, i) => Math.max(...rows.map(row => pen.measureText(row[i] ?? '').width)) + 2 * Pad);
    const whole = widths.reduce((sum, width) => sum + width, 0);
    // Twice as fine, for a phone.
    const scale = 2;
    canvas.width = (whole + 2 * Margin) * scale;
    canvas.height = (rows.length * Cell + 2 * Margin + 80) * scale;
    pen.scale(scale, scale);
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.textBaseline = 'middle';
    pen.textAlign = 'center';
    pen.fillStyle = '#1f2329';
    pen.font = `600 22px ${text}`;
    pen.fillText(title, Margin + whole / 2, Margin + 14, whole);
    pen.font = `15px ${text}`;
    pen.fillText(caption, Margin + whole / 2, Margin + 48, whole);
    rows.forEach((row, r) => {
        const top = Margin + 72 + r * Cell;
        let left = Margin;
        row.forEach((value, c) => {
            pen.fillStyle = r === 0 ? '#f3f4f6' : '#fff';
            pen.fillRect(left, top, widths[c], Cell);
            pen.strokeStyle = '#c9cdd4';
            pen.strokeRect(left + .5, top + .5, widths[c], Cell);
            pen.fillStyle = '#1f2329';
            pen.font = `${r < 2 ? '600 ' : ''}16px ${text}`;
            pen.fillText(value, left + widths[c] / 2, top + Cell / 2, widths[c] - Pad);
            left += widths[c];
        });
    });
    return canvas;
}

export function save({ picture, pictureTitle, pictureName }) {
    drawn(document.getElementById(picture), pictureTitle).toBlob(blob => {
        const link = document.createElement('a');
        [link.href, link.download] = [URL.createObjectURL(blob), pictureName];
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    }, 'image/png');
}
