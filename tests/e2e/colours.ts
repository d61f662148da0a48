import type { Page } from '@playwright/test';

type Colours = {
  /** How far two colours are apart, as WCAG reckons it: from 1 to 21. */
  contrast(one: string, other: string): number;
  isPaint(colour: string): boolean;
  /** The colour that an element stands on. */
  behind(element: Element): string;
};

declare global {
  interface Window {
    colours: Colours;
  }
}

/** Gives the pages visited from now on `window.colours`, to reckon with colours as they are shown. */
export const installColours = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const pixel = (colour: string): readonly number[] => {
      if (!canvas) return [];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = pixel(colour).map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const isPaint = (colour: string): boolean => (pixel(colour)[3] ?? 0) > 20;
    window.colours = {
      isPaint,
      contrast(one, other) {
        const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
      },
      behind(element) {
        for (let at: Element | null = element; at; at = at.parentElement) {
          const { backgroundColor } = getComputedStyle(at);
          if (isPaint(backgroundColor)) return backgroundColor;
        }
        return 'white';
      },
    };
  });
