import { Link } from 'react-router'
import type { FileFinding, FilePlace } from '../../../main/contract/integrity.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath, unitPath } from '../../app/paths.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { texts } from './texts.ts'

/** Where each kind of place is opened. */
const paths: Readonly<Record<FilePlace['kind'], (id: string) => string>> = {
  case: casePath,
  sheet: id => `/sheets/${id}`,
  unit: unitPath,
  scan: () => '/more/files',
  import: () => '/more/imports',
}

/** Files that were found damaged or gone, and the cases, sheets and homes that name them. */
export function FindingTable({ findings }: { readonly findings: readonly FileFinding[] }) {
  const t = useTexts(texts)
  return (
    <table className="stored-files-table">
      <thead>
        <tr>
          <th>{t('belongsTo')}</th>
          <th>{t('file')}</th>
          <th>{t('found')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ file, why, foundAt, repairedAt, places }) => (
          <tr key={`${file} ${foundAt}`}>
            <td>
              {places.length === 0 ? t('nowhere') : null}
              {places.map(place => (
                <Link key={`${place.kind} ${place.id}`} to={paths[place.kind](place.id)}>
                  {t(`place.${place.kind}`, { name: place.name ?? '' })}
                </Link>
              ))}
            </td>
            <td>
              {repairedAt === null ? (
                <StateTag tone="overdue">{t(`why.${why}`)}</StateTag>
              ) : (
                <StateTag tone="done">{t('repaired')}</StateTag>
              )}{' '}
              <code>{file}</code>
            </td>
            <td>
              <Time at={repairedAt ?? foundAt} as="moment" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
