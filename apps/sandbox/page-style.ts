/** The same tokens as Saldo's own screens, so that the step over to the payment page is not a step into the unknown. */
export const style = `
:root{color-scheme:light dark;--ink:#12212b;--soft:#4a5a64;--paper:#fbfaf7;--surface:#fff;--line:#d9dcd6;--field:#7d8a91;
--primary:#0b5d5b;--hover:#084645;--on:#fff;--amber:#8a5a00;--amber-bg:#fff4dc;--bad:#9b2c1f;--bad-bg:#fdecea;
--good:#1f6b3a;--good-bg:#e8f5ec}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf0;--soft:#a9b6be;--paper:#0f1720;--surface:#17212c;--line:#2c3946;
--field:#7f909c;--primary:#4fb8b3;--hover:#79cdc9;--on:#0f1720;--amber:#f0c36a;--amber-bg:#33290f;--bad:#f3a79c;
--bad-bg:#3a1a16;--good:#8fd3a6;--good-bg:#14301f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;min-height:100vh;
-webkit-text-size-adjust:100%}
.test{display:flex;gap:8px;justify-content:center;align-items:center;background:var(--amber-bg);color:var(--amber);
font-weight:600;padding:8px 16px;text-align:center;border-bottom:1px solid var(--line)}
.test svg{flex:none}
main{max-width:1000px;margin:0 auto;padding:24px 16px 8px;display:grid;gap:24px}
h1{font-size:18px;line-height:1.3;font-weight:600;margin:0 0 4px}
h2{font-size:18px;line-height:1.3;margin:0 0 16px}
.amount{font-size:40px;line-height:1.15;font-weight:700;margin:0;font-variant-numeric:tabular-nums;
letter-spacing:-.02em;overflow-wrap:anywhere}
.items{list-style:none;margin:20px 0 0;padding:0}
.items li,.total{display:flex;justify-content:space-between;gap:16px;padding:12px 0;border-top:1px solid var(--line)}
.items .money,.total .money{font-variant-numeric:tabular-nums;white-space:nowrap}
.items small{display:block;color:var(--soft);font-size:14px}
.total{font-weight:700;border-top:2px solid var(--ink);margin:0}
.card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:24px 20px;
box-shadow:0 1px 2px rgb(18 33 43/6%),0 8px 24px rgb(18 33 43/6%)}
.field{margin:0 0 16px}
label{display:block;font-weight:600;margin-bottom:4px}
.hint{display:block;color:var(--soft);font-size:14px;margin-top:4px}
input,textarea{width:100%;min-height:48px;padding:10px 12px;font:inherit;color:inherit;background:var(--surface);
border:1px solid var(--field);border-radius:8px}
input[dir=ltr]{font-variant-numeric:tabular-nums}
[dir=rtl] input[dir=ltr]{text-align:right}
input[aria-invalid=true]{border:2px solid var(--bad)}
.wrong{display:flex;gap:6px;color:var(--bad);font-size:14px;margin:4px 0 0}
.pair{display:grid;gap:0 16px;grid-template:auto auto auto/1fr 1fr}
.pair .field{display:grid;grid-row:span 3;grid-template-rows:subgrid}
.pair label{align-self:end}
button,.button{display:flex;justify-content:center;align-items:center;gap:8px;width:100%;min-height:52px;padding:12px 20px;
font:inherit;font-size:18px;font-weight:600;border-radius:12px;border:1px solid var(--primary);background:var(--primary);
color:var(--on);cursor:pointer;text-decoration:none;text-align:center;font-variant-numeric:tabular-nums}
button:hover,.button:hover{background:var(--hover);border-color:var(--hover)}
.quiet{background:transparent;color:var(--primary);font-size:16px}
.quiet:hover{background:transparent;color:var(--hover)}
.bad{color:var(--bad);border-color:var(--bad)}
.bad:hover{color:var(--bad)}
:focus-visible{outline:3px solid var(--primary);outline-offset:2px}
.alert{display:flex;gap:12px;background:var(--bad-bg);color:var(--bad);border-radius:12px;padding:12px 16px;margin:0 0 20px}
.alert svg{flex:none;margin-top:3px}
.alert strong,.alert span{display:block}
.back{display:inline-flex;align-items:center;min-height:48px;color:var(--primary);margin-top:8px}
.cards p{color:var(--soft);font-size:14px;margin:0 0 12px;max-width:60ch}
.cards ul{list-style:none;margin:0;padding:0;display:grid;gap:8px;grid-template-columns:repeat(auto-fill,minmax(min(100%,230px),1fr))}
.cards a{display:block;padding:10px 14px;border:1px solid var(--line);border-radius:8px;background:var(--surface);
color:inherit;text-decoration:none;min-height:48px;height:100%}
.cards a:hover{border-color:var(--primary)}
.cards b{display:block;font-weight:600}
.cards bdi{font-variant-numeric:tabular-nums;color:var(--soft);font-size:14px}
footer{max-width:1000px;margin:0 auto;padding:8px 16px 32px}
footer ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 20px;margin:0;padding:0}
footer a{display:inline-flex;align-items:center;min-height:48px;color:var(--soft)}
footer a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
.one{max-width:520px}
.stack{display:grid;gap:12px;margin-top:20px}
.stack form{margin:0}
.badge{display:inline-grid;place-items:center;width:48px;height:48px;border-radius:50%;background:var(--good-bg);color:var(--good);margin-bottom:12px}
dl{display:grid;gap:0;margin:20px 0 0}
dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;padding:12px 0;border-top:1px solid var(--line)}
dt{color:var(--soft)}dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (min-width:800px){main{grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:32px 56px;padding-top:48px}
main.one{grid-template-columns:1fr;padding-top:72px}.cards{grid-column:1/-1}.card{padding:32px}}
@media (max-width:340px){.amount{font-size:32px}.card{padding:20px 16px}}
`
