//! How a page looks, once for all: light and dark, narrow and wide, on a screen and on paper.

use super::markup::Markup;
use super::palette::properties;

/// The style sheet.
pub fn sheet() -> Markup {
    let light = format!(":root{{{}}}", properties(false));
    let dark = properties(true);
    let dark = format!("@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}");
    // Only colours of this program stand in it: no letter of them is escaped.
    Markup::text(&light).and(Markup::text(&dark)).and(Markup::fixed(STYLE))
}

const STYLE: &str = "
*{box-sizing:border-box}
:root{color-scheme:light dark;--sans:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;--serif:'Iowan Old Style','Palatino Linotype',Palatino,Georgia,'Noto Serif',serif}
html{font:1rem/1.5 var(--sans);-webkit-text-size-adjust:100%;print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere}
main{max-width:66rem;margin:0 auto;padding:1.75rem 1.25rem 3rem}
h1,h2,h3,p,ul,dl,dd,blockquote{margin:0}
h1,h2{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:2.2rem}
h2{font-size:1.5rem;max-width:40rem}
h3{font-size:1rem;margin:1.25rem 0 .4rem}
.asked{font-size:1.1rem;max-width:44rem;margin-top:.6rem}
.facts,.about,.explanation,.note,.below,.measure,.keys,.aside{color:var(--soft);font-size:.875rem}
.facts{margin-top:.35rem;max-width:52rem}
.answers{margin-top:1.25rem;border-top:2px solid var(--ink)}
.answers div{display:grid;grid-template-columns:10rem 1fr;gap:1rem;padding:.45rem 0;border-bottom:1px solid var(--rule)}
.answers dt{color:var(--soft)}
.answers dd{max-width:46rem}
.answers div:first-child dd{font:600 1.35rem/1.3 var(--serif)}
.figure{margin-top:2.25rem;padding-top:1rem;border-top:1px solid var(--rule)}
.about{margin-bottom:.15rem}
.explanation,.note{max-width:46rem;margin-top:.4rem}
.figure>.explanation{margin-bottom:1rem}
svg{display:block;overflow:visible}
.headline{display:grid;grid-template-columns:minmax(15rem,21rem) 1fr;gap:2.5rem}
.headline>*{min-width:0}
.legend{list-style:none;padding:0;margin-top:1rem;display:grid;gap:.3rem;font-size:.9rem}
.legend li{display:grid;grid-template-columns:1.6rem 5.6rem 1fr;align-items:start;gap:.3rem}
.legend.wide{gap:.3rem 2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr))}
.legend.wide li{grid-template-columns:1.6rem auto 1fr;gap:.5rem}
.figures{font-variant-numeric:tabular-nums;font-weight:600}
.row{display:grid;grid-template-columns:17rem minmax(0,1fr) 10.5rem;gap:0 1rem;align-items:center;padding:.1rem 0}
.row>.name{font-size:.9rem;line-height:1.3;padding:.2rem 0}
.row>.figures{font-size:.9rem}
.row>.drawing{grid-column:2}
.row>.below{grid-column:2/4}
.row.foot{align-items:start}
.aside{display:block;font-weight:400}
.strips .row{grid-template-columns:minmax(0,1fr) auto}
.strips .row>.drawing,.strips .row>.below{grid-column:1/3;grid-row:2}
.strips .row.foot>.drawing{grid-row:1}
.measure{margin-top:.1rem}
.graph{padding-left:3.2rem}
.graph>.measure{margin:0 0 .5rem -3.2rem}
.ladders{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,25rem),1fr));gap:.5rem 3rem}
.ladder{min-width:0;break-inside:avoid}
.both{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:.75rem;margin-top:.8rem}
.words{font-size:.8125rem;line-height:18px;overflow:visible}
.word{height:100%;display:flex;align-items:center;justify-content:flex-end;text-align:right}
.word p{margin:0;display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden}
.of1{-webkit-line-clamp:1}.of2{-webkit-line-clamp:2}.of3{-webkit-line-clamp:3}.of4{-webkit-line-clamp:4}.of5{-webkit-line-clamp:5}
.keys{display:block;margin-bottom:.5rem}
.legend+.keys{margin:.8rem 0 0}
.keys+.legend{margin-top:.4rem}
.keys svg{display:inline;vertical-align:-2px}
.list{display:grid;grid-template-columns:10rem 1fr;gap:.35rem 1rem;margin-top:1rem;font-size:.9rem}
.list dt{color:var(--soft)}
.list dd{max-width:46rem;min-width:0}
details{margin-top:.8rem;font-size:.875rem}
summary{cursor:pointer;color:var(--settled);width:fit-content}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin-top:.6rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.2rem 1rem .2rem 0;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400;overflow-wrap:normal;min-width:4rem}
thead th{color:var(--soft)}
tbody th{max-width:22rem;min-width:9rem}
td.number{text-align:right;white-space:nowrap}
.inputs{list-style:none;padding:0;display:grid;gap:.8rem;margin-top:1rem}
.inputs li{border-left:3px solid var(--rule);padding-left:.8rem;break-inside:avoid}
.path{color:var(--soft);font-size:.8rem}
.basis{color:var(--soft)}
.quote{border-left:2px solid var(--settled);padding-left:.6rem;margin-top:.25rem}
.number,.label{font-size:12px;fill:var(--soft);font-variant-numeric:tabular-nums}
td.number,.legend .label,.ways .label,.who .label{font-size:inherit}
.grid{stroke:var(--grid)}
.axis{stroke:var(--soft)}
.bar,.column,.fill-settled,.piece-0{fill:var(--settled)}
.column{stroke:var(--paper);stroke-width:1}
.ghost{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
.interval{stroke:var(--ink);stroke-width:2}
.whisker{stroke:var(--soft);stroke-width:1.5}
.range{stroke:var(--ink);stroke-width:2}
.band{fill:var(--tint);stroke:var(--settled);stroke-width:1.5}
.median{stroke:var(--ink);stroke-width:2}
.dot{fill:var(--ink);stroke:var(--paper);stroke-width:1}
.hollow{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.mark{fill:var(--decided);stroke:var(--paper);stroke-width:1}
.mark.hollow{fill:var(--paper);stroke:var(--decided);stroke-width:2}
.opinion{fill:var(--paper);stroke:var(--soft);stroke-width:1.5}
.swing{stroke:var(--ink);stroke-width:2}
path.mark,line.mark{vector-effect:non-scaling-stroke}
line.mark{stroke:var(--soft);stroke-dasharray:4 3}
.area{fill:var(--tint);stroke:none}
.curve{fill:none;stroke:var(--settled);stroke-width:2.5;stroke-linejoin:round}
.way-0,.way-1,.way-2,.way-3,.way-4,.way-5{fill:none;stroke-width:2.25;stroke:var(--ink)}
.way-1{stroke:var(--decided);stroke-dasharray:7 3}
.way-2{stroke:var(--collapsed);stroke-dasharray:2 3}
.way-3{stroke:var(--settled);stroke-dasharray:9 3 2 3}
.way-4{stroke:var(--soft);stroke-width:1.25}
.way-5{stroke:var(--collapsed);stroke-width:3.5}
.ways{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;font-size:.9rem}
.ways li{display:flex;gap:.5rem}
.who-0,.who-1,.who-2,.who-3,.who-4,.who-5{fill:var(--ink);stroke:var(--paper);stroke-width:1}
.who-1{fill:var(--decided)}
.who-2,.who-5{fill:var(--collapsed)}
.who-3{fill:var(--settled)}
.who-4{fill:var(--soft)}
.open{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.who-1.open{stroke:var(--decided)}
.who-2.open,.who-5.open{stroke:var(--collapsed)}
.who-3.open{stroke:var(--settled)}
.who-4.open{stroke:var(--soft)}
.zero{stroke:var(--ink);stroke-width:1.5}
.lane{font-size:.8125rem;line-height:18px}
.hundreds{display:grid;grid-template-columns:repeat(auto-fill,minmax(max(15.5rem,240px),1fr));gap:.4rem 2rem;margin-top:1rem}
.hundreds>*{min-width:0;break-inside:avoid;display:grid;grid-row:span 3;grid-template-rows:subgrid;row-gap:.4rem}
.who{display:flex;gap:.4rem;line-height:1.3;margin:0;align-self:end}
.who svg,.ways svg{flex:none}
.hundreds .figures{font-size:.9rem;margin-bottom:1rem}
.edge-settled{fill:none;stroke:var(--settled);stroke-width:2}
.edge-soft{fill:none;stroke:var(--soft);stroke-width:1.25}
.fill-soft{fill:var(--soft)}
.fill-collapsed{fill:var(--collapsed)}
.fill-decided{fill:var(--decided)}
.cut{fill:none;stroke:var(--paper);stroke-width:2.5}
.piece-0,.piece-1,.piece-2,.piece-3{stroke:var(--paper);stroke-width:1}
.piece-1{fill:var(--tint);stroke:var(--settled)}
.piece-2{fill:var(--raised);stroke:var(--soft)}
.piece-3{fill:var(--paper);stroke:var(--collapsed);stroke-dasharray:3 3}
.own{stroke:var(--ink);stroke-width:5}
.played{fill:var(--settled);stroke:var(--paper);stroke-width:1}
.cells{stroke:none;shape-rendering:crispEdges}
.apart{stroke:var(--paper);stroke-width:1}
.shade-0{fill:var(--shade-0)}.shade-1{fill:var(--shade-1)}.shade-2{fill:var(--shade-2)}.shade-3{fill:var(--shade-3)}.shade-4{fill:var(--shade-4)}
.shade-5{fill:var(--shade-5)}.shade-6{fill:var(--shade-6)}.shade-7{fill:var(--shade-7)}.shade-8{fill:var(--shade-8)}.shade-9{fill:var(--shade-9)}
.numbers text{font-size:12px;font-variant-numeric:tabular-nums;paint-order:stroke;stroke-width:3px}
.on-0{fill:var(--ink);stroke:var(--shade-0)}.on-1{fill:var(--ink);stroke:var(--shade-1)}.on-2{fill:var(--ink);stroke:var(--shade-2)}
.on-3{fill:var(--ink);stroke:var(--shade-3)}.on-4{fill:var(--ink);stroke:var(--shade-4)}.on-5{fill:var(--on-middle);stroke:var(--shade-5)}
.on-6{fill:var(--on-middle);stroke:var(--shade-6)}.on-7{fill:var(--paper);stroke:var(--shade-7)}.on-8{fill:var(--paper);stroke:var(--shade-8)}
.on-9{fill:var(--paper);stroke:var(--shade-9)}
.under{fill:none;stroke:var(--paper);stroke-width:4}
.contour-0,.contour-1,.contour-2,.ring{fill:none;stroke:var(--ink);stroke-width:1.75}
.contour-0{stroke-dasharray:2 3}
.contour-2{stroke-dasharray:9 4}
.ring{stroke-width:2}
.graph+.ways{margin-top:.6rem}
.ways li{align-items:center}
.letters{margin-top:.4rem}
.shades{max-width:24rem;margin:0 0 1rem 3.2rem}
.told h3{border-top:1px solid var(--rule);padding-top:.7rem}
.told h3:first-child{border-top:0;padding-top:0}
.told>p{margin:.35rem 0;max-width:50rem;font-size:.9rem}
.entry{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:0 1rem;margin:.35rem 0;font-size:.9rem;max-width:56rem}
.entry .label{color:var(--soft);font-size:inherit}
.entry ul{list-style:none;padding:0;display:grid;gap:.25rem}
@media screen and (max-width:52rem){.numbers.wide{display:none}}
@media (max-width:52rem){
.headline{grid-template-columns:1fr;gap:1.5rem}
.row{grid-template-columns:minmax(0,1fr) auto}
.row>.drawing,.row>.below{grid-column:1/3}
.row>.drawing{grid-row:2}
.row.foot>.drawing{grid-row:1}
}
@media (max-width:36rem){
main{padding:1.25rem 1rem 2rem}
h1{font-size:1.7rem}h2{font-size:1.3rem}
.answers div,.list,.entry{grid-template-columns:1fr;gap:0}
.list dd{margin-bottom:.5rem}
.strips .row>.figures{grid-column:1/3;grid-row:2}
.strips .row>.drawing{grid-row:3}
}
@page{size:A4;margin:12mm 14mm}
@media print{
html{font-size:9pt;line-height:1.4}
main{max-width:none;padding:0 7px}
.graph{padding-left:52px}
.graph>.measure{margin-left:-52px}
h1{font-size:1.7rem}
.asked{font-size:1rem;line-height:1.35;max-width:none;margin-top:.2rem}
.facts,.explanation,.note{max-width:none}
.answers{margin-top:.5rem}
.answers div{padding:.1rem 0}
.answers div:first-child dd{font-size:1.2rem}
.front.figure{margin-top:.7rem;padding-top:.4rem}
.front .row>.name{padding:0;line-height:1.2}
.front .legend li{line-height:1.25}
.front .note{margin-top:.2rem;line-height:1.3}
.answers dd{max-width:none}
.figure{break-inside:avoid;margin-top:1.1rem;padding-top:.6rem}
.figure.front{break-after:page}
.figure.front+.figure{border-top:0;padding-top:0;margin-top:0}
.figure.long{break-inside:auto;break-before:page;border-top:0}
.figure.flows{break-before:auto;border-top:1px solid var(--rule)}
.figure.many{break-before:auto;border-top:1px solid var(--rule)}
.entry,.flows .rows,.many .rows{break-inside:avoid}
.many h3{break-before:page}
.shades{margin-left:52px}
.figure.all{border-top:0}
.row{padding:0}
.figure>.explanation{margin-bottom:.6rem}
.about,h2,h3,.explanation,.ways{break-after:avoid;break-inside:avoid}
details:not([open]){display:none}
.row,.one{break-inside:avoid}
.headline{grid-template-columns:250px minmax(0,1fr);gap:1.5rem}
.legend{margin-top:.6rem;gap:.15rem}
.legend li{grid-template-columns:1.8rem 4.4rem 1fr}
.row{grid-template-columns:13rem minmax(0,1fr) 9.5rem}
.row>.drawing{grid-column:2;grid-row:1}
.row>.below{grid-column:2/4}
.ladders{grid-template-columns:repeat(2,minmax(0,1fr));gap:.25rem 2rem}
.hundreds{grid-template-columns:repeat(auto-fill,minmax(145px,1fr));gap:.2rem 1.25rem;margin-top:.6rem}
.hundreds .hundred{zoom:.6}
.hundreds .figures{margin-bottom:.4rem}
}
";
