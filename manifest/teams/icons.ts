// Draws the two icons that an app package needs: `node manifest/teams/icons.ts` writes color.png and outline.png.
// An envelope with a cross: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue and opacity, each 0 to 1. */
type Pixel = readonly [number, number, number, number];
/** The distance of a point to the edge of a shape in units of the drawing, negative inside. */
type Shape = (x: number, y: number) => number;

const box =
  (left: number, top: number, right: number, bottom: number, radius: number): Shape =>
  (x, y) => {
    const dx = Math.max(left + radius - x, x - (right - radius), 0);
    const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
    return Math.hypot(dx, dy) - radius;
  };
const disc =
  (centreX: number, centreY: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - centreX, y - centreY) - radius;
const line =
  (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  (x, y) => {
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(x - x1 - at * (x2 - x1), y - y1 - at * (y2 - y1)) - width / 2;
  };
const either =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -hole(x, y));
const edge =
  (shape: Shape, width: number): Shape =>
  (x, y) =>
    Math.abs(shape(x, y)) - width / 2;

// The drawing is 32 units wide.
const ENVELOPE = box(6, 8.5, 25, 22.5, 1.6);
const FLAP = either(line(7, 10, 15.5, 16.4, 1.5), line(15.5, 16.4, 24, 10, 1.5));
const BADGE = disc(23.6, 21.6, 4.6);
const GAP = disc(23.6, 21.6, 5.7);
const CROSS = either(line(23.6, 19.2, 23.6, 24, 1.5), line(21.2, 21.6, 26, 21.6, 1.5));

const WHITE: Pixel = [1, 1, 1, 1];
const PETROL: Pixel = [0x0b / 255, 0x5f / 255, 0x6b / 255, 1];
const CORAL: Pixel = [0xe4 / 255, 0x57 / 255, 0x3d / 255, 1];

/** The layers of an icon from the back to the front. */
type Drawing = readonly (readonly [Shape, Pixel])[];

export const ICONS: { readonly [name: string]: { readonly size: number; readonly layers: Drawing } } = {
  'color.png': {
    size: 192,
    layers: [
      [() => -1, PETROL],
      [ENVELOPE, WHITE],
      [FLAP, PETROL],
      [GAP, PETROL],
      [BADGE, CORAL],
      [CROSS, WHITE],
    ],
  },
  'outline.png': {
    size: 32,
    layers: [
      [without(either(edge(ENVELOPE, 1.6), FLAP), GAP), WHITE],
      [without(BADGE, CROSS), WHITE],
    ],
  },
};

/** The picture as RGBA bytes, row by row. */
export function draw({ size, layers }: { readonly size: number; readonly layers: Drawing }): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  const unit = 32 / size;
  for (let at = 0; at < size * size; at += 1) {
    const x = ((at % size) + 0.5) * unit;
    const y = (Math.floor(at / size) + 0.5) * unit;
    pixels.set(
      blend(layers, x, y, unit).map((part) => Math.round(part * 255)),
      at * 4,
    );
  }
  return pixels;
}

function blend(layers: Drawing, x: number, y: number, unit: number): Pixel {
  let [red, green, blue, alpha]: Pixel = [0, 0, 0, 0];
  for (const [shape, colour] of layers) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y) / unit)) * colour[3];
    const rest = alpha * (1 - cover);
    const total = cover + rest;
    if (total === 0) continue;
    red = (colour[0] * cover + red * rest) / total;
    green = (colour[1] * cover + green * rest) / total;
    blue = (colour[2] * cover + blue * rest) / total;
    alpha = total;
  }
  return [red, green, blue, alpha];
}

/** PNG, https://www.w3.org/TR/png-3/: eight bits each of red, green, blue and opacity, no filter. */
export function encodePng(pixels: Buffer, size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, row) => pixels.subarray(row * size * 4, (row + 1) * size * 4));
  const data = deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.of(0), row])), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

if (import.meta.main) {
  for (const [name, icon] of Object.entries(ICONS)) {
    writeFileSync(fileURLToPath(new URL(name, import.meta.url)), encodePng(draw(icon), icon.size));
  }
}
