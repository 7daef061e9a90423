import type { Outputs } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import './standby.css'
import { texts } from './texts.ts'

/** Entries to be made again, in the order they were made, as a table that prints. */
export function LaterList({ entries }: { readonly entries: Outputs['standby']['showLater'] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  return (
    <table className="standby-later">
      <caption>{t('laterCount', { count: entries.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('later.at')}</th>
          <th scope="col">{t('later.what')}</th>
          <th scope="col">{t('later.words')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ at, who, what, about, words }, index) => (
          // Entries have no name of their own, and their order is fixed.
          <tr key={`${at}-${index}`}>
            <td className="desk-figures">
              {formatMoment(at, language)}
              <br />
              <span className="desk-soft">{who ?? '—'}</span>
            </td>
            <td>
              {what}
              {about === null ? null : (
                <>
                  <br />
                  <span className="desk-soft">{about}</span>
                </>
              )}
            </td>
            <td>{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
