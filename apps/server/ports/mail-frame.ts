import { direction, type Language } from '#shared/languages.ts'
import { wordsFor } from './words.ts'

export type Figure = { label: string; value: string; strong?: boolean }

export type MailFrame = {
  language: Language
  title: string
  /** The line a mailbox shows beside the subject. */
  preheader: string
  paragraphs: string[]
  /** A code to type in, shown large and always left to right. */
  code?: string
  figures?: Figure[]
  action?: { label: string; url: string }
  /** What follows the action: how to check, what happens next. */
  afterwards?: string[]
  footer: string[]
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')

/** Mail programs that cannot do dark mode read the inline styles; those that can read the classes. */
const darkMode = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#0f1720!important}.sheet{background:#17212c!important;border-color:#2b3845!important}
.ink{color:#e8edf0!important}.soft{color:#a9b6bf!important}.line{border-color:#2b3845!important}
.action{background:#4fb8b3!important;color:#0f1720!important}.link,.mark{color:#4fb8b3!important}
.bar{background:#4fb8b3!important}.code{background:#0f1720!important}
}
@media (max-width:480px){.sheet{padding:24px 20px!important}}`

const bar = (width: number, colour: string, name = 'bar') =>
  `<span class="${name}" style="display:inline-block;height:5px;width:${width}px;background:${colour};border-radius:2px"></span>`

/** The mark: a part paid and a part open above, the whole below, both bars level. */
const wordmark = `<p class="mark" style="margin:0;color:#0b5d5b;font-size:20px;font-weight:700;letter-spacing:-.01em"><span dir="ltr" style="display:inline-block">
<span aria-hidden="true" style="display:inline-block;line-height:8px;font-size:0;vertical-align:middle;margin:0 8px 2px 0">${bar(15, '#0b5d5b')}<span style="display:inline-block;width:2px"></span>${bar(7, '#d08a12', 'rest')}<br>${bar(24, '#0b5d5b')}</span>Saldo</span></p>`

const paragraph = (text: string) =>
  `<p class="ink" style="margin:0 0 16px;color:#12212b">${escaped(text)}</p>`

const figureRow = ({ label, value, strong }: Figure) => `<tr>
<th scope="row" class="soft line" style="text-align:start;font-weight:400;color:#4c5a63;padding:10px 0;border-bottom:1px solid #d9dcd6">${escaped(label)}</th>
<td class="ink line" style="text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap;color:#12212b;font-weight:${strong ? 700 : 500};padding:10px 0;padding-inline-start:16px;border-bottom:1px solid #d9dcd6">${escaped(value)}</td>
</tr>`

const figureTable = (figures: Figure[]) =>
  `<table style="width:100%;border-collapse:collapse;margin:0 0 24px"><tbody>${figures.map(figureRow).join('')}</tbody></table>`

const codeBox = (code: string) =>
  `<p class="ink code" dir="ltr" style="margin:0 0 24px;padding:16px;background:#f1f0ec;border-radius:12px;text-align:center;color:#12212b;font-size:28px;font-weight:700;letter-spacing:.16em;font-variant-numeric:tabular-nums">${escaped(code)}</p>`

const actionButton = ({ label, url }: { label: string; url: string }, hint: string) =>
  `<p style="margin:8px 0 20px"><a class="action" href="${escaped(url)}" style="display:inline-block;background:#0b5d5b;color:#ffffff;text-decoration:none;font-weight:600;padding:14px 24px;border-radius:12px">${escaped(label)}</a></p>
<p class="soft" style="margin:0 0 24px;color:#4c5a63;font-size:14px">${escaped(hint)}<br><a class="link" dir="ltr" href="${escaped(url)}" style="color:#0b5d5b;word-break:break-all">${escaped(url)}</a></p>`

const asText = (frame: MailFrame, hint: string) =>
  [
    frame.title,
    ...frame.paragraphs,
    frame.code,
    frame.figures?.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    frame.action && `${frame.action.label}\n${hint}\n${frame.action.url}`,
    ...(frame.afterwards ?? []),
    `--\nSaldo\n${frame.footer.join('\n')}`,
  ]
    .filter((part) => part)
    .join('\n\n')

/** One letter for every mail we send, the same in words as HTML and as plain text. */
export function mailFrame(frame: MailFrame): { html: string; text: string } {
  const { language, title, preheader, paragraphs, code, figures, action, afterwards = [], footer } = frame
  if (action && !/^https?:\/\//.test(action.url))
    throw new Error(`A mail links to http(s) only: ${action.url}`)
  const hint = wordsFor(language, 'mails')('frame.orCopy')
  const body = [
    `<h1 class="ink" style="margin:24px 0 16px;color:#12212b;font-size:22px;line-height:1.3;font-weight:700">${escaped(title)}</h1>`,
    ...paragraphs.map(paragraph),
    code && codeBox(code),
    figures?.length && figureTable(figures),
    action && actionButton(action, hint),
    ...afterwards.map(paragraph),
  ]
  const html = `<!doctype html>
<html lang="${language}" dir="${direction(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title><style>${darkMode}</style></head>
<body class="paper" style="margin:0;padding:0;background:#fbfaf7">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${escaped(preheader)}</div>
<div class="paper" lang="${language}" dir="${direction(language)}" style="background:#fbfaf7;padding:24px 12px;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Arial,sans-serif">
<div class="sheet" role="article" style="max-width:560px;margin:0 auto;box-sizing:border-box;background:#ffffff;border:1px solid #d9dcd6;border-radius:12px;padding:32px;text-align:start">
${wordmark}
${body.filter((part) => part).join('\n')}
</div>
<div class="soft" style="max-width:560px;margin:16px auto 0;box-sizing:border-box;padding:0 12px;color:#4c5a63;font-size:13px;line-height:1.5;text-align:start">
${footer.map((line) => `<p style="margin:0 0 6px">${escaped(line)}</p>`).join('\n')}
</div></div></body></html>`
  return { html, text: asText(frame, hint) }
}
