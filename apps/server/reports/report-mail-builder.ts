import { formatMoney } from '#shared/money.ts'
import { formatMonth, month as monthFrom } from '#shared/reports/month.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { mailParts } from '../ports/mail-parts.ts'
import { wordsFor } from '../ports/words.ts'
import { keepReportFile } from './report-file.ts'
import { reportColumns, storedReport } from './stored-report.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** To every person of the creditor, with the report as PDF and the figures that people look for first. */
export const buildMonthlyReport: BuildMail = async (house, data, _secrets, language) => {
  const words = wordsFor(language, 'mails')
  const reportId = text(data['reportId'])
  const row = await house.db.monthlyReport.findUniqueOrThrow({
    where: { id: reportId },
    select: reportColumns,
  })
  const { month, report } = storedReport(row, { name: '', country: '' })
  const shown = { month: formatMonth(monthFrom(month), language) }
  const { key, name, type } = await keepReportFile(house, reportId, 'PDF', language)
  const figures = report.currencies.flatMap(({ currency, figures: { claim, net } }) =>
    (['recovered', 'net', 'closing'] as const).map((word) => ({
      label: words(`monthlyReport.${word}`, { currency }),
      value: formatMoney(word === 'net' ? net : claim[word], currency, language),
      strong: word === 'net',
    })),
  )
  return {
    ...mailParts(
      { language, agency: house.config.agency },
      {
        subject: words('monthlyReport.subject', shown),
        name: text(data['name']) || null,
        paragraphs: [words('monthlyReport.opening', shown)],
        figures,
        action: {
          label: words('monthlyReport.action'),
          url: `${house.config.publicUrl}/app/account/reports/${month}`,
        },
        afterwards: [words('monthlyReport.why')],
      },
    ),
    attachments: [{ name, type, bytes: await house.files.bytes(key) }],
  }
}
