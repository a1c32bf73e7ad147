// Whether a compound file (MS-CFB) is sound: the library that reads it follows every chain and link, without end where they lead
// back, and believes every size.

const MAX_REGULAR = 0xfffffffa;
const NO_STREAM = 0xffffffff;
const ENTRY = 128;

/** True when no chain of sectors and no directory link leads back or outside, and no stream claims more than the file holds. */
export function isSound(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 512) return false;
  // Section 2.2: the sector shift is 9 or 12.
  const size = file[30] === 0x0c ? 4096 : 512;
  const count = Math.ceil(file.length / size) - 1;
  const table = sectorTable(file, size, count);
  if (!table || hasCircle(table)) return false;
  const directory = chain(table, file.readUInt32LE(48), count);
  const small = file.readUInt32LE(64) === 0 ? [] : chain(table, file.readUInt32LE(60), count);
  if (!directory || !small || directory.length === 0) return false;
  const smallTable = numbersIn(file, size, small);
  return !hasCircle(smallTable) && isTree(file, size, directory);
}

/** Sections 2.3 and 2.5: the FAT, whose own sectors the header lists, and further sectors after it. */
function sectorTable(file: Buffer, size: number, count: number): number[] | null {
  const places = Array.from({ length: 109 }, (_, i) => file.readUInt32LE(76 + 4 * i));
  let next = file.readUInt32LE(68);
  const further = file.readUInt32LE(72);
  for (let seen = 0; seen < further && next < MAX_REGULAR; seen += 1) {
    if (seen > count || next >= count) return null;
    const numbers = numbersIn(file, size, [next]);
    places.push(...numbers.slice(0, -1));
    next = numbers.at(-1) ?? MAX_REGULAR;
  }
  const sectors = places.filter((place) => place < MAX_REGULAR);
  return sectors.length > count || sectors.some((place) => place >= count) ? null : numbersIn(file, size, sectors);
}

function numbersIn(file: Buffer, size: number, sectors: readonly number[]): number[] {
  return sectors.flatMap((sector) => {
    const start = (sector + 1) * size;
    const length = Math.max(0, Math.min(size, file.length - start) >> 2);
    return Array.from({ length }, (_, i) => file.readUInt32LE(start + 4 * i));
  });
}

/** Does following the numbers from anywhere ever come back? Each is looked at once. */
function hasCircle(table: readonly number[]): boolean {
  const walkOf = new Int32Array(table.length);
  for (let start = 0; start < table.length; start += 1) {
    let at = start;
    while (at < table.length && walkOf[at] === 0) {
      walkOf[at] = start + 1;
      at = table[at] ?? MAX_REGULAR;
    }
    if (at < table.length && walkOf[at] === start + 1) return true;
  }
  return false;
}

function chain(table: readonly number[], start: number, count: number): number[] | null {
  const sectors: number[] = [];
  for (let at = start; at < MAX_REGULAR; at = table[at] ?? MAX_REGULAR) {
    if (at >= count || sectors.length > count) return null;
    sectors.push(at);
  }
  return sectors;
}

/** Section 2.6: every entry is somebody's child or sibling at most once, and streams together fit into the file. */
function isTree(file: Buffer, size: number, directory: readonly number[]): boolean {
  const perSector = size / ENTRY;
  const linked = new Set<number>([0]);
  let claimed = 0;
  for (const sector of directory) {
    for (let i = 0; i < perSector; i += 1) {
      const at = (sector + 1) * size + i * ENTRY;
      if (at + ENTRY > file.length) return false;
      const type = file[at + 66] ?? 0;
      if (type === 0) continue;
      // A storage has no size, whatever is written there.
      if (type !== 1) claimed += file.readUInt32LE(at + 120);
      for (const link of [68, 72, 76].map((offset) => file.readUInt32LE(at + offset))) {
        if (link === NO_STREAM) continue;
        if (linked.has(link) || link >= directory.length * perSector) return false;
        linked.add(link);
      }
    }
  }
  // The root's stream holds the small streams, so that these count twice.
  return claimed <= 2 * file.length;
}
