import { createHash } from 'node:crypto';
import { Resvg } from '@resvg/resvg-js';
import { FAMILIES, WORD_SPACING } from './letters.ts';
import type { Letters } from './letters.ts';
import type { Part } from './normal-svg.ts';
import { pathOf } from './sheet.ts';
import type { Item, Sheet } from './sheet.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${String(sign.codePointAt(0) ?? 32)};`);

/** A number as short as it may be. */
const at = (value: number): string => String(Math.round(value * 100) / 100);

function paint(item: Item): string {
  switch (item.kind) {
    case 'words':
      return item.lines
        .map(
          ({ text, x, y }) =>
            `<text x="${at(x)}" y="${at(y)}" font-family="${FAMILIES[item.face]}" font-size="${at(item.size)}" fill="${item.fill}" word-spacing="${at(WORD_SPACING[item.face] * item.size)}">${escape(text)}</text>`,
        )
        .join('');
    case 'shape': {
      const { fill = 'none', stroke } = item;
      const line = stroke
        ? ` stroke="${stroke.colour}" stroke-width="${at(stroke.width)}"${stroke.dash ? ` stroke-dasharray="${stroke.dash.join(' ')}"` : ''}`
        : '';
      return `<path d="${pathOf(item)}" fill="${fill}"${line}/>`;
    }
    case 'drawing':
      return `<g transform="translate(${at(item.x)} ${at(item.y)}) scale(${String(item.scale)})">${item.drawing.parts.map(paintPart).join('')}</g>`;
  }
}

function paintPart(part: Part): string {
  if (part.kind === 'group') {
    const { matrix, opacity, clip } = part;
    const inside = `<g${matrix ? ` transform="matrix(${matrix.join(' ')})"` : ''}${opacity < 1 ? ` opacity="${String(opacity)}"` : ''}>${part.parts.map(paintPart).join('')}</g>`;
    if (clip === undefined) return inside;
    const id = createHash('sha256').update(clip).digest('hex').slice(0, 12);
    return `<clipPath id="clip-${id}"><path d="${clip}"/></clipPath><g clip-path="url(#clip-${id})">${inside}</g>`;
  }
  const { d, fill = 'none', stroke } = part;
  const line = stroke
    ? ` stroke="${stroke.colour}" stroke-width="${String(stroke.width)}" stroke-dasharray="${stroke.dash.join(' ') || 'none'}"`
    : '';
  return `<path d="${d}" fill="${fill}"${line}/>`;
}

/** A sheet as SVG. */
export const toSvg = ({ width, height, ground, items }: Sheet): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><path d="M0 0H${String(width)}V${String(height)}H0z" fill="${ground}"/>${items.map(paint).join('')}</svg>`;

/** A sheet as a PNG, a pixel a unit, or as wide as asked. */
export const paintPng = (sheet: Sheet, letters: Letters, width = sheet.width): Uint8Array =>
  new Resvg(toSvg(sheet), {
    font: { fontFiles: [...letters.files], loadSystemFonts: false },
    fitTo: { mode: 'width', value: width },
  })
    .render()
    .asPng();
