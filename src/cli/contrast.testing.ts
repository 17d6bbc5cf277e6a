/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';

/**
 * The texts of a page whose contrast misses WCAG 2 AA, with their ratios: 4.5, or 3 for text of 24 px or more (18.66 bold);
 * (L₁ + 0.05)/(L₂ + 0.05) of relative luminances. In drawings the halo of a text is its ground.
 */
export const faintTexts = (page: Page): Promise<{ readonly checked: number; readonly faint: readonly string[] }> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const parsed = (css: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
      return css.startsWith('rgb') ? [r, g, b, a] : [0, 0, 0, 0];
    };
    const luminance = ([r, g, b]: Colour): number => {
      const linear = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    // Thousands of texts stand on the ground of a few elements.
    const grounds = new Map<Element, Colour>();
    const groundOf = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1];
      const known = grounds.get(element);
      if (known !== undefined) return known;
      const own = parsed(getComputedStyle(element).backgroundColor);
      const ground = own[3] === 1 ? own : groundOf(element.parentElement);
      grounds.set(element, ground);
      return ground;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint: string[] = [];
    let checked = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const element = walker.currentNode.parentElement;
      if (text === '' || element === null || element.closest('script, style, title') !== null || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const drawn = element.closest('svg') !== null;
      const ink = parsed(drawn ? style.fill : style.color);
      const halo = drawn && style.paintOrder.startsWith('stroke') ? parsed(style.stroke) : null;
      const ground = halo !== null && halo[3] === 1 ? halo : groundOf(element);
      const [high, low] = [luminance(ink), luminance(ground)].toSorted((a, b) => b - a);
      const size = Number.parseFloat(style.fontSize);
      const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      const ratio = (high + 0.05) / (low + 0.05);
      checked += 1;
      if (ratio < least) faint.push(`${ratio.toFixed(2)} "${text.slice(0, 40)}" (${element.tagName} ${element.getAttribute('class') ?? ''})`);
    }
    return { checked, faint };
  });
