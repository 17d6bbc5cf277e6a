const light = '--paper:#fdfcfa;--ink:#1b1c1e;--soft:#585d63;--held:#175c37;--held-ground:#e4f1e8;--refuted:#982017;--refuted-ground:#fbe7e4;--open:#744d00;--open-ground:#fbf0d3;--vacuous:#474c54;--vacuous-ground:#e9eaed;--fault:#6b2a8c;--fault-ground:#f2e5f8';
const dark = '--paper:#141517;--ink:#e7e5e0;--soft:#a4a9b0;--held:#86d6a4;--held-ground:#16301f;--refuted:#f5a79e;--refuted-ground:#3d1a17;--open:#ecc56a;--open-ground:#372a0e;--vacuous:#c0c5cc;--vacuous-ground:#2b2f35;--fault:#d9aaf0;--fault-ground:#331d40';

const looks = (['held', 'refuted', 'open', 'vacuous', 'fault'] as const)
  .map((name) => `.map .${name}{color:var(--${name})}.map .${name} :is(polygon,ellipse,path){fill:var(--${name}-ground)}.map .${name} text{stroke:var(--${name}-ground)}`)
  .join('');

/** Colours and type of a picture by itself, as on the page, in light and dark. */
export const figureStyle = [
  `svg{${light}}@media(prefers-color-scheme:dark){svg{${dark}}}`,
  'text{font-family:"Helvetica Neue",Arial,"Noto Sans",sans-serif;fill:var(--ink)}.paper{fill:var(--paper)}.caption{font-size:13px;fill:var(--soft)}',
  '.map polygon{fill:none;stroke:none}.map .edge path{fill:none;stroke:var(--soft)}.map .edge polygon{fill:var(--soft)}.map .node :is(polygon,ellipse,path,polyline){stroke:currentcolor;stroke-width:1.2}.map .node text{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}',
  looks,
  '.map .refuted :is(polygon,ellipse,path){fill:url(#hatch);stroke-width:2.2}.map .open :is(polygon,ellipse,path){fill:url(#dots);stroke-dasharray:5 3}.map .vacuous :is(polygon,ellipse,path){fill:url(#lines);stroke-dasharray:2 3}.map .fault :is(polygon,ellipse,path){stroke-dasharray:8 3 2 3}',
  '#hatch .ground{fill:var(--refuted-ground)}#hatch .ink{stroke:var(--refuted);stroke-width:1.4;opacity:.45}#dots .ground{fill:var(--open-ground)}#dots .ink{fill:var(--open)}#lines .ground{fill:var(--vacuous-ground)}#lines .ink{stroke:var(--vacuous);stroke-width:.8;opacity:.5}',
  '.matrix path{fill:none;stroke:var(--ink);stroke-width:1.3}.entry{font-size:15px;text-anchor:end;font-variant-numeric:tabular-nums}.name{font-size:13px;fill:var(--soft)}.title{font-size:18px;font-weight:600}.words{font-size:14px}.verdict{font-size:14px;font-weight:600;fill:var(--refuted)}',
].join('');
