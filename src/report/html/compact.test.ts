import { expect, test } from 'vitest';
import { compact } from './compact.ts';

const main = (html: string): string => compact(`<style>a[b="c"]</style><main>${html}</main><script>x="y"</script>`).slice('<style>a[b="c"]</style><main>'.length, -'</main><script>x="y"</script>'.length);

test.each([
  ['a plain value', '<p class="by">a</p>', '<p class=by>a</p>'],
  ['values that need their quotes', '<p class="a b" title="" data-x="a&quot;b" data-y="a>b" data-z="a=b">a</p>', '<p class="a b" title="" data-x="a&quot;b" data-y="a>b" data-z="a=b">a</p>'],
  ['a path, whose stroke would become part of the value', '<a href="/">a</a><circle cx="1" r="4"/>', '<a href="/">a</a><circle cx=1 r="4"/>'],
  ['text that looks like an attribute', '<p>a="b" &lt;i c="d">e="f" g</p>', '<p>a="b" &lt;i c="d">e="f" g</p>'],
  ['items, cells, rows', '<ul><li>a</li><li>b</li></ul><table><thead><tr><th scope="row">c</th></tr></thead><tbody><tr><td>d</td></tr></tbody></table>', '<ul><li>a<li>b</ul><table><thead><tr><th scope=row>c<tbody><tr><td>d</table>'],
  ['end tags that only look like those', '<math><mtd>a</mtd><mtr></mtr></math><p>&lt;/li></p>', '<math><mtd>a</mtd><mtr></mtr></math><p>&lt;/li></p>'],
])('%s', (_what, html, short) => {
  expect(main(html)).toBe(short);
  expect(main(short)).toBe(short);
});

test('a text without <main> is no page', () => expect(() => compact('<p>a</p>')).toThrow('compact: the page has no <main>'));
