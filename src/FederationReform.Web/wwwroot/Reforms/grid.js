// The cells of the result sheet: where each one is, and how the cursor goes from one to another.
export class Grid {
    #body;
    #mostRows;
    #lastColumn;
    #columns;
    #say;
    #newRows;
    // The cell that the cursor goes to once the server has added its row.
    #awaited = null;
    // Where the first Tab in a row was pressed: Enter goes back to that column.
    #tabStart = null;

    /** @param {(text: string) => void} say Tells the user why the cursor does not move. */
    constructor(table, say) {
        this.#body = table.tBodies[0];
        this.#mostRows = +table.dataset.mostRows;
        this.#lastColumn = table.tHead.rows[0].cells.length - 2;
        this.#say = say;
        this.#columns = [...table.tHead.rows[0].cells].slice(1);
        this.#dress();
        this.#newRows = new MutationObserver(() => {
            this.#dress();
            this.#goToAwaited();
        });
        this.#newRows.observe(this.#body, { childList: true });
    }

    // What is the same in every row stands in the head alone; the server does not write it on each cell (ResultRow).
    #dress() {
        for (const row of this.#body.rows) {
            const number = row.sectionRowIndex;
            row.cells[0].id = `r${number}`;
            this.#columns.forEach((head, column) => {
                const input = this.cell(number, column);
                if (!input || input.id) return;
                // As SheetMarks.CellId has it: links of violations and remarks lead here.
                input.id = `c${number}-${column}`;
                input.setAttribute('aria-labelledby', `${head.id} r${number}`);
                input.maxLength = +head.dataset.most;
                if (head.dataset.mode) input.inputMode = head.dataset.mode;
            });
        }
    }

    isCell(input) {
        return Boolean(input.matches?.('td > input'));
    }

    /** Where an element of a row stands; column -1 is the head of the row. */

    at(input) {
        return { row: input.closest('tr').sectionRowIndex, column: input.closest('td, th').cellIndex - 1 };
    }

    cell(row, column) {
        return this.#body.rows[row]?.cells[column + 1]?.firstElementChild;
    }

    /** @returns {HTMLInputElement[][]} The cells, row by row. */
    get rows() {
        return [...this.#body.rows].map(row => [...row.querySelectorAll('td > input')]);
    }

    /** @param {string} id The id of a cell. */
    goTo(id) {
        const { row, column } = this.at(document.getElementById(id));
        this.go(row, column);
    }

    /** False when there is no such cell, and none to come. */
    go(row, column) {
        const next = row < 0 ? null : this.cell(row, column);
        if (!next) return this.#await(row, column);
        // On a phone only the first blank row is shown, and what is not shown takes no focus.
        next.closest('tr').dataset.open = '';
        next.focus();
        return true;
    }

    /**
     * A key that moves the cursor.
     * @param {(input: HTMLInputElement) => void} finish Ends what is typed in the cell, before the cursor leaves it.
     * @returns Whether the browser must do nothing with the key.
     */
    key(e, input, finish) {
        const { row, column } = this.at(input);
        switch (e.key) {
            case 'Tab': {
                if (this.#tabStart?.row !== row) this.#tabStart = { row, column };
                finish(input);
                // The browser knows its way within a row, backwards, and out of the table; not into a row that is
                // folded on a phone.
                return !e.shiftKey && column === this.#lastColumn && this.go(row + 1, 0);
            }
            case 'Enter': {
                const back = this.#tabStart?.row === row ? this.#tabStart.column : column;
                this.#tabStart = null;
                finish(input);
                this.go(row + (e.shiftKey ? -1 : 1), e.shiftKey ? column : back);
                return true;
            }
            case 'ArrowDown':
            case 'ArrowUp':
                this.go(row + (e.key === 'ArrowDown' ? 1 : -1), column);
                return true;
            case 'ArrowLeft':
                return (isWhole(input) || input.selectionStart + input.selectionEnd === 0) && this.go(row, column - 1);
            case 'ArrowRight':
                return (isWhole(input) || input.selectionStart === input.value.length) && this.go(row, column + 1);
        }
        return false;
    }

    dispose() {
        this.#newRows.disconnect();
    }

    // A row beyond the last comes when the server has heard of what stands in the last one. Until then no cell has the
    // focus: what the user goes on typing must not land in the cell that the cursor has left.
    #await(row, column) {
        const rows = this.rows;
        if (column < 0 || column > this.#lastColumn || row < rows.length || rows.at(-1).every(isBlank)) return false;
        if (rows.length >= this.#mostRows) {
            this.#say(`一份名单最多 ${this.#mostRows} 行。`);
            return true;
        }
        this.#awaited = { row, column };
        document.activeElement.blur();
        this.#say('正在等待服务器增加空行……');
        return true;
    }

    #goToAwaited() {
        if (!this.#awaited || !this.cell(this.#awaited.row, this.#awaited.column)) return;
        const { row, column } = this.#awaited;
        this.#awaited = null;
        this.#say('');
        // The user may have gone on elsewhere by mouse.
        if (document.activeElement === document.body) this.go(row, column);
    }
}

const isBlank = input => input.value.trim() === '';
const isWhole = input => input.selectionStart === 0 && input.selectionEnd === input.value.length;
