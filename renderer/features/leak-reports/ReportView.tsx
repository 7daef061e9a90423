import {
  chartOf,
  minutesWords,
  type ReportColumnKind,
  type ReportContent,
  type ReportTable,
  type ReportValue,
} from '../../../main/contract/report-content.ts'
import { formatMoment, formatMoney } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ChartPicture } from './ChartPicture.tsx'
import { texts } from './texts.ts'

/** Most rows of one table on the screen. */
const mostRows = 100

/** A report as it will stand on paper: sections with words, charts and their tables. */
export const ReportView = ({ content }: { readonly content: ReportContent }) => (
  <article className="leak-report" aria-label={content.title}>
    {content.notes.map(note => (
      <p key={note} className="leak-report-notes">
        {note}
      </p>
    ))}
    {content.sections.map(({ heading, blocks }) => (
      <section key={heading}>
        <h2>{heading}</h2>
        {blocks.map(block =>
          block.kind === 'words' ? (
            <p key={block.text} className="leak-report-words">
              {block.text}
            </p>
          ) : (
            <TableAndChart key={block.table.name} table={block.table} heading={heading} />
          ),
        )}
      </section>
    ))}
  </article>
)

const figures: readonly ReportColumnKind[] = ['number', 'minutes', 'money']
const side = (kind: ReportColumnKind) => (figures.includes(kind) ? 'leak-report-right' : undefined)

function TableAndChart({ table, heading }: { readonly table: ReportTable; readonly heading: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const say = (value: ReportValue, kind: ReportColumnKind) => {
    if (value === null) return '—'
    if (typeof value === 'string') return value
    if (kind === 'time') return formatMoment(value, language)
    if (kind === 'money') return formatMoney(value)
    return kind === 'minutes' ? minutesWords(value, language) : String(value)
  }
  const { columns, name } = table
  const chart = chartOf(table, say)
  const chartTitle = table.chart?.title ?? name
  const rows = table.rows.slice(0, mostRows)
  const plain = table.workbookOnly !== true
  return (
    <>
      {chart ? <ChartPicture chart={chart} title={chartTitle} captioned={chartTitle !== heading} /> : null}
      {plain && rows.length === 0 ? <p className="leak-report-words">{t('none')}</p> : null}
      {plain && rows.length > 0 ? (
        <div className="leak-report-scroll" tabIndex={0} role="region" aria-label={name}>
          <table className={columns.length <= 2 ? 'leak-report-narrow' : undefined}>
            <thead>
              <tr>
                {columns.map(({ title, kind }) => (
                  <th key={title} scope="col" className={side(kind)}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={JSON.stringify(row)}>
                  {columns.map(({ title, kind }, index) => (
                    <td key={title} className={side(kind)}>
                      {say(row[index] ?? null, kind)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {plain && table.rows.length > rows.length ? (
        <p className="leak-report-notes">{t('rows', { count: table.rows.length, shown: rows.length })}</p>
      ) : null}
    </>
  )
}
